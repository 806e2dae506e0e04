import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mime.ts"
import type { Trace } from "../../trace/model.ts"
import { isTraced, replayOf, type Traced } from "../../trace/trace.ts"
import { keepLive } from "../live/kept.ts"
import { LiveRun } from "../live/whatIf.ts"
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
  const bundle = gatesBundle(recorded, options, isTraced(traced) ? keepRun(traced, options) : null)
  return { [displaySymbol]: () => bundle }
}

/** A traced function's run in all its forms; it can be asked *What if* as long as the kernel has it. */
export function tracedBundle(traced: Traced): MimeBundle {
  return gatesBundle(traced.trace, {}, keepRun(traced, {}))
}

/**
 * A trace in all its forms: our own, a bitmap, text.
 * @param live - the id under which its run is kept
 */
export function gatesBundle(
  trace: Trace,
  options: GatesOptions = {},
  live: string | null = null,
): MimeBundle {
  const payload = gatesFromTrace(trace, options)
  const picture = pictureData(layoutGates(payload))
  const own = live === null ? payload : { ...payload, live }
  return {
    data: { [GATES_MIME]: own, ...picture.data, "text/plain": renderGatesText(payload) },
    metadata: picture.metadata,
  }
}

function keepRun(traced: Traced, options: GatesOptions): string | null {
  const numbers = traced.trace.values.flatMap(({ steps }) => steps.map((step) => step?.length ?? 0))
  const bytes = 8 * numbers.reduce((sum, count) => sum + count, 0)
  return keepLive(new LiveRun(replayOf(traced), options), bytes)
}
