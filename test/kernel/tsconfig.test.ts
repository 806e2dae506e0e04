import { describe, expect, it } from "vitest"
import { openEngine } from "./engine.ts"

const nothing = { error: "", stderr: "" }

describe("the author's tsconfig.json beside the notebook is respected", () => {
  it("its strictness", async () => {
    const run = openEngine({ "tsconfig.json": '{ "compilerOptions": { "strict": false } }' })
    expect(await run("let n: number = null\nn === null")).toEqual({ result: "True", ...nothing })
    const strict = openEngine({
      "tsconfig.json": '{ "compilerOptions": { "noUncheckedIndexedAccess": true } }',
    })
    expect((await strict("const list = [1]\nconst first: number = list[0]")).error).toContain(
      "Type 'number | undefined' is not assignable to type 'number'.",
    )
  })

  it("its paths, in cells, in modules, and when imported dynamically", async () => {
    const run = openEngine({
      "base.json": '{ "compilerOptions": { "paths": { "far": ["./src/far.ts"] } } }',
      "tsconfig.json":
        '{\n  // the lesson\'s own modules\n  "compilerOptions": { "paths": { "@lib/*": ["./src/*"], "far": ["./src/far.ts"] }, },\n}',
      "src/near.ts": "export const near = 1\n",
      "src/far.ts": 'import { near } from "@lib/near"\nexport const far: number = near + 1\n',
    })
    expect(await run('import { near } from "@lib/near"\nimport { far } from "far"\nnear + far')).toEqual({
      result: "3",
      ...nothing,
    })
    expect(await run('(await import("@lib/far")).far')).toEqual({ result: "2", ...nothing })
    expect((await run('import { x } from "@lib/absent"')).error).toContain("Cannot find module '@lib/absent'")
  })

  it("its baseUrl, its lib and its decorators", async () => {
    const run = openEngine({
      "tsconfig.json":
        '{ "compilerOptions": { "baseUrl": "./src", "lib": ["dom", "es2022"], "experimentalDecorators": true } }',
      "src/zero.ts":
        "export const rename = (target: object, key: string, d: PropertyDescriptor) => { d.value = () => key }\n",
    })
    expect(
      await run('import { rename } from "zero"\nclass A { @rename m() { return "" } }\nnew A().m()'),
    ).toEqual({
      result: "'m'",
      ...nothing,
    })
    expect((await run("let element: HTMLElement | undefined\ntypeof element")).result).toBe("'undefined'")
  })

  it("what it extends", async () => {
    const run = openEngine({
      "base.json": '{ "compilerOptions": { "strict": false } }',
      "tsconfig.json": '{ "extends": "./base.json" }',
    })
    expect((await run("let n: number = null; 1")).result).toBe("1")
  })

  it("one that is no JSON is told once, and the defaults hold", async () => {
    const run = openEngine({ "tsconfig.json": '{\n  "compilerOptions": {\n    "strict": fal se\n  }\n}' })
    expect(await run("const n: number = null")).toEqual({
      result: undefined,
      error:
        "TypeError: Type 'null' is not assignable to type 'number'. (TS2322)\n\nIn [1], line 1\n> 1 | const n: number = null\n    |       ^",
      stderr:
        "hint: tsconfig.json, line 3: Expected `,` or `}` but found `Identifier`; cells are checked with the default options\n",
    })
    expect(await run("1 + 1")).toEqual({ result: "2", ...nothing })
  })
})
