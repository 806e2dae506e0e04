import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mime.ts"
import type { Trace } from "../../trace/model.ts"
import { isTraced, type Traced } from "../../trace/trace.ts"
import { pictureData } from "../picture.ts"
import { type GatesOptions, gatesFromTrace } from "./fromTrace.ts"
import { layoutGates } from "./layout.ts"
import { GATES_MIME } from "./payload.ts"
import { renderGatesText } from "./text.ts"

/**
 * The gate picture *Through time* of a traced function, to be shown as a cell's last line:
 * `gates(traced, {tokens: ["h", "e", "l", "l", "o"]})`.
 * @throws TypeError when nothing traced is given; RangeError when the tokens do not fit the steps
 */
export function gates(traced: Traced | Trace, options: GatesOptions = {}): Displayable {
  const recorded = isTraced(traced) ? traced.trace : traced
  if (
    typeof recorded !== "object" ||
    recorded === null ||
    !Array.isArray((recorded as Partial<Trace>).values)
  )
    throw new TypeError(`gates: must be given a function made by trace(...), got ${typeof traced}`)
  const bundle = gatesBundle(recorded, options)
  return { [displaySymbol]: () => bundle }
}

/** A trace in all its forms: our own, a bitmap, text. */
export function gatesBundle(trace: Trace, options: GatesOptions = {}): MimeBundle {
  const payload = gatesFromTrace(trace, options)
  const picture = pictureData(layoutGates(payload))
  return {
    data: { [GATES_MIME]: payload, ...picture.data, "text/plain": renderGatesText(payload) },
    metadata: picture.metadata,
  }
}
