import { describe, expect, it } from "vitest"
import { compareLesson, type Output } from "../../src/lesson/index.ts"
import type { Cell } from "../../src/lesson/notebook/notebook.ts"

function side(file: string, source: string, text: string) {
  const outputs: Output[] = text === "" ? [] : [{ output_type: "stream", name: "stdout", text }]
  const cell: Cell = { cell_type: "code", id: "c", metadata: {}, source, outputs, execution_count: 1 }
  return {
    file,
    seconds: null,
    notebook: { nbformat: 4 as const, nbformat_minor: 5, metadata: {}, cells: [cell] },
  }
}

/** A lesson that Python ran twice, beside its port. */
function compare(source: string, first: string, second: string, port: string) {
  const python = {
    ...side("a.python.ipynb", source, first),
    rerun: { seed: 0, again: side("", source, second).notebook },
  }
  const [pair] = compareLesson(python, side("a.ipynb", source, port), { rtol: null }).pairs
  return { verdict: pair?.verdict, reason: pair?.reason }
}

describe("a lesson that Python ran again, twice", () => {
  it("blames no port for what Python does not repeat", () => {
    expect(compare("show()", "0.5 1\n", "0.7 1\n", "0.9 1\n")).toEqual({
      verdict: "notComparable",
      reason:
        "Python's own two runs differ: 1 of 2 numbers differs: line 1: 0.7, the first run has 0.5 (apart by 0.2)",
    })
  })

  it("blames it for what stands beside, and names that", () => {
    expect(compare("show()", "0.5 1\n", "0.7 1\n", "0.9 2\n")).toEqual({
      verdict: "different",
      reason: expect.stringMatching(
        /^1 of 2 numbers differs: line 1: 2, Python has 1|^1 of 2 numbers differs: line 1 is 2/,
      ),
    })
  })

  it("blames it for what Python repeats within the tolerance", () => {
    expect(compare("show()", "0.50000000000000011\n", "0.5\n", "0.75\n").verdict).toBe("different")
  })

  it("does not excuse a draw: both sides were seeded", () => {
    const source = "import numpy as np\nprint(np.random.rand())"
    expect(compare(source, "0.5\n", "0.5\n", "0.75\n").verdict).toBe("different")
  })

  it("excuses an output that Python does not always show", () => {
    expect(compare("show()", "1\n", "", "").verdict).toBe("notComparable")
  })
})
