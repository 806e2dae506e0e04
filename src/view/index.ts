export { arrayPayload } from "./array/fromArray.ts"
export { layoutArray } from "./array/layout.ts"
export { ARRAY_MIME, type ArrayPayload, parseArrayPayload } from "./array/payload.ts"
export {
  type DifferencePayload,
  type FigurePayload,
  parseFigurePayload,
  type TrainingPayload,
} from "./gates/figurePayload.ts"
export { type GatesOptions, gatesFromTrace } from "./gates/fromTrace.ts"
export { gates } from "./gates/gates.ts"
export { layoutGates } from "./gates/layout.ts"
export { layoutFigure } from "./gates/layoutFigure.ts"
export { GATES_MIME, type GatesPayload, parseGatesPayload } from "./gates/payload.ts"
export { selectUnits, type UnitCondition } from "./gates/selectUnits.ts"
export { registerViews } from "./register.ts"
export { renderSvg } from "./scene/svg.ts"
export { dark, light, type Theme } from "./scene/theme.ts"
export {
  createSelection,
  hoverPoint,
  isSameSelection,
  nothingSelected,
  type Point,
  type Selection,
  selectPoint,
  toggleUnit,
  type UnitOrder,
} from "./selection.ts"
export * as view from "./view.ts"
