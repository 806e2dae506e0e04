import type { ISessionContext } from "@jupyterlab/apputils"
import type { Kernel, KernelMessage } from "@jupyterlab/services"
import type { JSONObject } from "@lumino/coreutils"
import { Signal } from "@lumino/signaling"

/**
 * - `ready`: the kernel would answer now
 * - `busy`: it computes, for this picture or for a cell
 * - `gone`: it does not have the values of this picture (any more): the cell must run again
 * - `disconnected`: there is no kernel, or no connection to it
 */
export type LiveStatus = "ready" | "busy" | "gone" | "disconnected"

/** What the kernel answered. */
export interface Answer {
  readonly data: JSONObject
  readonly buffers: readonly DataView[]
}

interface Question {
  readonly data: JSONObject
  readonly resolve: (answer: Answer | null) => void
  readonly reject: (error: Error) => void
}

/**
 * A line to the kernel about one picture. At most one question is under way and at most one waits: the latest
 * wins, the others are answered by null. It opens again by itself when the connection comes back; a kernel that
 * has started anew says that it knows nothing of the picture.
 */
export class LiveComm {
  readonly statusChanged = new Signal<this, LiveStatus>(this)
  readonly #session: ISessionContext
  readonly #target: string
  readonly #id: string
  #comm: Kernel.IComm | null = null
  #ready: JSONObject | null = null
  #isGone = false
  #waiting: Question | null = null
  #asked: (Question & { readonly request: number }) | null = null
  #requests = 0
  #status: LiveStatus = "disconnected"

  /**
   * @param target - the comm target that answers
   * @param id - the picture's, from its payload
   */
  constructor(session: ISessionContext, target: string, id: string) {
    this.#session = session
    this.#target = target
    this.#id = id
    session.kernelChanged.connect(this.#startAnew, this)
    session.statusChanged.connect(this.#follow, this)
    session.connectionStatusChanged.connect(this.#follow, this)
    this.#follow()
  }

  get status(): LiveStatus {
    return this.#status
  }

  /** What the kernel said at first; null before. */
  get ready(): JSONObject | null {
    return this.#ready
  }

  /**
   * Asks. Resolves to null when a later question has taken its place, or the line has closed.
   * @throws Error with the kernel's sentence when it cannot answer
   */
  ask(data: JSONObject): Promise<Answer | null> {
    this.#waiting?.resolve(null)
    return new Promise((resolve, reject) => {
      this.#waiting = { data, resolve, reject }
      this.#send()
    })
  }

  dispose(): void {
    Signal.clearData(this)
    this.#drop()
    this.#waiting?.resolve(null)
    this.#waiting = null
  }

  get #kernel(): Kernel.IKernelConnection | null {
    return this.#session.session?.kernel ?? null
  }

  /** Another kernel, or a new life of it: whether it knows the picture must be asked again. */
  #startAnew(): void {
    this.#isGone = false
    this.#drop()
    this.#follow()
  }

  #follow(): void {
    const kernel = this.#kernel
    if (this.#comm?.isDisposed) this.#drop()
    const isThere = kernel?.connectionStatus === "connected" && !restarting.has(kernel.status)
    if (!isThere) {
      this.#isGone = false
      this.#drop()
    } else if (!this.#comm && !this.#isGone) this.#open(kernel)
    this.#tell(isThere)
  }

  #tell(isThere: boolean): void {
    const isBusy = this.#asked !== null || this.#ready === null || this.#kernel?.status === "busy"
    const status = !isThere ? "disconnected" : this.#isGone ? "gone" : isBusy ? "busy" : "ready"
    if (status === this.#status) return
    this.#status = status
    this.statusChanged.emit(status)
  }

  #open(kernel: Kernel.IKernelConnection): void {
    // A second connection to the same kernel has no comms: the first one has them.
    if (!kernel.handleComms) return
    const comm = kernel.createComm(this.#target)
    comm.onMsg = (message) => this.#take(message)
    comm.onClose = () => {
      if (comm !== this.#comm) return
      this.#isGone = true
      this.#drop()
      this.#tell(true)
    }
    this.#comm = comm
    comm.open({ id: this.#id })
  }

  #send(): void {
    if (this.#ready === null || this.#asked || !this.#waiting || !this.#comm) return
    this.#asked = { ...this.#waiting, request: ++this.#requests }
    this.#waiting = null
    this.#comm.send({ ...this.#asked.data, request: this.#requests })
    this.#tell(true)
  }

  #take({ content, buffers = [] }: KernelMessage.ICommMsgMsg): void {
    const data = content.data as JSONObject
    if (data.method === "ready") this.#ready = data
    const asked = this.#asked
    if (asked && data.request === asked.request) {
      this.#asked = null
      if (data.method === "problem") asked.reject(new Error(String(data.message)))
      else asked.resolve({ data, buffers: buffers.map(viewOf) })
    }
    this.#tell(true)
    this.#send()
  }

  /** Closes this end, if it is open, and lets go of the question under way: nobody will answer it. */
  #drop(): void {
    const comm = this.#comm
    const isAwaited = this.#ready === null || this.#asked !== null
    this.#comm = null
    this.#ready = null
    this.#asked?.resolve(null)
    this.#asked = null
    if (!comm || comm.isDisposed || this.#kernel?.connectionStatus !== "connected") return
    // JupyterLab calls an answer to a comm that is closed here an error: it is waited for.
    if (isAwaited) comm.onMsg = () => void comm.close()
    else comm.close()
  }
}

/** While a kernel begins anew JupyterLab drops its comms: one that is opened now would be lost. */
const restarting: ReadonlySet<string> = new Set([
  ...["unknown", "restarting", "autorestarting", "starting", "dead", "terminating"],
])

function viewOf(buffer: ArrayBuffer | ArrayBufferView): DataView {
  return buffer instanceof ArrayBuffer
    ? new DataView(buffer)
    : new DataView(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength)
}
