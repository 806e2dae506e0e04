import { Engine } from "../../kernel/engine.ts"
import { GATES_MIME } from "../../src/view/gates/payload.ts"

/** The LSTM of the seed lesson over sequences, as a notebook runs it. */
const cell = (units: number, steps: number) => `import { np, trace } from "cellwise"
const random = np.random.default_rng(0)
const [W_f, W_i, W_c, W_o] = [0, 1, 2, 3].map(() => random.normal(0, 0.3, [${units}, ${units}]))
const [U_f, U_i, U_c, U_o] = [0, 1, 2, 3].map(() => random.normal(0, 0.3, [${units}, ${units}]))
const [b_f, b_i, b_c, b_o] = [0, 1, 2, 3].map(() => random.normal(0, 0.3, ${units}))
const sigmoid = (x: NDArray) => 1 / (1 + np.exp(-x))
function lstm_step(x: NDArray, h_prev: NDArray, c_prev: NDArray) {
  const f_t = sigmoid(np.dot(W_f, x) + np.dot(U_f, h_prev) + b_f)
  const i_t = sigmoid(np.dot(W_i, x) + np.dot(U_i, h_prev) + b_i)
  const c_tilde = np.tanh(np.dot(W_c, x) + np.dot(U_c, h_prev) + b_c)
  const c_t = f_t * c_prev + i_t * c_tilde
  const o_t = sigmoid(np.dot(W_o, x) + np.dot(U_o, h_prev) + b_o)
  const h_t = o_t * np.tanh(c_t)
  return h_t, c_t
}
const traced = trace(lstm_step)
let [h, c] = [np.zeros(${units}), np.zeros(${units})]
for (const x of random.normal(0, 1, [${steps}, ${units}])) {
  [h, c] = traced(x, h, c)
}
traced`

/**
 * What if: from the question to the new payload, through the process that runs the cells; without the sockets.
 * @returns the median, in milliseconds
 */
export async function timeWhatIf(units: number, steps: number, rounds: number): Promise<number> {
  const engine = new Engine({ directory: process.cwd(), hasFrontEnd: true })
  try {
    const id = await findLiveId(engine, cell(units, steps))
    const comm = { comm_id: "bench", target_name: "cellwise.whatif", buffers: [] }
    await engine.deliver({ msg_type: "comm_open", ...comm, data: { id } }, {})
    const times: number[] = []
    for (let request = 0; request < rounds; request++) {
      const change = { held: [{ name: "f_t", value: request / rounds }] }
      let answers = 0
      const start = performance.now()
      await engine.deliver(
        { msg_type: "comm_msg", ...comm, data: { request, change } },
        {
          onComm({ data }) {
            if (data.method === "answer") answers += 1
          },
        },
      )
      times.push(performance.now() - start)
      if (answers !== 1) throw new Error(`bench: a question must have one answer, got ${answers}`)
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  } finally {
    await engine.dispose()
  }
}

async function findLiveId(engine: Engine, source: string): Promise<string> {
  let id = ""
  const { status } = await engine.execute(source, {
    onOutput(output) {
      if (output.type === "execute_result") id = (output.data[GATES_MIME] as { live: string }).live
    },
  })
  if (status !== "ok" || id === "") throw new Error(`bench: the cell must show a live run, got ${status}`)
  return id
}
