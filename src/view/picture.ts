import { host } from "../host.ts"
import { bytesToBase64 } from "./payload/numbers.ts"
import type { Scene } from "./scene/scene.ts"
import { renderSvg } from "./scene/svg.ts"
import { light } from "./scene/theme.ts"

/** Device pixels to a CSS pixel: sharp on today's screens. */
const PIXEL_RATIO = 2

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
  const png = host.rasterise(renderSvg(scene, light), PIXEL_RATIO)
  const size = { width: Math.round(scene.width), height: Math.round(scene.height) }
  return { data: { "image/png": bytesToBase64(png) }, metadata: { "image/png": size } }
}
