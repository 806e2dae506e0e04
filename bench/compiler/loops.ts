// What a compiled cell costs at run time: the same text in a cell and in plain Node, each in a process of its own.
import { execFileSync } from "node:child_process"
import type { Engine } from "../../kernel/engine.ts"

/** Lines in the middle of a timed text; `t` is its start. */
const steps = "let s = 0, n = 0; for (let i = 0; i < 1e7; i++) { s = s * 0.5 + i; if (i & 1) n = n + 1 }"

/** A program whose last line is its time in milliseconds, each time as a first run: a cell runs once. */
const inFunction = `function loop() { ${steps}; return s + n }
const start = performance.now()
loop()
const time = performance.now() - start`
const atTop = `const start = performance.now()
${steps}
const time = performance.now() - start`

const vectors = (operation: string) => `const a = np.array([0.1, 0.2, 0.3, 0.4])
const b = np.array([0.5, 0.6, 0.7, 0.8])
function repeat(count: number) { for (let i = 0; i < count; i++) ${operation} }
repeat(20000)
const start = performance.now()
repeat(200000)
const time = performance.now() - start`

/** A pair of times to be compared, in milliseconds; the second is the cell's. */
export interface Comparison {
  readonly title: string
  readonly peer: string
  readonly atMost: number
  measure(engine: Engine): Promise<readonly [peer: number, cell: number]>
}

export const comparisons: readonly Comparison[] = [
  {
    title: "1e7 steps in a function",
    peer: "plain Node",
    atMost: 1.1,
    measure: async (engine) => [timeInNode(inFunction), await timeInCell(engine, inFunction)],
  },
  {
    title: "1e7 steps at a cell's top",
    peer: "plain Node",
    atMost: 1.5,
    measure: async (engine) => [timeInNode(atTop), await timeInCell(engine, atTop)],
  },
  {
    title: "a * b of 4-vectors, 200,000 times",
    peer: "np.multiply",
    atMost: 1.1,
    measure: async (engine) => [
      await timeInCell(engine, vectors("np.multiply(a, b)")),
      await timeInCell(engine, vectors("a * b")),
    ],
  },
]

function timeInNode(text: string): number {
  const script = `${text}\nconsole.log(time)`
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }))
}

async function timeInCell(engine: Engine, text: string): Promise<number> {
  let shown = ""
  const result = await engine.execute(`${text}\nconsole.log(time)`, {
    onOutput: (output) => {
      if (output.type === "stream") shown += output.text
    },
  })
  if (result.status === "error") throw new Error(result.error.traceback.join("\n"))
  return Number(shown)
}
