import type { Message } from "../../wire/index.ts"
import { booleanField, numberField, textField } from "../fields.ts"
import type { History, HistoryEntry } from "../history.ts"
import type { Handler } from "../kernel.ts"

/** `history_request`: what was executed, by `tail`, `range` or `search`. */
export const handleHistory: Handler = async (request, kernel) => {
  const withOutput = booleanField(request, "output", false)
  const history = findEntries(request, kernel.history).map(({ session, line, input, output }) => {
    return [session, line, withOutput ? [input, output] : input]
  })
  return { content: { status: "ok", history } }
}

function findEntries(request: Message, history: History): readonly HistoryEntry[] {
  const kind = textField(request, "hist_access_type")
  switch (kind) {
    case "tail":
      return history.tail(numberField(request, "n", 10))
    case "range":
      return history.range({
        session: numberField(request, "session", 0),
        start: numberField(request, "start", 0),
        stop: maybeNumber(request, "stop"),
      })
    case "search":
      return history.search({
        pattern: typeof request.content.pattern === "string" ? request.content.pattern : "*",
        n: maybeNumber(request, "n"),
        unique: booleanField(request, "unique", false),
      })
    default:
      throw new TypeError(`history_request: hist_access_type must be tail, range or search, got ${kind}`)
  }
}

function maybeNumber(request: Message, name: string): number | undefined {
  return request.content[name] == null ? undefined : numberField(request, name, 0)
}
