import { host } from "../host.ts"

/** JSON that a comm message carries. */
export type CommData = Readonly<Record<string, unknown>>

/** Binary data that goes with it: sent as it is, in order, and not as part of the JSON. */
export type CommBuffer = ArrayBuffer | ArrayBufferView

/** Takes a message. What it returns is waited for: until then the kernel says that it is busy. */
export type CommListener = (data: CommData, buffers: readonly Uint8Array[]) => unknown

/**
 * One end of a comm: a line to the front end on which both sides may send at any time between cells.
 *
 * Source: Jupyter messaging protocol 5.5, "Custom Messages".
 */
export class Comm {
  readonly comm_id: string
  readonly target_name: string
  readonly #forget: () => void
  #isOpen = true
  #onMessage: CommListener = () => {}
  #onClose: CommListener = () => {}

  /** Cells use `comms.open`, or get one in `comms.register`. @param forget - told when it has closed */
  constructor(comm_id: string, target_name: string, forget: () => void) {
    this.comm_id = comm_id
    this.target_name = target_name
    this.#forget = forget
  }

  /** False once either side has closed it. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Lets `listener` take the messages that come; the latest listener counts. */
  onMessage(listener: CommListener): void {
    this.#onMessage = listener
  }

  /** Lets `listener` know when the other side closes it, or its front end or process is gone. */
  onClose(listener: CommListener): void {
    this.#onClose = listener
  }

  /**
   * Sends a message to the other side.
   * @param buffers - typed arrays, array buffers or views of them
   * @throws TypeError when `data` is not JSON; Error when the comm is closed
   */
  send(data: CommData = {}, buffers: readonly CommBuffer[] = []): void {
    if (!this.#isOpen) throw new Error(`comm.send: the comm must be open, got a closed ${this.target_name}`)
    post("comm_msg", this, data, buffers)
  }

  /** Closes both ends; nothing happens when it is closed already. */
  close(data: CommData = {}, buffers: readonly CommBuffer[] = []): void {
    if (!this.#isOpen) return
    post("comm_close", this, data, buffers)
    this.#end()
  }

  /** What the other side has sent. The kernel calls it. */
  take(msg_type: "comm_msg" | "comm_close", data: CommData, buffers: readonly Uint8Array[]): unknown {
    if (msg_type === "comm_msg") return this.#onMessage(data, buffers)
    this.#end()
    return this.#onClose(data, buffers)
  }

  #end(): void {
    this.#isOpen = false
    this.#forget()
  }
}

/** Sends a message to the front end. @throws TypeError when `data` is not JSON or a buffer is not binary */
export function post(
  msg_type: "comm_open" | "comm_msg" | "comm_close",
  { comm_id, target_name }: Comm,
  data: CommData,
  buffers: readonly CommBuffer[],
): void {
  checkData(data)
  host.sendComm?.({ msg_type, comm_id, target_name, data, buffers: buffers.map(bytesOf) })
}

/** As it would be refused by the wire, but here, in the author's own line. */
function checkData(data: CommData): void {
  try {
    JSON.stringify(data)
  } catch (error) {
    throw new TypeError(`comm: data must be JSON, got ${(error as Error).message.split("\n")[0]}`)
  }
}

/** The bytes that a view shows, not all of the buffer behind it. */
function bytesOf(buffer: CommBuffer): Uint8Array {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer)
  if (!ArrayBuffer.isView(buffer))
    throw new TypeError(`comm: buffers must be typed arrays or array buffers, got ${typeof buffer}`)
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}
