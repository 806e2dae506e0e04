import { host } from "../host.ts"
import { type Displayable, displayedBundle, displaySymbol, type MimeBundle } from "./mime.ts"
import { isOptions, print } from "./print.ts"
import { isPlainRecord } from "./write.ts"

/** IPython's keyword arguments of `display`. */
export interface DisplayOptions {
  /** A name by which the output can be updated later; true makes one up. */
  readonly display_id?: string | true
  /** Metadata of the bundle, beside the value's own. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** The value is data by MIME type already. */
  readonly raw?: boolean
}

/** An output that can be shown anew in its place. */
export interface DisplayHandle extends Displayable {
  readonly display_id: string
  /** Shows `value` in the place of what this handle showed before. */
  update(value: unknown, options?: Omit<DisplayOptions, "display_id">): void
}

const optionNames: ReadonlySet<string> = new Set(["display_id", "metadata", "raw"])

/**
 * Shows values as outputs of the running cell, as IPython's `display`. A last argument that is a
 * record of nothing but options is options: `display(picture, {display_id: "progress"})`.
 *
 * @returns a handle that updates the output, when a `display_id` was asked for
 */
export function display(
  value: unknown,
  options: DisplayOptions & { readonly display_id: string | true },
): DisplayHandle
export function display(...values: unknown[]): void
export function display(...values: unknown[]): DisplayHandle | undefined {
  const options = isOptions(values.at(-1), optionNames) ? (values.pop() as DisplayOptions) : {}
  const displayId = options.display_id === true ? newDisplayId() : options.display_id
  for (const value of values) show(value, options, displayId, false)
  return displayId === undefined ? undefined : createHandle(displayId)
}

/** Shows `value` in every place where an output with this `display_id` stands. */
export function update_display(
  value: unknown,
  options: DisplayOptions & { readonly display_id: string },
): void {
  show(value, options, options.display_id, true)
}

function createHandle(display_id: string): DisplayHandle {
  return {
    display_id,
    update: (value, options = {}) => show(value, options, display_id, true),
    // A handle as a cell's result would repeat what was just shown.
    [displaySymbol]: () => ({}),
  }
}

function show(value: unknown, options: DisplayOptions, displayId: string | undefined, update: boolean): void {
  const bundle = withMetadata(options.raw ? rawBundle(value) : displayedBundle(value), options.metadata)
  if (host.display) host.display(bundle, displayId === undefined ? { update } : { displayId, update })
  else print(bundle.data["text/plain"] ?? `<${Object.keys(bundle.data).join(", ")}>`)
}

function rawBundle(value: unknown): MimeBundle {
  if (!isPlainRecord(value))
    throw new TypeError(`display: a raw value must be data by MIME type, got ${typeof value}`)
  return { data: value, metadata: {} }
}

function withMetadata(bundle: MimeBundle, metadata: DisplayOptions["metadata"]): MimeBundle {
  return metadata ? { ...bundle, metadata: { ...bundle.metadata, ...metadata } } : bundle
}

let displayCount = 0

/** Unique among kernels too: a notebook keeps ids of earlier sessions. */
function newDisplayId(): string {
  displayCount += 1
  return `cellwise-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}-${displayCount}`
}
