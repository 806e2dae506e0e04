import { type PyType, Typed } from "../numpy/typed.ts"
import { maybeFormatted } from "./formatters.ts"
import { displayRepr } from "./python.ts"

/**
 * One value in several forms, the richest of which a front end chooses.
 * Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html#display-data
 */
export interface MimeBundle {
  /** By MIME type: text, JSON, or base64 for binary forms. */
  readonly data: Readonly<Record<string, unknown>>
  readonly metadata: Readonly<Record<string, unknown>>
}

/** The method that Deno, tslab's users and others give to values that display themselves. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display") as never

/** A value that displays itself: by MIME type its data, or a whole bundle. */
export interface Displayable {
  [displaySymbol](): MimeBundle | MimeData | Promise<MimeBundle | MimeData>
}

type MimeData = Readonly<Record<string, unknown>>

const nothing: MimeBundle = { data: {}, metadata: {} }

/**
 * The forms in which a cell's result is shown: what the value says of itself
 * (`Symbol.for("Jupyter.display")`), else what a registered formatter says, else Python's text.
 * Undefined and null, Python's None, show nothing: a bundle without data.
 *
 * @param type - what the static type knows beyond the value
 */
export function mimeBundle(value: unknown, type: PyType = null): MimeBundle {
  if (value === undefined || value === null) return nothing
  // A proxy may refuse every question; then its text says so.
  if (!answersQuestions(value)) return plainText(displayRepr(value, type))
  if (value instanceof Typed) return mimeBundle(value.value, value.type)
  const own = maybeOwnBundle(value)
  if (own && !isPromise(own)) return own
  return formattedBundle(value, type)
}

/** As {@link mimeBundle}, for values whose own display is a promise too. */
export async function awaitMimeBundle(value: unknown, type: PyType = null): Promise<MimeBundle> {
  if (value === undefined || value === null || !answersQuestions(value)) return mimeBundle(value, type)
  if (value instanceof Typed) return awaitMimeBundle(value.value, value.type)
  return (await maybeOwnBundle(value)) ?? mimeBundle(value, type)
}

/** The bundle of a displayed value: as a result's, but None is shown, as IPython's `display` does. */
export function displayedBundle(value: unknown, type: PyType = null): MimeBundle {
  return value === undefined || value === null ? plainText("None") : mimeBundle(value, type)
}

/** Whether a bundle has anything to show. */
export function showsSomething(bundle: MimeBundle): boolean {
  return Object.keys(bundle.data).length > 0
}

/** A bundle with nothing but text. */
function plainText(text: string): MimeBundle {
  return { data: { "text/plain": text }, metadata: {} }
}

/** Whether a value's class and properties can be read at all. */
export function answersQuestions(value: unknown): boolean {
  try {
    void (value instanceof Typed)
    void (value as Partial<Displayable>)[displaySymbol]
    return true
  } catch {
    return false
  }
}

function formattedBundle(value: unknown, type: PyType): MimeBundle {
  const rich = maybeFormatted(value, type)
  if (!rich) return plainText(displayRepr(value, type))
  if ("text/plain" in rich.data) return rich
  return { ...rich, data: { ...rich.data, "text/plain": displayRepr(value, type) } }
}

function maybeOwnBundle(value: unknown): MimeBundle | Promise<MimeBundle> | undefined {
  const method: unknown = (value as Partial<Displayable>)[displaySymbol]
  if (typeof method !== "function") return undefined
  const shown: unknown = method.call(value)
  return isPromise(shown) ? shown.then(toBundle) : toBundle(shown)
}

/** Takes data by MIME type for a bundle; `{data, metadata}` is one already. */
function toBundle(shown: unknown): MimeBundle {
  if (typeof shown !== "object" || shown === null)
    throw new TypeError(`Jupyter.display: must return data by MIME type, got ${displayRepr(shown)}`)
  const { data, metadata } = shown as Partial<MimeBundle>
  if (typeof data === "object" && data !== null) return { data, metadata: metadata ?? {} }
  return { data: shown as MimeData, metadata: {} }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
  )
}
