import { receiveMessageOnPort } from "node:worker_threads"
import type { InputReply } from "../messages.ts"
import { answerReceiver } from "./answerLine.ts"
import { findCell } from "./cells.ts"
import { report } from "./report.ts"
import { flushStreams } from "./streams.ts"

let asked = 0

/**
 * Asks the front end and waits, as Python's `input` does: the thread itself stands still, so that the answer
 * can be returned. An interrupt ends the wait as it ends any other. Nothing when the front end cannot be asked.
 */
export function askInput(prompt: string, password: boolean): string | undefined {
  flushStreams()
  const ask = ++asked
  report({ type: "input", cell: findCell(), ask, prompt, password })
  for (;;) {
    const seen = Atomics.load(answerReceiver.count, 0)
    for (let reply = maybeReceive(); reply !== undefined; reply = maybeReceive()) {
      // What was asked before an interrupt may be answered after it.
      if (reply.ask === ask) return reply.value
    }
    Atomics.wait(answerReceiver.count, 0, seen)
  }
}

function maybeReceive(): InputReply | undefined {
  return receiveMessageOnPort(answerReceiver.port)?.message
}
