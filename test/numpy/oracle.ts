import { spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { python } from "../support/python.ts"
import type { Outcome, Program } from "./programs.ts"

/** The same settings as `npm run golden`: one NumPy of the several that live in its wheel. */
const settings = {
  NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR",
  OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE ?? "Haswell",
  OPENBLAS_NUM_THREADS: "1",
}

/** A random call of one of NumPy's names, and what NumPy gives for it. */
export interface LiveCase {
  readonly name: string
  readonly given: readonly string[]
  readonly program: Program
  readonly outcome: Outcome
  /** Of a program of several statements that fails: the kind of its error. */
  readonly failure: "TypeError" | "RangeError" | null
}

/** Random calls drawn and run by the project's Python, one after the other; of one name or table if wanted. */
export async function* liveCases(seed: number, count: number, name?: string): AsyncGenerator<LiveCase> {
  const root = fileURLToPath(new URL("../../", import.meta.url))
  const args = ["-B", "live_numpy.py", String(seed), String(count), ...(name === undefined ? [] : [name])]
  const child = spawn(python, args, {
    cwd: `${root}test/golden`,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  })
  await once(child, "spawn")
  const ended = once(child, "close")
  for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as LiveCase
  const [code] = await ended
  if (code !== 0) throw new Error(`live_numpy.py: must end with 0, got ${code}`)
}
