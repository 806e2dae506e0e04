import type { TrainingPayload } from "../gates/figurePayload.ts"
import { shortNumber } from "../numberText.ts"
import { layoutMoment } from "../training/layout.ts"
import { element } from "./element.ts"
import type { FigureSource } from "./figure.ts"
import { plainPicture } from "./plainPicture.ts"
import { createSlider } from "./slider.ts"
import { pictureOfScene } from "./timePicture.ts"

/** A training whose moments a slider goes through. */
export function trainingFigure(payload: TrainingPayload): FigureSource {
  let moment = payload.runs.length - 1
  return {
    layout(width, selection) {
      const scene = layoutMoment(payload, moment, Math.max(460, Math.min(width, 1100)), selection)
      const run = payload.runs[moment]
      return run ? pictureOfScene(run, scene) : plainPicture(scene, [])
    },
    keyOf: ({ order, step }) => JSON.stringify([moment, order, step]),
    controls(redraw, translate) {
      if (payload.runs.length < 2) return element("div")
      const describe = (at: number) => {
        const loss = payload.losses[at]
        return `${payload.labels[at]}${loss === null || loss === undefined ? "" : ` · ${translate("loss")} ${shortNumber(loss)}`}`
      }
      return createSlider(translate("Moment"), payload.runs.length, moment, describe, (at) => {
        moment = at
        redraw()
      })
    },
  }
}
