import { execFileSync } from "node:child_process"
import { expect, test, vi } from "vitest"
import { CellFiles } from "../../kernel/compiler/cellFiles.ts"
import { createCompiler } from "../../kernel/compiler/index.ts"
import { createFolder } from "./folder.ts"
import { openNotebook, ReplNotebook } from "./replSession.ts"

const notebook = await openNotebook()

/** The process ids of TypeScript compilers that this process has started. */
function compilers(): number[] {
  const lines = execFileSync("ps", ["-o", "pid=,ppid=,args=", "-A"], { encoding: "utf8" }).split("\n")
  return lines.flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/)
    return Number(parent) === process.pid && args.includes("--api") ? [Number(pid)] : []
  })
}

test("a compiler process that dies is replaced, and earlier names are still known", async () => {
  await notebook.value("const before = 1.5")
  const [pid] = compilers()
  expect(pid).toBeDefined()
  process.kill(pid!, "SIGKILL")
  expect(await notebook.value("before * 2")).toBe(3)
  expect((await notebook.run("before.x")).error?.evalue).toContain("Property 'x' does not exist")
})

test("one that dies while idle or while it starts is replaced too", async () => {
  const folder = createFolder()
  const pids: number[] = []
  const kill = (pid: number) => {
    pids.push(pid)
    if (pids.length === 1) process.kill(pid, "SIGKILL")
  }
  const compiler = await createCompiler({ directory: folder.path, onProcess: kill })
  const compile = (cell: string) => compiler.compile("1 + 1", { cell, executionCount: 1 })
  expect((await compile("cell-1")).ok).toBe(true)
  process.kill(pids.at(-1)!, "SIGKILL")
  await vi.waitUntil(() => !compilers().includes(pids.at(-1)!))
  expect((await compile("cell-2")).ok).toBe(true)
  expect(pids.length).toBe(3)
  await compiler.dispose()
  folder.remove()
})

test("a reset forgets every name", async () => {
  await notebook.value("const forgotten = 1")
  await notebook.compiler.reset()
  expect((await notebook.run("forgotten")).error?.evalue).toBe("Cannot find name 'forgotten'. (TS2304)")
})

test("the checker keeps a finished cell as declarations of its types", async () => {
  for (let i = 0; i < 30; i++) await notebook.value(`const step_${i} = ${i ? `step_${i - 1} + ` : ""}1.5`)
  expect(await notebook.value("step_29")).toBe(45)
  expect((await notebook.compiler.inspect("step_29", 3, 0)).data["text/plain"]).toBe("step_29: float")
})

test("what cells declared is known whichever file holds it, and a new file is made when all are full", async () => {
  await notebook.value("class Cell { size = 3 }\nconst first = new Cell()\ntype Size = Cell['size']")
  for (let i = 0; i < 70; i++) await notebook.value(`let count_${i % 3} = ${i}`)
  expect(await notebook.value("const again: Cell = first\nconst n: Size = again.size\nn + count_0")).toBe(72)
  expect((await notebook.run("first.width")).error?.evalue).toBe(
    "Property 'width' does not exist on type 'Cell'. (TS2339)",
  )
  const files = new CellFiles()
  const [held] = [files.all.length]
  const changed = Array.from({ length: 64 * (held - 1) + 1 }, () => files.add("export {}"))
  expect(changed.slice(0, -1).every((list) => list.length === 1)).toBe(true)
  expect(changed.at(-1)!.map(({ specifier }) => specifier)).toEqual([`./$cells-${held - 1}`, "./$names"])
})

test("after dispose no process is left", async () => {
  const folder = createFolder()
  const other = await ReplNotebook.open(folder.path)
  const started = compilers().length
  await other.value("1")
  await other.close()
  folder.remove()
  expect(compilers().length).toBeLessThan(started)
})
