import { layoutDifference } from "../difference/layout.ts"
import { layoutDistribution } from "../distribution/layout.ts"
import { type DifferencePayload, parseFigurePayload } from "../gates/figurePayload.ts"
import { focusOf } from "../gates/focus.ts"
import type { GatesPayload, RunPicture } from "../gates/payload.ts"
import type { Selection } from "../selection.ts"
import type { FigureSource, Picture } from "./figure.ts"
import { memoryPicture } from "./memoryPicture.ts"
import { plainPicture } from "./plainPicture.ts"
import { stepPicture } from "./stepPicture.ts"
import { pictureOfScene, timePicture } from "./timePicture.ts"
import { trainingFigure } from "./trainingFigure.ts"

/** The figure of a gates payload of anywhere. @throws like `parseFigurePayload` */
export function gatesFigure(payload: unknown): FigureSource {
  const checked = parseFigurePayload(payload)
  if (!("runs" in checked))
    return {
      layout: (width, selection) => pictures[checked.picture](checked, width, selection),
      keyOf: (selection) => keys[checked.picture](checked, selection),
    }
  return checked.picture === "training" ? trainingFigure(checked) : differenceFigure(checked)
}

const pictures: Readonly<
  Record<RunPicture, (run: GatesPayload, width: number, selection: Selection) => Picture>
> = {
  throughTime: timePicture,
  oneStep: stepPicture,
  memory: memoryPicture,
  distribution: distributionPicture,
}

/** What of a selection each picture depends on. */
const keys: Readonly<Record<RunPicture, (run: GatesPayload, selection: Selection) => string>> = {
  throughTime: (_, { order, step }) => JSON.stringify([order, step]),
  oneStep: focusKey,
  memory: (_, { hovered, units, value }) => JSON.stringify([hovered?.unit ?? units[0], value]),
  distribution: focusKey,
}

function focusKey(run: GatesPayload, selection: Selection): string {
  return JSON.stringify(focusOf(run, selection))
}

function distributionPicture(run: GatesPayload, width: number, selection: Selection): Picture {
  return plainPicture(layoutDistribution(run, Math.max(360, Math.min(width, 1100)), selection), run.notices)
}

function differenceFigure(payload: DifferencePayload): FigureSource {
  return {
    layout: (width) =>
      pictureOfScene(payload.runs[0], layoutDifference(payload, Math.max(460, Math.min(width, 1100)))),
    keyOf: () => "",
  }
}
