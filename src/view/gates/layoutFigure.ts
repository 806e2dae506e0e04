import { layoutDifference } from "../difference/layout.ts"
import { layoutDistribution } from "../distribution/layout.ts"
import { layoutMemory } from "../memory/layout.ts"
import type { Scene } from "../scene/scene.ts"
import { createSelection } from "../selection.ts"
import { layoutStep } from "../step/layout.ts"
import { layoutTraining } from "../training/layout.ts"
import type { FigurePayload } from "./figurePayload.ts"
import { layoutGates } from "./layout.ts"

/** Nobody points at a picture that stands still: a value of 512 units need not be 512 pixels high. */
const MOST_HEIGHT = 160

/** The scene of a figure as it stands where nobody points at it: in a PNG or an SVG. */
export function layoutFigure(payload: FigurePayload, width = 640): Scene {
  switch (payload.picture) {
    case "throughTime":
      return layoutGates(payload, width, "", createSelection({ order: payload.selection.order }), MOST_HEIGHT)
    case "oneStep":
      return layoutStep(payload, width)
    case "memory":
      return layoutMemory(payload, width)
    case "distribution":
      return layoutDistribution(payload, width)
    case "difference":
      return layoutDifference(payload, width)
    case "training":
      return layoutTraining(payload, width)
  }
}
