import { MessageChannel, type MessagePort } from "node:worker_threads"

/** The way answers take to a thread that stands still: the watcher posts one, counts it and wakes the thread. */
export interface AnswerLine {
  readonly port: MessagePort
  readonly count: Int32Array<SharedArrayBuffer>
}

const { port1, port2 } = new MessageChannel()
const count = new Int32Array(new SharedArrayBuffer(4))

/** Where answers arrive; the count has changed when one may be at the port. */
export const answerReceiver: AnswerLine = { port: port1, count }

/** To be handed to the watcher. */
export const answerSender: AnswerLine = { port: port2, count }
