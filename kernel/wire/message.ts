import { randomUUID } from "node:crypto"

/** The protocol version this kernel speaks (jupyter_client, "Messaging in Jupyter"). */
export const protocolVersion = "5.5"

/** A message's header; fields keep the wire's names. */
export interface Header {
  readonly msg_id: string
  readonly msg_type: string
  readonly session: string
  readonly username: string
  readonly date: string
  readonly version: string
}

export type Content = Readonly<Record<string, unknown>>

/** A Jupyter message: ZeroMQ routing identities, four JSON parts, binary buffers. */
export interface Message {
  readonly identities: readonly (Buffer | string)[]
  readonly header: Header
  /** The header of the request that caused this message; empty when nothing did. */
  readonly parent_header: Header | Record<string, never>
  readonly metadata: Content
  readonly content: Content
  readonly buffers: readonly Buffer[]
}

/** What differs from one message to the next; the rest is derived. */
export interface Payload {
  readonly content: Content
  readonly metadata?: Content
  readonly buffers?: readonly Buffer[]
}

/** One id for the whole life of this kernel process. */
const session = randomUUID()

function createHeader(msg_type: string): Header {
  return {
    msg_id: randomUUID(),
    msg_type,
    session,
    username: "kernel",
    date: new Date().toISOString(),
    version: protocolVersion,
  }
}

/**
 * A message for every subscriber of IOPub; its topic is its type.
 * @param parent - the request that caused it, if one did
 */
export function newBroadcast(msg_type: string, parent: Message | undefined, payload: Payload): Message {
  return {
    identities: [msg_type],
    header: createHeader(msg_type),
    parent_header: parent?.header ?? {},
    metadata: payload.metadata ?? {},
    content: payload.content,
    buffers: payload.buffers ?? [],
  }
}

/** The reply to a request: type, parent and identities follow from it. */
export function newReply(request: Message, payload: Payload): Message {
  const msg_type = request.header.msg_type.replace(/_request$/, "_reply")
  return { ...newBroadcast(msg_type, request, payload), identities: request.identities }
}
