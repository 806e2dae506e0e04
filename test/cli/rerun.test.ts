import { spawnSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { python } from "../support/python.ts"
import { cellwise, makeFolder, notebookText, root } from "./cli.ts"

const folder = makeFolder()
const json = join(folder, "report.json")

function compare(sources: { python: string[]; port: string[] }, ...options: string[]) {
  const files = [join(folder, "a.python.ipynb"), join(folder, "a.ipynb")] as const
  writeFileSync(files[0], notebookText("python", sources.python))
  writeFileSync(files[1], notebookText("typescript", sources.port))
  const before = readFileSync(files[0], "utf8")
  const ended = cellwise("compare", ...files, "--json", json, ...options)
  expect(readFileSync(files[0], "utf8")).toBe(before)
  return { ...ended, report: ended.exitCode === 2 ? null : JSON.parse(readFileSync(json, "utf8")) }
}

describe("cellwise compare --rerun-python", () => {
  it("makes the unseeded seed lesson comparable, by seeding both sides alike", () => {
    const notebooks = ["rnn-lstm-gru.python.ipynb", "rnn-lstm-gru.ipynb"].map((name) =>
      join(root, "notebooks", name),
    )
    for (const seed of ["0", "7"]) {
      const { exitCode } = cellwise(
        "compare",
        ...notebooks,
        "--rerun-python",
        python,
        "--seed",
        seed,
        "--json",
        json,
      )
      expect(exitCode).toBe(0)
      expect(JSON.parse(readFileSync(json, "utf8")).counts).toMatchObject({ identical: 3, notComparable: 0 })
    }
  })

  it("seeds Python's random too, and leaves no name of its own", () => {
    const port = ['import { random } from "cellwise"\nrandom.random()', "'NoneType'"]
    const sources = {
      python: ["import random\nrandom.random()", "type(globals().get('_register')).__name__"],
      port,
    }
    const { report } = compare(sources, "--rerun-python", python)
    expect(report.pairs[0]).toMatchObject({ verdict: "identical", python: "0.8444218515250481" })
    expect(report.pairs[1]).toMatchObject({ verdict: "identical", python: "'NoneType'" })
  })

  it("excuses what Python itself does not repeat", () => {
    const now = {
      python: ["import time as clock\nfor t in map(lambda f: f(), [clock.time]): print(t)"],
      port: ["print(Date.now() / 1000)"],
    }
    const { report } = compare(now, "--rerun-python", python)
    expect(report.pairs[0]).toMatchObject({
      verdict: "notComparable",
      reason: expect.stringMatching(/^(Python's own two runs differ|.* comes from the clock)/),
    })
  })

  it("stops a cell that never ends on either side, and says so", () => {
    const endless = { python: ["while True: pass", "1"], port: ["while (true) {}", "1"] }
    const { report } = compare(endless, "--rerun-python", python, "--timeout", "1")
    expect(report.pairs[0]).toMatchObject({
      python: "KeyboardInterrupt: ",
      typescript: "TimeoutError: the cell did not end within 1 s",
    })
    expect(report.pairs[1].verdict).toBe("identical")
  })

  it.each([
    ["no-such-python", "no-such-python: it cannot be started: spawn no-such-python ENOENT"],
    [process.execPath, `${process.execPath}: it could not run`],
  ])("says in a line that %s is no Python for this", (given, words) => {
    const { exitCode, stderr, report } = compare({ python: ["1"], port: ["1"] }, "--rerun-python", given)
    expect([exitCode, report]).toEqual([2, null])
    expect(stderr).toContain(`cellwise compare: ${words}`)
  })

  it.each([
    [["--seed", "1"], "--seed needs --rerun-python"],
    [["--rerun-python", python, "--seed", "1.5"], "--seed must be a whole number below 2^32, got 1.5"],
  ])("refuses %j", (options, words) => {
    expect(compare({ python: ["1"], port: ["1"] }, ...options)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(words),
    })
  })
})

describe("cellwise compare --json", () => {
  it("writes what docs/comparison.schema.json tells, whatever the verdicts", () => {
    const pin = ["print(5)", "print(6)", "1/0", "[0.5, 2]", "time.time()"]
    compare(
      { python: ["import time", ...pin], port: ["", "print(5)", "print(7)", "1 / 0", "[0.5, 3]"] },
      "--rerun-python",
      python,
    )
    const check =
      "import json, sys, jsonschema; jsonschema.validate(*(json.load(open(f)) for f in sys.argv[1:]))"
    const schema = join(root, "docs", "comparison.schema.json")
    expect(spawnSync(python, ["-c", check, json, schema], { encoding: "utf8" })).toMatchObject({
      status: 0,
      stderr: "",
    })
  })
})

describe("cellwise compare --markdown", () => {
  it("prints a summary whose table no text of an output breaks", () => {
    const { stdout } = compare(
      { python: ["print('a')"], port: ["print('b|`c`')"] },
      "--rerun-python",
      python,
      "--markdown",
      "-",
    )
    expect(stdout.slice(stdout.indexOf("## "))).toMatch(/^## ❌ 1 different\n\n\| lesson \| verdict /)
    expect(stdout).toContain("| a In \\[1\\] stdout | different |")
    expect(stdout).toContain("b\\|\\`c\\`")
  })
})
