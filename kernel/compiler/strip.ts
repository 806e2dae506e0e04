/** Types out, JavaScript left: oxc for nearly everything, esbuild where V8 cannot parse what remains. */
import { createRequire } from "node:module"
import { basename } from "node:path"
import { transformSync } from "oxc-transform"
import { locationOf } from "./lines.ts"
import { type Cell, parseCell, walk } from "./syntax.ts"

export interface Stripped {
  readonly code: string
  /** Source map (version 3, JSON text or object) from `code` to the text that came in. */
  readonly map:
    | string
    | {
        readonly mappings: string
        readonly names: readonly string[]
        readonly sources: readonly string[]
        readonly version: number
      }
}

/** Strips the types of `text`, which is `cell` with its operators rewritten. */
export async function stripTypes(cell: Cell, text: string, hasLegacyDecorators = false): Promise<Stripped> {
  return (needsLowering(cell) ? undefined : maybeStrip("cell.ts", text)) ?? lower(text, hasLegacyDecorators)
}

/**
 * Strips the types of a module's text in one go, as a loader of modules must.
 *
 * @throws SyntaxError - the text does not parse
 */
export function stripTypesAtOnce(name: string, text: string, hasLegacyDecorators = false): Stripped {
  const cell = parseCell(text)
  const [problem] = cell.problems
  if (problem) {
    const { line } = locationOf(text, problem.start)
    throw new SyntaxError(`${basename(name)}, line ${line}: ${problem.message}`)
  }
  const stripped = needsLowering(cell) ? undefined : maybeStrip(name, text, false)
  const options = lowering(name, hasLegacyDecorators)
  return stripped ?? createRequire(import.meta.url)("esbuild").transformSync(text, options)
}

/** Types removed by oxc; undefined where it cannot. */
function maybeStrip(name: string, text: string, onlyRemoveTypeImports = true): Stripped | undefined {
  const { code, map, errors } = transformSync(name, text, {
    lang: "ts",
    sourceType: "module",
    sourcemap: true,
    target: "esnext",
    typescript: { onlyRemoveTypeImports },
  })
  const failure = errors.find((error) => error.severity === "Error")
  return failure || !map ? undefined : { code, map }
}

/**
 * Decorators, `accessor` and `using`, which Node 20 does not parse, and namespaces: oxc does not see in one what an
 * earlier one of the same name exports.
 */
function needsLowering(cell: Cell): boolean {
  let found = false
  walk(cell.program, (node) => {
    const isUsing = node.type === "VariableDeclaration" && /using/.test(node.kind)
    const isNew = node.type === "Decorator" || node.type === "AccessorProperty"
    if (isUsing || isNew || node.type === "TSModuleDeclaration") found = true
    return !found
  })
  return found
}

async function lower(text: string, hasLegacyDecorators: boolean): Promise<Stripped> {
  const esbuild = await import("esbuild")
  const { code, map } = await esbuild.transform(text, lowering("cell.ts", hasLegacyDecorators, true))
  return { code, map }
}

function lowering(sourcefile: string, experimentalDecorators: boolean, verbatimModuleSyntax = false) {
  const compilerOptions = { verbatimModuleSyntax, experimentalDecorators, useDefineForClassFields: true }
  return {
    loader: "ts",
    target: "es2022",
    sourcemap: true,
    sourcefile,
    tsconfigRaw: { compilerOptions },
  } as const
}
