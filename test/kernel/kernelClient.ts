import { randomUUID } from "node:crypto"
import * as zmq from "zeromq"
import { decodeMessage, encodeMessage } from "../../kernel/wire/codec.ts"
import { type Connection, channelAddress } from "../../kernel/wire/connection.ts"
import { type Content, type Message, newBroadcast } from "../../kernel/wire/index.ts"
import { createSigner, type Signer } from "../../kernel/wire/signature.ts"

type Channel = "shell" | "control" | "stdin"

/** All that a request led to: its reply, and what IOPub said of it from busy to idle. */
export interface Exchange {
  readonly reply: Message
  readonly published: readonly Message[]
}

interface Pending {
  readonly needsReply: boolean
  reply: Message | undefined
  readonly published: Message[]
  isIdle: boolean
  readonly resolve: (exchange: Exchange) => void
}

/** Many messages may be sent at once (see `sending` of kernel/wire/wire.ts). */
const patient = { linger: 0, sendHighWaterMark: 0, sendTimeout: 0 }

/** A Jupyter client over real sockets. */
export class KernelClient {
  /** Stdin shares the shell's identity, by which the kernel finds whom to ask. */
  readonly #identity = { ...patient, routingId: randomUUID() }
  readonly shell = new zmq.Dealer(this.#identity)
  readonly stdin = new zmq.Dealer(this.#identity)
  readonly control = new zmq.Dealer(patient)
  readonly heartbeat = new zmq.Request({ linger: 0 })
  readonly #iopub = new zmq.Subscriber({ linger: 0 })
  readonly #signer: Signer
  /** Signatures of the kernel are checked by a signer of its own: each remembers what it has seen. */
  readonly #checker: Signer
  readonly #pending = new Map<string, Pending>()
  /** All that was published, in order. */
  readonly published: Message[] = []
  readonly #watchers = new Set<() => void>()

  constructor(connection: Connection) {
    this.#signer = createSigner(connection.key, connection.digest)
    this.#checker = createSigner(connection.key, connection.digest)
    this.#iopub.subscribe("")
    this.#iopub.connect(channelAddress(connection, "iopub"))
    this.shell.connect(channelAddress(connection, "shell"))
    this.stdin.connect(channelAddress(connection, "stdin"))
    this.control.connect(channelAddress(connection, "control"))
    this.heartbeat.connect(channelAddress(connection, "hb"))
    void this.#receiveReplies(this.shell)
    void this.#receiveReplies(this.control)
    void this.#receivePublished()
  }

  /** Sends a message and does not wait. */
  send(
    channel: Channel,
    msg_type: string,
    content: Content,
    buffers: readonly Buffer[] = [],
    parent?: Message,
  ): Message {
    const message = { ...newBroadcast(msg_type, parent, { content, buffers }), identities: [] }
    void this[channel].send(encodeMessage(message, this.#signer))
    return message
  }

  /** Sends a request and waits for its reply and its idle. */
  request(msg_type: string, content: Content, channel: Channel = "shell"): Promise<Exchange> {
    return this.#await(this.send(channel, msg_type, content), true)
  }

  /** Sends a message that has no reply and waits for its idle. */
  tell(msg_type: string, content: Content): Promise<Exchange> {
    return this.#await(this.send("shell", msg_type, content), false)
  }

  /** Runs a cell as a notebook does. */
  execute(code: string, options: Content = {}): Promise<Exchange> {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false }
    return this.request("execute_request", { ...content, stop_on_error: true, ...options })
  }

  /** The next question of a cell. */
  async nextQuestion(): Promise<Message> {
    return decodeMessage(await this.stdin.receive(), this.#checker)
  }

  /** Waits until something has been published that `matches`. */
  async until(matches: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.published.find(matches)
      if (found !== undefined) return found
      await new Promise<void>((resolve) => this.#watchers.add(resolve))
    }
  }

  close(): void {
    for (const socket of [this.shell, this.stdin, this.control, this.heartbeat, this.#iopub]) socket.close()
  }

  #await(message: Message, needsReply: boolean): Promise<Exchange> {
    return new Promise((resolve) => {
      const pending = { needsReply, reply: undefined, published: [], isIdle: false, resolve }
      this.#pending.set(message.header.msg_id, pending)
    })
  }

  async #receiveReplies(socket: zmq.Dealer): Promise<void> {
    for await (const frames of socket) {
      const reply = decodeMessage(frames, this.#checker)
      const pending = this.#pending.get(reply.parent_header.msg_id ?? "")
      if (pending === undefined) continue
      pending.reply = reply
      this.#settle(pending)
    }
  }

  async #receivePublished(): Promise<void> {
    for await (const frames of this.#iopub) {
      const message = decodeMessage(frames, this.#checker)
      this.published.push(message)
      for (const notify of this.#watchers) notify()
      this.#watchers.clear()
      const pending = this.#pending.get(message.parent_header.msg_id ?? "")
      if (pending === undefined) continue
      pending.published.push(message)
      pending.isIdle ||= message.content.execution_state === "idle"
      this.#settle(pending)
    }
  }

  #settle(pending: Pending): void {
    const { needsReply, reply, published, isIdle, resolve } = pending
    if (isIdle && (reply !== undefined || !needsReply)) resolve({ reply: reply as Message, published })
  }
}

/** The types of messages, in order. */
export function typesOf(messages: readonly Message[]): string[] {
  return messages.map(({ header }) => header.msg_type)
}

/** The contents of the messages of one type. */
export function contentsOf(messages: readonly Message[], msg_type: string): Content[] {
  return messages.filter(({ header }) => header.msg_type === msg_type).map(({ content }) => content)
}

/** All text that a stream received. */
export function textOf(messages: readonly Message[], name: "stdout" | "stderr" = "stdout"): string {
  return contentsOf(messages, "stream")
    .filter((content) => content.name === name)
    .map(({ text }) => text)
    .join("")
}

/** The plain text of a cell's result. */
export function resultOf(messages: readonly Message[]): unknown {
  const data = contentsOf(messages, "execute_result")[0]?.data as Content | undefined
  return data?.["text/plain"]
}
