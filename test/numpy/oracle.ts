import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { fromOracle, type Outcome, type Program } from "./programs.ts"

/** The same settings as `npm run golden`: one NumPy of the several that live in its wheel. */
const settings = {
  NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR",
  OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE ?? "Haswell",
  OPENBLAS_NUM_THREADS: "1",
}

/** A live NumPy in one Python process. */
export interface Oracle {
  /** What NumPy gives for each program, in order. */
  ask(programs: readonly Program[]): Promise<Outcome[]>
  close(): void
}

/** Starts the project's Python. */
export function startOracle(): Oracle {
  const root = fileURLToPath(new URL("../..", import.meta.url))
  const python = process.env.CELLWISE_PYTHON ?? `${root}/.venv/bin/python`
  const child: ChildProcess = spawn(python, ["-B", "live_numpy.py"], {
    cwd: `${root}/test/golden`,
    env: { ...process.env, ...settings },
    stdio: ["pipe", "pipe", "inherit"],
  })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  return {
    async ask(programs) {
      child.stdin!.write(programs.map((program) => `${JSON.stringify(program)}\n`).join(""))
      const outcomes: Outcome[] = []
      for (const _ of programs) outcomes.push(fromOracle(JSON.parse((await lines.next()).value) as Outcome))
      return outcomes
    },
    close: () => void child.kill(),
  }
}
