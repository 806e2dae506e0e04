// What a trace costs: the seed lesson's LSTM step without the compiler's marks, with them while no trace
// is on, and traced; and what it takes to make the trace of what was recorded. All are run in turns, so
// that what else the machine does falls on all alike; the best of the turns counts.
import { np, trace } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { createStep, type LstmStep } from "./lstmStep.ts"

const rounds = Number(process.env.CELLWISE_BENCH_ROUNDS ?? 60)

/** Microseconds of one step in a run over a sequence. */
function timeSteps(step: LstmStep, x: NDArray, steps: number): number {
  let [h, c] = [np.zeros(x.size), np.zeros(x.size)] as [NDArray, NDArray]
  const start = performance.now()
  for (let i = 0; i < steps; i++) [h, c] = step(x, h, c)
  return ((performance.now() - start) * 1000) / steps
}

function measure(units: number, steps: number): readonly string[] {
  const x = np.random.default_rng(1).normal(0, 1, units) as NDArray
  const [plain, marked] = [createStep(units, false), createStep(units, true)]
  const traced = trace(marked)
  const best = { plain: Infinity, off: Infinity, on: Infinity, assemble: Infinity }
  for (let round = 0; round < rounds; round++) {
    best.plain = Math.min(best.plain, timeSteps(plain, x, steps))
    best.off = Math.min(best.off, timeSteps(marked, x, steps))
    traced.clear()
    best.on = Math.min(best.on, timeSteps(traced as unknown as LstmStep, x, steps))
    const start = performance.now()
    if (traced.trace.recorded !== steps) throw new Error(`bench: ${steps} steps must be recorded`)
    best.assemble = Math.min(best.assemble, ((performance.now() - start) * 1000) / steps)
  }
  const [plainText, onText] = [best.plain, best.on].map((time) => `${time.toFixed(2)} us`)
  const off = `${((best.off / best.plain - 1) * 100).toFixed(1)} %`
  const on = `${(best.on / best.off).toFixed(2)} x`
  return [String(units), plainText!, off, onText!, on, `${best.assemble.toFixed(2)} us`]
}

const header = ["units", "a step", "marks, off", "traced", "traced / off", "its trace, a step"]
const table = [header, measure(4, 400), measure(32, 200), measure(128, 100)]
for (const row of table) console.log(row.map((cell) => cell.padStart(18)).join(""))
