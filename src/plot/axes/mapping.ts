import { isPlainRecord } from "../../display/write.ts"
import type { Mapping } from "../artists.ts"
import type { Rgba } from "../colours/colour.ts"
import type { ColourMap } from "../colours/colourMap.ts"
import { maybeExtent } from "../numbers.ts"
import type { Options } from "../options.ts"

/** `plt.Normalize(vmin, vmax)`, `LogNorm`: from where to where colours go. */
export interface Norm {
  readonly vmin: number | undefined
  readonly vmax: number | undefined
  readonly isLog: boolean
}

/** Takes vmin, vmax and norm; what is left out comes from the numbers. */
export function takeMapping(options: Options, values: readonly number[], cmap: ColourMap): Mapping {
  const norm = options.take<Norm>("norm")
  const [low, high] = maybeExtent(values) ?? [0, 1]
  const given = isPlainRecord(norm) ? norm : undefined
  return {
    cmap,
    vmin: options.take<number>("vmin") ?? given?.vmin ?? low,
    vmax: options.take<number>("vmax") ?? given?.vmax ?? high,
    isLog: given?.isLog ?? false,
  }
}

/** Where a number lies on a mapping's colours, 0 to 1 between its ends. */
export function placeOn({ vmin, vmax, isLog }: Mapping, value: number): number {
  if (vmin === vmax) return 0
  const [x, low, high] = isLog ? [value, vmin, vmax].map(Math.log10) : [value, vmin, vmax]
  return (x! - low!) / (high! - low!)
}

/** The colour of a number; clear when it is not finite. */
export function colourOf(mapping: Mapping, value: number): Rgba {
  if (Number.isNaN(value)) return [0, 0, 0, 0]
  return mapping.cmap.at(placeOn(mapping, value))
}
