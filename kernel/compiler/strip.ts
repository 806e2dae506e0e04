/** Types out, JavaScript left: oxc for nearly everything, esbuild where V8 cannot parse what remains. */
import { transformSync } from "oxc-transform"
import { type Cell, walk } from "./syntax.ts"

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
export async function stripTypes(cell: Cell, text: string): Promise<Stripped> {
  if (needsLowering(cell)) return lower(text)
  const { code, map, errors } = transformSync("cell.ts", text, {
    lang: "ts",
    sourceType: "module",
    sourcemap: true,
    target: "esnext",
    typescript: { onlyRemoveTypeImports: true },
  })
  const failure = errors.find((error) => error.severity === "Error")
  if (failure || !map) return lower(text)
  return { code, map }
}

/**
 * Decorators and `using`, which Node 20 does not parse, and namespaces: oxc does not see in one what an
 * earlier one of the same name exports.
 */
function needsLowering(cell: Cell): boolean {
  let found = false
  walk(cell.program, (node) => {
    const isUsing = node.type === "VariableDeclaration" && /using/.test(node.kind)
    if (isUsing || node.type === "Decorator" || node.type === "TSModuleDeclaration") found = true
    return !found
  })
  return found
}

async function lower(text: string): Promise<Stripped> {
  const esbuild = await import("esbuild")
  const { code, map } = await esbuild.transform(text, {
    loader: "ts",
    target: "es2022",
    sourcemap: true,
    sourcefile: "cell.ts",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
  })
  return { code, map }
}
