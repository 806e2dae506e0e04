import type { Comm, CommBuffer, CommData } from "../../comms/comm.ts"
import { comms } from "../../comms/comms.ts"
import { findLive } from "./kept.ts"

/** What is sent back for one request. */
export interface Answer {
  readonly data: CommData
  readonly buffers?: readonly CommBuffer[]
}

/** Answers for one value that is kept. */
export interface Answering {
  /** What the front end is told at first. */
  readonly ready: CommData
  /** @throws Error whose message is sent instead */
  answer(request: CommData): Answer
}

/**
 * Lets the front end open comms of a name about a value that is kept: `{id}` opens one, `ready` or `gone` is the
 * answer; then each `{request: n, ...}` gets an answer with the same `request`, or a `problem`.
 * @param create - the answering for a value; undefined when the value is of another kind
 */
export function answerAbout(
  target_name: string,
  create: (value: object) => Answering | undefined,
): () => void {
  return comms.register(target_name, (comm, { id }) => {
    const value = findLive(id)
    const answering = value && create(value)
    if (!answering) comm.close({ method: "gone" })
    else {
      comm.send({ method: "ready", ...answering.ready })
      comm.onMessage((request) => answer(comm, answering, request))
    }
  })
}

function answer(comm: Comm, answering: Answering, request: CommData): void {
  try {
    const { data, buffers = [] } = answering.answer(request)
    comm.send({ method: "answer", request: request.request, ...data }, buffers)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    comm.send({ method: "problem", request: request.request, message })
  }
}
