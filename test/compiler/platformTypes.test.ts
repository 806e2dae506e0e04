import { afterAll, expect, test } from "vitest"
import { mentionsPlatform } from "../../kernel/compiler/platformTypes.ts"
import { createFolder } from "./folder.ts"
import { ReplNotebook } from "./replSession.ts"

const folder = createFolder()
const notebook = await ReplNotebook.open(folder.path)
afterAll(async () => {
  await notebook.close()
  folder.remove()
})

async function refusal(cell: string): Promise<string> {
  return (await notebook.run(cell)).error?.evalue ?? "none"
}

test("Node's names are seen where they are mentioned, not in comments, strings or members", () => {
  for (const text of [
    "process.argv",
    "f(Buffer)",
    `\`\${performance.now()}\``,
    "globalThis.fetch",
    "let t: NodeJS.Timeout",
  ])
    expect(mentionsPlatform(text), text).toBe(true)
  for (const text of [
    "// process it",
    "/* fetch */ 1",
    "'process'",
    'x["fetch"] ',
    "unit.process",
    "console.log(Math.PI)",
  ])
    expect(mentionsPlatform(text), text).toBe(false)
})

test("console is there from the start, everything else of Node's as soon as a cell needs it", async () => {
  expect(await notebook.value("console.log.name")).toBe("log")
  expect(await refusal("console.lg(1)")).toBe("Property 'lg' does not exist on type 'Console'. (TS2339)")
  expect(await refusal("const n: string = process.argv")).toBe(
    "Type 'string[]' is not assignable to type 'string'. (TS2322)",
  )
})

test("what Node adds to the language's own objects is no error in a first cell", async () => {
  for (const cell of [
    "typeof import.meta.dirname",
    "Error.stackTraceLimit > 0",
    "typeof globalThis.process.pid",
  ]) {
    const other = await ReplNotebook.open(folder.path)
    expect((await other.run(cell)).error?.evalue, cell).toBeUndefined()
    await other.close()
  }
})

test("a first cell may import a module whose types are Node's", async () => {
  const other = await ReplNotebook.open(folder.path)
  expect(
    (await other.run('import { join } from "node:path"\nconst n: number = join("a", "b")')).error?.evalue,
  ).toBe("Type 'string' is not assignable to type 'number'. (TS2322)")
  await other.close()
})

test("Node's names are offered before their types are there", async () => {
  const other = await ReplNotebook.open(folder.path)
  const offered = async (text: string) =>
    (await other.compiler.complete(text, text.length)).matches.map((item) => item.text)
  expect(await offered("proc")).toEqual(["process"])
  expect(await offered("process.arg")).toEqual(["argv", "argv0"])
  expect(await offered("np.proc")).toEqual([])
  await other.close()
})
