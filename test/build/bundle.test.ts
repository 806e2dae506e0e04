import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import * as cellwise from "../../src/index.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What a program that imports the built package prints, as JSON. */
function evaluate(program: string): unknown {
  const options = { cwd: root, encoding: "utf8" } as const
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", program], options))
}

/** The files of dist/ and the packages that importing a file loads at once, itself included. */
function findLoaded(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found
  found.add(path)
  if (!path.startsWith("/")) return found
  const imports = readFileSync(path, "utf8").matchAll(/^(?:import|export|\}) ?(?:.* from )?"([^"]+)";$/gm)
  for (const [, specifier = ""] of imports) {
    findLoaded(specifier.startsWith(".") ? join(dirname(path), specifier) : specifier, found)
  }
  return found
}

const entries = ["src/index.js", "src/operators/index.js", "src/view/index.js"]
const lazy = ["mathjs/number", "esbuild", "@resvg/resvg-js", "markdown-it"]

describe("The built package", () => {
  it.each([...entries, "kernel/cli/main.js", "kernel/session/child/main.js"])(
    "loads a few files, and nothing that is imported lazily: %s",
    (entry) => {
      const loaded = [...findLoaded(join(root, "dist", entry))]
      expect(loaded.filter((path) => path.startsWith("/")).length).toBeLessThan(15)
      expect(loaded.filter((path) => lazy.includes(path))).toEqual([])
    },
  )

  it("has one NDArray, whichever of its entries made the array", () => {
    const program = `
      import { np, NDArray } from "cellwise"
      import { add } from "cellwise/operators"
      import { arrayPayload, registerViews } from "cellwise/view"
      import { registerViews as same } from "cellwise"
      const x = add(np.array([1, 2]), 1)
      console.log(JSON.stringify([x instanceof NDArray, arrayPayload([x], "array").total, registerViews === same]))`
    expect(evaluate(program)).toEqual([true, 1, true])
  })

  it("calls its functions and classes as the sources do", () => {
    const program = `
      import * as cellwise from "cellwise"
      const { np, math } = cellwise
      console.log(JSON.stringify([cellwise, np, np.linalg, np.random, math].map(${namesOf})))`
    const { np, math } = cellwise
    expect(evaluate(program)).toEqual([cellwise, np, np.linalg, np.random, math].map(namesOf))
  })
})

function namesOf(namespace: object) {
  return Object.entries(namespace)
    .map(([key, value]) => `${key}: ${typeof value === "function" ? value.name : typeof value}`)
    .sort()
}
