import { describe, expect, it } from "vitest"
import { compareOutputs, type OwnedOutput } from "../../src/lesson/compare/output.ts"

const stderr = (text: string): OwnedOutput[] => [
  { cell: 0, output: { output_type: "stream", name: "stderr", text } },
]

const overflow = "RuntimeWarning: overflow encountered in exp\n"
const division = "RuntimeWarning: divide by zero encountered in log\n"

/** A warning as ipykernel shows it: the file and line, and the line's code below. */
const inPython = (line: number, warning: string) =>
  `/tmp/ipykernel_1/350.py:${line}: ${warning}  return f(x)\n`

function compare(python: string, typescript: string) {
  const [compared] = compareOutputs(stderr(python), stderr(typescript), { rtol: null })
  return compared
}

describe("warnings on stderr", () => {
  it.each([
    ["one", inPython(3, overflow), overflow],
    ["two", inPython(3, overflow) + inPython(5, division), overflow + division],
    ["one from two lines", inPython(3, overflow) + inPython(4, overflow), overflow],
    ["one beside other text", `loading\n${inPython(3, overflow)}done\n`, `loading\n${overflow}done\n`],
    ["one of an older notebook", `<ipython-input-5-1a>:3: ${overflow}  exp(x)\n`, overflow],
  ])("%s are the same wherever they come from", (_, python, typescript) => {
    expect(compare(python, typescript)).toMatchObject({
      verdict: "format",
      reason: "the same warnings; Python says where",
      pythonText: python,
    })
  })

  it.each([
    ["another", inPython(3, overflow), division],
    ["one less", inPython(3, overflow) + inPython(5, division), overflow],
    ["one more", inPython(3, overflow), overflow + division],
    ["other text", inPython(3, overflow), `${overflow}done\n`],
  ])("%s is different", (_, python, typescript) => {
    expect(compare(python, typescript)?.verdict).toBe("different")
  })

  it("are identical only where every character is", () => {
    expect(compare(overflow, overflow)?.verdict).toBe("identical")
  })
})
