import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { np } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { folder, oracle, python } from "./measure.ts"

/** How many results of a function are those of the oracle. */
export interface Share {
  readonly name: string
  readonly share: number
  /** What the share should be, in percent. */
  readonly aim: number
}

const COUNT = 1_000_000
const SEED = 7

/** The floats of a binary file. */
function readFloats(path: string): Float64Array {
  const bytes = readFileSync(path)
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)
}

function shareOf(ours: Float64Array, theirs: Float64Array): number {
  let same = 0
  theirs.forEach((value, k) => {
    if (Object.is(ours[k], value)) same++
  })
  return same / theirs.length
}

const floats = (x: unknown) => (x as NDArray).data as Float64Array

/** Compares a million results each of exp, log and tanh, and a million draws of each normal stream. */
export function compareBits(): readonly Share[] {
  const results = mkdtempSync(join(tmpdir(), "cellwise-exactness-"))
  try {
    const args = ["-B", "exactness.py", results, String(SEED), String(COUNT)]
    execFileSync(python, args, { cwd: folder, env: { ...process.env, ...oracle }, stdio: "inherit" })
    const read = (name: string) => readFloats(join(results, `${name}.bin`))
    const apply = (f: (x: NDArray) => unknown, name: string) => floats(f(np.array(read(name)) as NDArray))
    np.random.seed(SEED)
    const randn = floats(np.random.randn(COUNT))
    const normal = floats(np.random.default_rng(SEED).normal({ size: COUNT }))
    return [
      { name: "exp, NumPy's", share: shareOf(apply(np.exp, "exp-inputs"), read("exp")), aim: 99.8 },
      { name: "log, NumPy's", share: shareOf(apply(np.log, "log-inputs"), read("log")), aim: 99.8 },
      {
        name: "tanh, correctly rounded",
        share: shareOf(apply(np.tanh, "tanh-inputs"), read("tanh")),
        aim: 100,
      },
      { name: "np.random.randn, NumPy's", share: shareOf(randn, read("randn")), aim: 99.99 },
      { name: "default_rng().normal, NumPy's", share: shareOf(normal, read("normal")), aim: 99.99 },
    ]
  } finally {
    rmSync(results, { recursive: true })
  }
}
