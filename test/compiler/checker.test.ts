import { execFileSync } from "node:child_process"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createFolder, type Folder } from "./folder.ts"
import { ReplNotebook } from "./replSession.ts"

let folder: Folder
let notebook: ReplNotebook

beforeAll(async () => {
  folder = createFolder()
  notebook = await ReplNotebook.open(folder.path)
})

afterAll(async () => {
  await notebook.close()
  folder.remove()
})

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

test("after dispose no process is left", async () => {
  const other = await ReplNotebook.open(folder.path)
  const started = compilers().length
  await other.value("1")
  await other.close()
  expect(compilers().length).toBeLessThan(started)
})
