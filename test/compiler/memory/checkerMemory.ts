import { execFileSync } from "node:child_process"
import { createCompiler } from "../../../kernel/compiler/index.ts"
import { createFolder } from "../folder.ts"

/** A lesson's cell: its values keep their names from cell to cell, its function gets a new one. */
const cell = (n: number) => `const x = np.array([1, 0, 0, ${n}])
const W = np.ones([4, 4]) * 0.5
function step_${n}(x: NDArray, h: NDArray) {
  const z_t = 1 / (1 + np.exp(-np.dot(W, x)))
  return (1 - z_t) * h + z_t * np.tanh(np.dot(W, h) + x)
}
const h = step_${n}(x, np.zeros(4))
h, np.max(h)`

/**
 * Compiles cells of a lesson one after another.
 *
 * @returns the resident memory of TypeScript's process after each of `count` cells, in megabytes
 */
async function measureCheckerMemory(count: number): Promise<number[]> {
  const folder = createFolder()
  let checker = 0
  const onProcess = (pid: number) => {
    checker = pid
  }
  const compiler = await createCompiler({ directory: folder.path, onProcess })
  const measured: number[] = []
  try {
    for (let n = 1; n <= count; n++) {
      const info = { cell: `cell-${n}`, executionCount: n }
      const compiled = await compiler.compile(cell(n), info)
      if (!compiled.ok) throw new Error(compiled.error.traceback.join("\n"))
      await compiler.commit(info.cell)
      measured.push(residentMegabytes(checker))
    }
    return measured
  } finally {
    await compiler.dispose()
    folder.remove()
  }
}

/**
 * How much memory grows from one stretch of `length` cells, which begins at `first`, to the last one of `count` cells:
 * from the most of the first to the least of the last, since a garbage collector lets it swing by as much as it holds.
 */
export async function growthOfChecker(first: number, count: number, length: number): Promise<number> {
  const measured = await measureCheckerMemory(count)
  const early = Math.max(...measured.slice(first - 1, first - 1 + length))
  return Math.min(...measured.slice(-length)) - early
}

function residentMegabytes(pid: number): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024
}
