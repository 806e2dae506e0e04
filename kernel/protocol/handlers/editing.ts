import { countCodePoints } from "../../../src/codePoints.ts"
import { numberField, textField } from "../fields.ts"
import type { Handler } from "../kernel.ts"

/** `is_complete_request`: whether a console should run the text or ask for another line. */
export const handleIsComplete: Handler = async (request, kernel) => {
  const { status, indent } = await (await kernel.engine).isComplete(textField(request, "code"))
  return { content: status === "incomplete" ? { status, indent } : { status } }
}

/** `complete_request`: what fits at the cursor; JupyterLab takes its icons from the metadata. */
export const handleComplete: Handler = async (request, kernel) => {
  const code = textField(request, "code")
  const engine = await kernel.engine
  const { matches, cursorStart, cursorEnd } = await engine.complete(code, cursorOf(request, code))
  const types = matches.map(({ text, type, signature = "" }) => {
    return { start: cursorStart, end: cursorEnd, text, type, signature }
  })
  return {
    content: {
      status: "ok",
      matches: matches.map(({ text }) => text),
      cursor_start: cursorStart,
      cursor_end: cursorEnd,
      metadata: { _jupyter_types_experimental: types },
    },
  }
}

/** `inspect_request`: what is known of the name at the cursor, at detail level 0 or 1. */
export const handleInspect: Handler = async (request, kernel) => {
  const code = textField(request, "code")
  const detail = numberField(request, "detail_level", 0) === 1 ? 1 : 0
  const { found, data } = await (await kernel.engine).inspect(code, cursorOf(request, code), detail)
  return { content: { status: "ok", found, data, metadata: {} } }
}

/** The cursor in code points; without one it stands at the end. */
function cursorOf(request: Parameters<Handler>[0], code: string): number {
  return numberField(request, "cursor_pos", countCodePoints(code))
}
