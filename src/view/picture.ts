import { toBase64 } from "../display/base64.ts"
import { host } from "../host.ts"
import type { Scene } from "./scene/scene.ts"
import { MOST_RECTANGLES, renderSvg } from "./scene/svg.ts"
import { light } from "./scene/theme.ts"

/** Device pixels to a CSS pixel: sharp on today's screens; a bitmap gains nothing by it and would be large. */
const PIXEL_RATIO = 2
const PIXEL_RATIO_OF_BITMAPS = 1

/** The parts of a MIME bundle that a picture's bitmap takes. */
export interface PictureData {
  readonly data: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, unknown>>
}

/**
 * A scene as PNG for front ends that draw no pictures of ours, at its size in CSS pixels. Light, on
 * its own paper, because it cannot follow the page. Empty where the host cannot draw.
 */
export function pictureData(scene: Scene): PictureData {
  if (!host.rasterise) return { data: {}, metadata: {} }
  const png = host.rasterise(renderSvg(scene, light), hasBitmap(scene) ? PIXEL_RATIO_OF_BITMAPS : PIXEL_RATIO)
  const size = { width: Math.round(scene.width), height: Math.round(scene.height) }
  return { data: { "image/png": toBase64(png) }, metadata: { "image/png": size } }
}

function hasBitmap(scene: Scene): boolean {
  return scene.marks.some((mark) => mark.mark === "cells" && mark.rows * mark.columns > MOST_RECTANGLES)
}
