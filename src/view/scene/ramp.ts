import type { RampMark, ScaleKind } from "./scene.ts"
import { SHADES, shadesOf, type Theme } from "./theme.ts"

/** The shade at a place of a scale: 0 to 1 on a gate's, -1 to 1 on a state's. */
export function shadeAt(theme: Theme, scale: ScaleKind, at: number): string {
  const share = scale === "gate" ? at : (at + 1) / 2
  return shadesOf(theme, scale)[Math.round(share * (SHADES - 1))]!
}

/**
 * A legend's ramp in strips of one shade, so that it shows just the shades that the squares have. They
 * overlap by half a pixel: no seam shows.
 */
export function stripsOf(
  { x, width, scale }: RampMark,
  theme: Theme,
): readonly { readonly x: number; readonly width: number; readonly shade: string }[] {
  const last = width - 1
  const shades = shadesOf(theme, scale)
  return Array.from({ length: width }, (_, i) => ({
    ...{ x: x + i, width: i < last ? 1.5 : 1 },
    shade: shades[Math.round((i * (SHADES - 1)) / last)]!,
  }))
}
