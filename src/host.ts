/**
 * What the library asks of the place it runs in. The kernel fills it in (Node); in the browser most
 * of it stays empty. It keeps `src` free of Node and DOM.
 */
export interface Host {
  /** Writes text to a stream of the cell that runs; without it `print` uses `console`. */
  write?(stream: "stdout" | "stderr", text: string): void
  /** Which run of a cell is on: warnings are shown once in each. */
  cell?(): string
  /** Shows a MIME bundle as an output of the cell that runs. */
  display?(bundle: HostBundle, options?: { readonly displayId?: string; readonly update?: boolean }): void
  /** Removes the outputs of the cell that runs; with `wait` only when the next output comes. */
  clearOutput?(wait: boolean): void
  /** Sends a comm message to the front end; without it nobody hears it. */
  sendComm?(message: HostCommMessage): void
  /** Asks the reader for a line of text and waits for it; nothing where nobody can be asked. */
  input?(prompt: string, password: boolean): string | undefined
  /** Reads a file, for `np.load` and `open`. */
  readFile?(path: string): Uint8Array
  /** Writes a file whole or not at all, for `np.save`. */
  writeFile?(path: string, bytes: Uint8Array): void
  /** Draws a Vega-Lite 5 specification as SVG text. */
  renderVegaLite?(spec: unknown): string
  /** Shows what `show` gives when the cell that runs has ended, after its result. */
  atCellEnd?(show: () => readonly HostBundle[]): void
  /** Draws SVG text as PNG, `scale` device pixels to a CSS pixel; used for picture fallbacks. */
  rasterise?(svg: string, scale: number): Uint8Array
}

/** A Jupyter MIME bundle (messaging 5.5, `display_data`). */
export interface HostBundle {
  readonly data: Readonly<Record<string, unknown>>
  readonly metadata: Readonly<Record<string, unknown>>
}

/** A comm message, from either side (messaging 5.5, "Custom Messages"). */
export interface HostCommMessage {
  readonly msg_type: "comm_open" | "comm_msg" | "comm_close"
  readonly comm_id: string
  readonly target_name: string
  readonly data: Readonly<Record<string, unknown>>
  readonly buffers: readonly Uint8Array[]
}

/** What of Node's `fs` a module needs that runs without the kernel, as `cellwise export` writes it. */
interface Files {
  readFileSync(path: string): Uint8Array
  writeFileSync(path: string, bytes: Uint8Array): void
}

/** Node's files where Node runs, asked for without naming it to bundlers; nothing in the browser. */
function filesOfNode(): Pick<Host, "readFile" | "writeFile"> {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): unknown } }
  const files = process?.getBuiltinModule?.("node:fs") as Files | undefined
  if (files === undefined) return {}
  return {
    readFile: (path) => files.readFileSync(path),
    writeFile: (path, bytes) => files.writeFileSync(path, bytes),
  }
}

/** The current host: one object, filled in once at start by the kernel. */
export const host: Host = filesOfNode()
