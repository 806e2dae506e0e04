import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { works } from "./works.ts"

/** The folder of this bench's sources: the Python beside them is not built. */
export const folder = fileURLToPath(new URL("../../../bench/numpy/", import.meta.url))

/** The project's Python. */
export const python =
  process.env.CELLWISE_PYTHON ?? fileURLToPath(new URL("../../../.venv/bin/python", import.meta.url))

/** NumPy as the golden files have it: the one whose bits are promised, on one thread. */
export const oracle = {
  NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR",
  OPENBLAS_CORETYPE: "Haswell",
  OPENBLAS_NUM_THREADS: "1",
}

/** What would make NumPy another than the one installed. */
const settings = [...Object.keys(oracle), "OPENBLAS_L2_SIZE", "OMP_NUM_THREADS"]

/** NumPy as installed, whatever the environment presets, or on one thread with Haswell's kernels. */
function environmentOf(oneThread: boolean): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !settings.includes(name))
  const { OPENBLAS_CORETYPE, OPENBLAS_NUM_THREADS } = oracle
  return { ...Object.fromEntries(kept), ...(oneThread && { OPENBLAS_CORETYPE, OPENBLAS_NUM_THREADS }) }
}

function runWorks(oneThread: boolean, ...args: readonly string[]): string {
  return execFileSync(python, ["-B", "works.py", ...args], {
    cwd: folder,
    env: environmentOf(oneThread),
    encoding: "utf8",
  })
}

/** NumPy's version, and the kernels and threads of its matrix products, as the process says that runs them. */
export function describePython(oneThread: boolean): string {
  return runWorks(oneThread, "--describe").trim()
}

/** Seconds of one call in a fresh Python. */
export function measurePython(name: string, seconds: number, oneThread: boolean): number {
  return (JSON.parse(runWorks(oneThread, String(seconds), name)) as [string, number])[1]
}

/** How many calls fill the time. */
function callsWithin(work: () => unknown, seconds: number): number {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < seconds * 1000) {
    work()
    count++
  }
  return Math.max(1, count >> 1)
}

/**
 * Seconds of one call here: the best mean of batches that fill the time, as works.py measures. It begins with a turn
 * of the event loop, as a notebook's cell does: what earlier ones left is given back.
 */
export async function measureWork(name: string, seconds: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve))
  const work = works[name]!()
  const count = callsWithin(work, seconds / 10)
  let best = Infinity
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const start = performance.now()
    for (let call = 0; call < count; call++) work()
    best = Math.min(best, (performance.now() - start) / count)
  }
  return best / 1000
}
