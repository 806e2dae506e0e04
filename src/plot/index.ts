import type { Axes as KnownAxes } from "./axes/axes.ts"
import type { Figure as KnownFigure } from "./figure.ts"
import type { WithUnknown } from "./unknown.ts"

/** A pair of axes with all that is drawn in it. */
export type Axes = WithUnknown<KnownAxes>
/** A picture with its axes. */
export type Figure = WithUnknown<KnownFigure>
export { type Pyplot, plt } from "./pyplot.ts"
export { type Seaborn, sns } from "./seaborn.ts"
