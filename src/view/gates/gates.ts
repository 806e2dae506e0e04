import { type Displayable, displaySymbol } from "../../display/mime.ts"
import { isTraced } from "../../trace/trace.ts"
import { type Run, traceOf } from "../view.ts"
import { figureBundle, keepRun } from "./bundle.ts"
import { type GatesOptions, gatesFromTrace } from "./fromTrace.ts"

/**
 * The gate picture *Through time* of a traced function, to be shown as a cell's last line:
 * `gates(traced, {tokens: ["h", "e", "l", "l", "o"]})`. The other pictures are in `view`.
 * @throws TypeError when nothing traced is given; RangeError when the tokens do not fit the steps
 */
export function gates(traced: Run, options: GatesOptions = {}): Displayable {
  const payload = gatesFromTrace(traceOf("gates", traced), options)
  const bundle = figureBundle(payload, isTraced(traced) ? keepRun(traced, options) : null)
  return { [displaySymbol]: () => bundle }
}
