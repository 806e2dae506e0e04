import type { MimeBundle } from "../../display/mime.ts"
import { replayOf, type Traced } from "../../trace/trace.ts"
import { keepLive } from "../live/kept.ts"
import { LiveRun } from "../live/whatIf.ts"
import { pictureData } from "../picture.ts"
import type { FigurePayload } from "./figurePayload.ts"
import { renderFigureText } from "./figureText.ts"
import { type GatesOptions, gatesFromTrace } from "./fromTrace.ts"
import { layoutFigure } from "./layoutFigure.ts"
import { GATES_MIME } from "./payload.ts"

/**
 * A figure in all its forms: our own, a bitmap, text.
 * @param live - the id under which its run is kept
 */
export function figureBundle(payload: FigurePayload, live: string | null = null): MimeBundle {
  const picture = pictureData(layoutFigure(payload))
  const own = live === null ? payload : { ...payload, live }
  return {
    data: { [GATES_MIME]: own, ...picture.data, "text/plain": renderFigureText(payload) },
    metadata: picture.metadata,
  }
}

/** A traced function's run in all its forms; it can be asked *What if* as long as the kernel has it. */
export function tracedBundle(traced: Traced): MimeBundle {
  return figureBundle(gatesFromTrace(traced.trace), keepRun(traced, {}))
}

/** Keeps a run for questions. @returns the id to ask by; null where no front end listens */
export function keepRun(traced: Traced, options: GatesOptions): string | null {
  const numbers = traced.trace.values.flatMap(({ steps }) => steps.map((step) => step?.length ?? 0))
  const bytes = 8 * numbers.reduce((sum, count) => sum + count, 0)
  return keepLive(new LiveRun(replayOf(traced), options), bytes)
}
