import type { CellError } from "./compiler/index.ts"
import type { ChildOutput } from "./session/index.ts"

type MimeData = Readonly<Record<string, unknown>>

/** What names a display so that it can be updated; it is not stored in notebooks. */
export interface Transient {
  readonly display_id?: string
}

/**
 * What a cell shows, in the terms of Jupyter's IOPub messages (and of nbformat's outputs): `type` is
 * the message type, the rest its content.
 */
export type Output =
  | { readonly type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | DisplayOutput
  | {
      readonly type: "execute_result"
      readonly execution_count: number
      readonly data: MimeData
      readonly metadata: MimeData
    }
  | ({ readonly type: "error" } & CellError)
  | { readonly type: "clear_output"; readonly wait: boolean }

export interface DisplayOutput {
  readonly type: "display_data" | "update_display_data"
  readonly data: MimeData
  readonly metadata: MimeData
  readonly transient: Transient
}

/** What the child says a cell shows, as an output; `describe` turns its errors into the author's lines. */
export function toOutput(
  output: ChildOutput,
  describe: (error: (ChildOutput & { type: "error" })["error"]) => CellError,
): Output {
  switch (output.type) {
    case "stream":
      return { type: "stream", name: output.name, text: output.text }
    case "clear":
      return { type: "clear_output", wait: output.wait }
    case "error":
      return { type: "error", ...describe(output.error) }
    case "display":
      return {
        type: output.update ? "update_display_data" : "display_data",
        data: output.bundle.data,
        metadata: output.bundle.metadata,
        transient: output.displayId === undefined ? {} : { display_id: output.displayId },
      }
  }
}
