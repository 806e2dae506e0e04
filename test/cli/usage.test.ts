import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { cellwise, makeFolder, notebookText, resultOf } from "./cli.ts"

const folder = makeFolder()
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const python = file("a.python.ipynb", notebookText("python", ["1"], [[resultOf("1")]]))
const port = file("a.ipynb", notebookText("typescript", ["1"], [[resultOf("1")]]))

describe("cellwise", () => {
  it("lists its commands, and ends with 2 when none is given", () => {
    const { exitCode, stdout } = cellwise("--help")
    expect(exitCode).toBe(0)
    for (const name of ["run", "compare", "export", "install", "uninstall", "kernel"])
      expect(stdout).toContain(`  ${name} `)
    expect(cellwise()).toMatchObject({ exitCode: 2, stdout: "", stderr: stdout })
  })

  it.each(["run", "compare", "export"])("explains %s with its options and examples", (name) => {
    const { exitCode, stdout } = cellwise(name, "--help")
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: cellwise ${name} [^]*Exit codes:[^]*Examples:`))
  })

  it.each([
    [["frobnicate"], "cellwise: unknown command 'frobnicate', known are run, compare"],
    [["run"], "cellwise run: expected one notebook, got 0 arguments"],
    [["run", port, port], "cellwise run: expected one notebook, got 2 arguments"],
    [["run", "--frob"], "cellwise run: Unknown option '--frob'"],
    [["run", port, "--output"], "cellwise run: Option '--output <value>' argument missing"],
    [["run", join(folder, "none.ipynb")], "none.ipynb: there is no such file"],
    [["run", folder], ": this is a folder"],
    [["run", file("broken.ipynb", "{")], "broken.ipynb: not readable as JSON"],
    [["run", file("old.ipynb", '{"nbformat": 3}')], "old.ipynb: notebook format must be 4, got 3"],
    [
      ["run", python],
      "a.python.ipynb: a TypeScript notebook is needed here, this one is for a python kernel",
    ],
    [
      ["compare", port, python],
      "a.ipynb: a Python notebook is needed here, this one is for a typescript kernel",
    ],
    [["compare", python], "a.python.ipynb: one argument must be a folder"],
    [["compare", join(folder, "none")], "none: there is no such file"],
    [["compare", python, port, "--rtol", "much"], "--rtol must be a number of 0 or more, got 'much'"],
    [["compare", python, port, "--rtol", "-1"], "cellwise compare: "],
    [
      [
        "compare",
        file(
          "bare.python.ipynb",
          notebookText("python", ["1"]).replaceAll('"execution_count":1', '"execution_count":null'),
        ),
        port,
      ],
      "bare.python.ipynb: it has no outputs",
    ],
  ])("refuses %j in one line, exit code 2", (args, message) => {
    const { exitCode, stdout, stderr } = cellwise(...args)
    expect(stderr).toContain(message)
    expect(stderr.trimEnd().split("\n")).toHaveLength(1)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" })
  })

  it("says that a folder holds no lessons", () => {
    const empty = join(folder, "empty")
    mkdirSync(empty)
    expect(cellwise("compare", empty).stderr).toContain("empty: it holds no NAME.python.ipynb")
  })

  it("leaves nothing behind where it cannot write", () => {
    const closed = file("closed", "")
    const { exitCode, stderr } = cellwise(
      "compare",
      python,
      port,
      "--stored",
      "--json",
      join(closed, "report.json"),
    )
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^cellwise compare: .*report\.json: must be writable, got ENOTDIR\n$/)
    const locked = join(folder, "locked")
    mkdirSync(locked)
    const target = join(locked, "report.json")
    mkdirSync(target)
    chmodSync(target, 0o500)
    expect(cellwise("compare", python, port, "--stored", "--json", target).exitCode).toBe(2)
    expect(readdirSync(locked)).toEqual(["report.json"])
  })

  it.each([
    ["run", ["--output"]],
    ["compare", ["--json"]],
    ["compare", ["--html"]],
  ])("refuses a file that %s %j cannot write before any cell runs", (name, [option = ""]) => {
    const loud = file("loud.ipynb", notebookText("typescript", ['require("fs").writeFileSync("ran", "")']))
    const target = "/proc/no/such/file"
    const notebooks = name === "run" ? [loud] : [python, loud]
    const { exitCode, stdout, stderr } = cellwise(name, ...notebooks, option, target)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" })
    expect(stderr).toMatch(new RegExp(`^cellwise ${name}: ${target}: must be writable, got E[A-Z]+\n$`))
    expect(existsSync(join(folder, "ran"))).toBe(false)
  })

  it("makes no folder for a file that is not written in the end", () => {
    const failing = file("failing.ipynb", notebookText("typescript", ["throw 1"]))
    expect(cellwise("run", failing, "--output", join(folder, "made/for/out.ipynb")).exitCode).toBe(1)
    expect(existsSync(join(folder, "made"))).toBe(false)
  })

  it("writes to a device and does not replace it", () => {
    const device = join(folder, "device")
    symlinkSync("/dev/null", device)
    expect(cellwise("compare", python, port, "--stored", "--json", device).exitCode).toBe(0)
    expect(statSync(device).isFile()).toBe(false)
  })
})

describe("cellwise compare --stored", () => {
  const compare = (typescript: string, ...options: string[]) => {
    const path = file("b.ipynb", notebookText("typescript", ["1"], [[resultOf(typescript)]]))
    return cellwise("compare", python, path, "--stored", ...options)
  }

  it("ends with 0 where all agrees and with 1 where something differs", () => {
    expect(compare("1").exitCode).toBe(0)
    expect(compare("2")).toMatchObject({ exitCode: 1, stderr: "" })
    expect(compare("2").stdout).toContain("1 different")
  })

  it("writes no colours into a pipe", () => {
    expect(compare("2").stdout).not.toContain("\u001b")
  })

  it("writes both reports into folders that it makes", () => {
    const [json, html] = [join(folder, "new/report.json"), join(folder, "new/page.html")]
    expect(compare("1", "--json", json, "--html", html).stdout).toContain(`Written: ${html}`)
    expect([existsSync(json), existsSync(html)]).toEqual([true, true])
    expect(readdirSync(join(folder, "new")).sort()).toEqual(["page.html", "report.json"])
  })

  it("reports an original without a port", () => {
    const lessons = join(folder, "lessons")
    mkdirSync(lessons)
    for (const name of ["one.python.ipynb", "two.python.ipynb"])
      writeFileSync(join(lessons, name), notebookText("python", ["1"], [[resultOf("1")]]))
    writeFileSync(join(lessons, "one.ipynb"), notebookText("typescript", ["1"], [[resultOf("1")]]))
    const { exitCode, stdout } = cellwise("compare", lessons, "--stored")
    expect(exitCode).toBe(1)
    expect(stdout).toContain("two.ipynb is missing")
    expect(stdout).toContain("1 identical")
  })
})
