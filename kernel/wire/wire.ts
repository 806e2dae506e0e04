import * as zmq from "zeromq"
import { decodeMessage, encodeMessage } from "./codec.ts"
import { type Channel, type Connection, channelAddress, channels } from "./connection.ts"
import { maxFrameLength } from "./limits.ts"
import { type Message, newBroadcast } from "./message.ts"
import { createSigner, type Signer } from "./signature.ts"

/** The channels on which requests come in. */
export type RequestChannel = "shell" | "control" | "stdin"

/**
 * No limit on what waits to be sent, so that `send` never blocks; without a timeout it is never put off
 * either, which ZeroMQ's binding does to every 512th message and refuses the next until that is out.
 * Closing waits a second for messages that a client has not fetched yet.
 */
const sending = { sendHighWaterMark: 0, sendTimeout: 0, linger: 1000 }

/** Sockets that take requests. */
const receiving = { ...sending, maxMessageSize: maxFrameLength }

/**
 * The kernel's five sockets. Bytes become messages here and messages bytes; what they mean is the
 * business of `protocol`.
 */
export class Wire {
  readonly #signer: Signer
  readonly #sockets = {
    shell: new zmq.Router(receiving),
    control: new zmq.Router(receiving),
    stdin: new zmq.Router(receiving),
    iopub: new zmq.XPublisher(sending),
    hb: new zmq.Reply({ linger: 0, maxMessageSize: maxFrameLength }),
  }

  private constructor(signer: Signer) {
    this.#signer = signer
    this.#sockets.iopub.verbosity = "allSubs"
  }

  /**
   * Binds all sockets; heartbeats and IOPub subscriptions are answered from now on.
   * @throws Error - an address cannot be bound
   */
  static async bind(connection: Connection): Promise<Wire> {
    const wire = new Wire(createSigner(connection.key, connection.digest))
    for (const channel of channels) await wire.#bindChannel(connection, channel)
    void wire.#echoHeartbeats()
    void wire.#welcomeSubscribers()
    return wire
  }

  /**
   * Calls `handle` with each message of a channel until the wire closes. A message that cannot be
   * trusted or parsed is dropped with a line on stderr.
   */
  async receive(channel: RequestChannel, handle: (message: Message) => void): Promise<void> {
    for await (const frames of this.#sockets[channel]) {
      const message = this.#maybeDecode(frames)
      if (message !== undefined) handle(message)
    }
  }

  /** Sends a message to the client that its identities name. */
  send(channel: RequestChannel, message: Message): void {
    this.#post(channel, message)
  }

  /** Sends a message to all subscribers of IOPub. */
  publish(message: Message): void {
    this.#post("iopub", message)
  }

  /** Closes all sockets; what was sent still goes out, for at most a second. */
  close(): void {
    for (const socket of Object.values(this.#sockets)) socket.close()
  }

  async #bindChannel(connection: Connection, channel: Channel): Promise<void> {
    const address = channelAddress(connection, channel)
    try {
      await this.#sockets[channel].bind(address)
    } catch (error) {
      this.close()
      throw new Error(`${channel}: must be free to bind, got ${(error as Error).message} at ${address}`)
    }
  }

  #post(channel: RequestChannel | "iopub", message: Message): void {
    // Async, since ZeroMQ's binding throws what it refuses at once.
    const send = async () => this.#sockets[channel].send(encodeMessage(message, this.#signer))
    send().catch((error: Error) => {
      process.stderr.write(`cellwise kernel: ${message.header.msg_type} not sent: ${error.message}\n`)
    })
  }

  #maybeDecode(frames: Buffer[]): Message | undefined {
    try {
      return decodeMessage(frames, this.#signer)
    } catch (error) {
      process.stderr.write(`cellwise kernel: refused a ${(error as Error).message}\n`)
      return undefined
    }
  }

  async #echoHeartbeats(): Promise<void> {
    for await (const frames of this.#sockets.hb) await this.#sockets.hb.send(frames)
  }

  /** JEP 65: a client knows from `iopub_welcome` that its subscription has arrived. */
  async #welcomeSubscribers(): Promise<void> {
    for await (const [frame] of this.#sockets.iopub) {
      if (frame?.[0] !== 1) continue
      const subscription = frame.subarray(1)
      const content = { subscription: subscription.toString("utf8") }
      const welcome = newBroadcast("iopub_welcome", undefined, { content })
      this.publish({ ...welcome, identities: [Buffer.from(subscription)] })
    }
  }
}
