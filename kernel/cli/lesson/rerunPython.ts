import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { type Notebook, parseNotebook } from "../../../src/lesson/index.ts"
import { packageRoot } from "../../packageRoot.ts"
import { UsageError } from "../usage-error.ts"

export interface RerunOptions {
  /** The Python to run it with; nbclient, ipykernel and NumPy are needed there. */
  readonly python: string
  /** For `random.seed` and `np.random.seed` before the first cell. */
  readonly seed: number
  /** Seconds that a cell may take; null for no limit. */
  readonly timeout: number | null
}

export interface Rerun {
  readonly notebook: Notebook
  /** The cells' own time. */
  readonly seconds: number
}

/** NumPy as most machines compute it, one order of summation, sets in one order: what makes a run repeat. */
const settings = {
  PYTHONHASHSEED: "0",
  NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR",
  OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE ?? "Haswell",
  OPENBLAS_NUM_THREADS: "1",
}

/**
 * Runs a Python notebook again in a fresh kernel; the file stays as it is.
 *
 * @throws UsageError - that Python cannot be started, lacks a package, or cannot run the notebook at all
 */
export async function rerunPython(path: string, { python, seed, timeout }: RerunOptions): Promise<Rerun> {
  const script = join(packageRoot, "kernel", "python", "rerun.py")
  const args = ["-B", script, path, String(seed), ...(timeout === null ? [] : [String(timeout)])]
  const child = spawn(python, args, {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const said = [text(child.stdout), text(child.stderr)] as const
  const [code] = await once(child, "close").catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${python}: it cannot be started: ${error.message}`)
  })
  const [stdout, stderr] = await Promise.all(said)
  if (code !== 0)
    throw new UsageError(`${python}: it could not run ${path}: ${stderr.trim().split("\n").at(-1)}`)
  const { notebook, seconds } = JSON.parse(stdout) as { notebook: string; seconds: number }
  return { notebook: parseNotebook(notebook, path), seconds }
}
