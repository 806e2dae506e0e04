import type { CommMessage, Engine, Output } from "../engine.ts"
import type { Message } from "../wire/index.ts"
import type { Kernel } from "./kernel.ts"

/** The widget manager of a front end asks on this target for the widgets that live in the kernel. */
const WIDGET_CONTROL = "jupyter.widget.control"

/** The comms that are open between the front ends and the cells, by id; the cells decide about all but one. */
export class Comms {
  readonly #publish: Kernel["publish"]
  readonly #engine: Promise<Engine>
  readonly #targets = new Map<string, string>()

  constructor(engine: Promise<Engine>, publish: Kernel["publish"]) {
    this.#publish = publish
    this.#engine = engine
    // An engine that cannot be loaded says so in the reply to each request that needs it.
    engine.then(
      (loaded) => loaded.onLoss(() => this.#closeAll()),
      () => {},
    )
  }

  /** Open comms by id, of one target or all (`comm_info_reply`). */
  info(target_name?: string): Record<string, { target_name: string }> {
    const open = [...this.#targets].filter(
      ([, target]) => target_name === undefined || target === target_name,
    )
    return Object.fromEntries(open.map(([id, target]) => [id, { target_name: target }]))
  }

  /**
   * Takes note of a message when it arrives: what is open is told at once, while the cells' turn may be long in
   * coming. Returns whether it is answered here, at once too: JupyterLab waits for it before it shows a notebook.
   */
  arrive({ header, content }: Message): boolean {
    const { comm_id, target_name } = content
    if (typeof comm_id !== "string") return true
    if (header.msg_type === "comm_open" && typeof target_name === "string")
      this.#targets.set(comm_id, target_name)
    const isOwn = this.#targets.get(comm_id) === WIDGET_CONTROL
    if (header.msg_type === "comm_close") this.#targets.delete(comm_id)
    return isOwn
  }

  /** Takes a message from a front end; resolves when the cells have dealt with it. */
  async receive(request: Message, message: CommMessage): Promise<void> {
    if (this.#targets.get(message.comm_id) === WIDGET_CONTROL) this.#answerWidgets(request, message)
    else await this.#deliver(request, message)
  }

  /** Publishes a message from the cells, as an answer to `parent`. */
  send(message: CommMessage, parent: Message | undefined): void {
    const { msg_type, comm_id, target_name, data } = message
    if (msg_type === "comm_open") this.#targets.set(comm_id, target_name)
    if (msg_type === "comm_close") this.#targets.delete(comm_id)
    const content = msg_type === "comm_open" ? { comm_id, target_name, data } : { comm_id, data }
    const buffers = message.buffers.map((bytes) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    )
    this.#publish(msg_type, content, parent, { buffers })
  }

  async #deliver(request: Message, message: CommMessage): Promise<void> {
    await (await this.#engine).deliver(message, {
      onComm: (answer) => this.send(answer, request),
      onOutput: ({ type, ...content }: Output) => this.#publish(type, content, request),
    })
  }

  /** There are no widgets in the kernel (ipywidgets, "Jupyter widgets messaging", `request_states`). */
  #answerWidgets(request: Message, { msg_type, comm_id, target_name, data }: CommMessage): void {
    if (msg_type !== "comm_msg" || data.method !== "request_states") return
    const states = { method: "update_states", states: {}, buffer_paths: [] }
    this.send({ msg_type: "comm_msg", comm_id, target_name, data: states, buffers: [] }, request)
  }

  /** The other ends are gone with the process: front ends are told, and do not wait for answers. */
  #closeAll(): void {
    for (const [comm_id, target_name] of this.#targets) {
      if (target_name === WIDGET_CONTROL) continue
      this.send({ msg_type: "comm_close", comm_id, target_name, data: {}, buffers: [] }, undefined)
    }
  }
}
