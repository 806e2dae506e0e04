// How fast arrays are beside NumPy on the same machine in the same run, and how many of a million
// results of elementary functions and random streams are NumPy's to the bit. NumPy is 1.
import "./relaxedSimd.ts"
import { compareBits } from "./exactness.ts"
import { describePython, measurePython, measureWork } from "./measure.ts"
import { works } from "./works.ts"

const seconds = Number(process.env.CELLWISE_BENCH_SECONDS ?? 0.5)
const rounds = Number(process.env.CELLWISE_BENCH_ROUNDS ?? 3)
const matmul = "matmul of 1024 x 1024, one thread"

/** The largest ratio that each work should have. */
const aims: Readonly<Record<string, number>> = {
  "LSTM step, 27 operations on 4-vectors": 0.5,
  "add of 4-vectors": 0.4,
  "multiply of 4-vectors": 0.4,
  "x[i]": 0.4,
  "x[1:3]": 0.4,
  "LSTM step of 100 units and its backward pass": 1.2,
  "sum of 1e6": 1.5,
  "add of 1e6, out=": 1.5,
  "multiply of 1e6, out=": 1.5,
  "add of 1e6, in place": 1.5,
  "multiply of 1e6, in place": 1.5,
  "add of 1e6": 6,
  "multiply of 1e6": 6,
  "exp of 1e6": 3,
  "tanh of 1e6": 3,
  "log of 1e6": 3,
  [matmul]: 2.5,
  "randn(1e6)": 2,
  "default_rng().normal(1e6)": 2,
}

function time(duration: number): string {
  if (duration < 1e-6) return `${(duration * 1e9).toFixed(0)} ns`
  return duration < 1e-3 ? `${(duration * 1e6).toFixed(2)} us` : `${(duration * 1e3).toFixed(2)} ms`
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** NumPy and ours in turn, so that what else the machine does falls on both. */
async function measure(name: string): Promise<readonly [python: number, ours: number]> {
  const python: number[] = []
  const ours: number[] = []
  for (let round = 0; round < rounds; round++) {
    python.push(measurePython(name, seconds, name === matmul))
    ours.push(await measureWork(name, seconds))
  }
  return [median(python), median(ours)]
}

const verdict = (met: boolean) => (met ? "met" : "missed")

console.log(`Node ${process.version}; medians of ${rounds} rounds, NumPy = 1`)
console.log(`${describePython(false)}; for ${matmul}: ${describePython(true)}\n`)
console.log(
  `${"".padEnd(46)}${"NumPy".padStart(10)}${"Cellwise".padStart(11)}${"ratio".padStart(8)}   at most`,
)
for (const name of Object.keys(works)) {
  const [python, ours] = await measure(name)
  const ratio = ours / python
  const aim = aims[name]!
  console.log(
    `${name.padEnd(46)}${time(python).padStart(10)}${time(ours).padStart(11)}${ratio.toFixed(2).padStart(8)}   ${String(aim).padEnd(5)}${verdict(ratio <= aim)}`,
  )
}

console.log("\nEqual to the bit, of 1,000,000 random inputs or draws")
for (const { name, share, aim } of compareBits()) {
  const percent = share * 100
  console.log(
    `${name.padEnd(46)}${percent.toFixed(4).padStart(10)} %   at least ${`${aim} %`.padEnd(8)}${verdict(percent >= aim)}`,
  )
}
