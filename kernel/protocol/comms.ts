import type { Content, Message } from "../wire/index.ts"

/** Sends comm messages back to the front end that opened the comm. */
export interface CommPort {
  send(data: Content, buffers?: readonly Buffer[]): void
  close(data?: Content): void
}

/** What the kernel does with an open comm. */
export interface CommHandler {
  message?(data: Content, buffers: readonly Buffer[]): void
  closed?(data: Content): void
}

/** Opens a comm of one target name. */
export type CommTarget = (port: CommPort, data: Content, buffers: readonly Buffer[]) => CommHandler

interface OpenComm {
  readonly target_name: string
  readonly handler: CommHandler
}

type Publish = (msg_type: string, content: Content, parent: Message, buffers?: readonly Buffer[]) => void

/** The comms that are open, and the targets that can be opened. */
export class Comms {
  readonly #targets = new Map<string, CommTarget>()
  readonly #open = new Map<string, OpenComm>()
  readonly #publish: Publish
  /** The message that is being handled: what is sent answers it. */
  #parent: Message | undefined

  constructor(publish: Publish) {
    this.#publish = publish
  }

  register(target_name: string, target: CommTarget): void {
    this.#targets.set(target_name, target)
  }

  /** Open comms by id, of one target or all (`comm_info_reply`). */
  info(target_name?: string): Record<string, { target_name: string }> {
    const open = [...this.#open].filter(
      ([, comm]) => target_name === undefined || comm.target_name === target_name,
    )
    return Object.fromEntries(open.map(([id, comm]) => [id, { target_name: comm.target_name }]))
  }

  /** Opens a comm; one whose target nobody knows is closed at once, as the protocol asks. */
  open(message: Message, comm_id: string, target_name: string, data: Content): void {
    this.#parent = message
    const target = this.#targets.get(target_name)
    const port = this.#createPort(comm_id)
    if (target === undefined) port.close()
    else this.#open.set(comm_id, { target_name, handler: target(port, data, message.buffers) })
  }

  message(message: Message, comm_id: string, data: Content): void {
    this.#parent = message
    this.#open.get(comm_id)?.handler.message?.(data, message.buffers)
  }

  closed(comm_id: string, data: Content): void {
    this.#open.get(comm_id)?.handler.closed?.(data)
    this.#open.delete(comm_id)
  }

  #createPort(comm_id: string): CommPort {
    const publish = (msg_type: string, data: Content, buffers?: readonly Buffer[]) => {
      if (this.#parent !== undefined) this.#publish(msg_type, { comm_id, data }, this.#parent, buffers)
    }
    return {
      send: (data, buffers) => publish("comm_msg", data, buffers),
      close: (data = {}) => {
        this.#open.delete(comm_id)
        publish("comm_close", data)
      },
    }
  }
}

/**
 * The widget manager of a front end asks here for the widgets that live in the kernel, and waits for
 * an answer before it shows a notebook: there are none (ipywidgets, `jupyter.widget.control`).
 */
export const widgetControl: CommTarget = (port) => ({
  message(data) {
    if (data.method === "request_states") port.send({ method: "update_states", states: {}, buffer_paths: [] })
  },
})
