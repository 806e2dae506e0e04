import { type Message, newBroadcast, type Wire } from "../wire/index.ts"
import { textField } from "./fields.ts"

interface Waiting {
  readonly request: Message
  readonly answer: (value: string) => void
}

/** The stdin channel: asks a front end for a line of text in the name of a cell that it has sent. */
export class Stdin {
  readonly #wire: Wire
  /** The cells run one at a time, so one question is open; one that an interrupt has left goes with the next. */
  #waiting: Waiting | undefined

  constructor(wire: Wire) {
    this.#wire = wire
    void wire.receive("stdin", (message) => this.#receive(message))
  }

  /**
   * Sends `input_request` to the front end that sent `parent`, by its routing identity, and waits for the answer.
   */
  ask(parent: Message, prompt: string, password: boolean): Promise<string> {
    const question = newBroadcast("input_request", parent, { content: { prompt, password } })
    const request = { ...question, identities: parent.identities }
    return new Promise((answer) => {
      this.#waiting = { request, answer }
      this.#wire.send("stdin", request)
    })
  }

  #receive(message: Message): void {
    try {
      this.#answer(message)
    } catch (error) {
      process.stderr.write(`cellwise kernel: ${(error as Error).message}\n`)
    }
  }

  /** Some clients do not name the question they answer; one that names another answers none. */
  #answer(message: Message): void {
    const { header, parent_header } = message
    if (header.msg_type !== "input_reply")
      throw new TypeError(`stdin: message must be an input_reply, got ${JSON.stringify(header.msg_type)}`)
    const waiting = this.#waiting
    const value = textField(message, "value")
    if (waiting === undefined || isOfAnother(parent_header.msg_id, waiting)) return
    this.#waiting = undefined
    waiting.answer(value)
  }
}

/** JupyterLab names the question as the parent, jupyter_client nothing. */
function isOfAnother(msg_id: string | undefined, { request }: Waiting): boolean {
  return msg_id !== undefined && msg_id !== request.header.msg_id
}
