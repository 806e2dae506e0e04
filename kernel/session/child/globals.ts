import { pythonStr } from "../../../src/display/python.ts"
import * as cellwise from "../../../src/index.ts"
import { typed } from "../../../src/numpy/typed.ts"
import * as operators from "../../../src/operators/index.ts"
import { recorder } from "../../../src/trace/recorder.ts"
import { held } from "./held.ts"
import { createImports } from "./imports.ts"
import { defineRemembered } from "./remembered.ts"

/** What cells find without an import; each may be declared again by a cell. */
const names = ["np", "plt", "print", "display", "input", "password"] as const

/**
 * Puts what compiled cells call on the global object, where loops over its keys do not see it:
 * `$cw` with the operators, `typed`, `str`, the recorder, `import`, `held` and the library; and `require`.
 */
export function defineGlobals(directory: string): void {
  const { import: load, require } = createImports(directory)
  define("$cw", { ...operators, typed, str: pythonStr, rec: recorder, import: load, held, cellwise })
  define("require", require)
  define("__dirname", directory)
  defineRemembered(define)
  const library: Readonly<Record<string, unknown>> = cellwise
  for (const name of names) {
    if (name in library) define(name, library[name])
  }
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false })
}
