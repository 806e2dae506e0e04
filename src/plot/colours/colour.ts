import { rgb } from "d3-color"
import { schemeCategory10 } from "d3-scale-chromatic"
import { pythonRepr } from "../../display/python.ts"
import { ValueError } from "../../errors.ts"

/** A colour as its four channels, each from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/**
 * What matplotlib takes for a colour: a CSS name, a letter (`"r"`), `"C0"` to `"C9"`, `"tab:blue"`, `"#rrggbb"`,
 * a grey level as text (`"0.8"`), or channels from 0 to 1 (`[1, 0, 0]`).
 */
export type ColourLike = string | readonly number[]

/** The colours that lines take in turn (`axes.prop_cycle`). */
export const cycle: readonly string[] = schemeCategory10

const letters: Readonly<Record<string, Rgba>> = {
  b: [0, 0, 1, 1],
  g: [0, 0.5, 0, 1],
  r: [1, 0, 0, 1],
  c: [0, 0.75, 0.75, 1],
  m: [0.75, 0, 0.75, 1],
  y: [0.75, 0.75, 0, 1],
  k: [0, 0, 0, 1],
  w: [1, 1, 1, 1],
}

const tableau = "blue orange green red purple brown pink gray olive cyan".split(" ")

/**
 * The channels of a colour; `"none"` is wholly clear.
 * @throws ValueError when there is no such colour
 * Source: https://matplotlib.org/stable/users/explain/colors/colors.html
 */
export function parseColour(colour: ColourLike): Rgba {
  const found = typeof colour === "string" ? maybeNamed(colour) : maybeChannels(colour)
  if (!found) throw new ValueError(`${pythonRepr(colour)} is not a valid color`)
  return found
}

/** Whether `value` is a colour. */
export function isColour(value: unknown): value is ColourLike {
  if (typeof value === "string") return maybeNamed(value) !== undefined
  return Array.isArray(value) && maybeChannels(value) !== undefined
}

function maybeNamed(name: string): Rgba | undefined {
  const letter = letters[name]
  if (letter) return letter
  if (name.toLowerCase() === "none") return [0, 0, 0, 0]
  if (/^C\d+$/.test(name)) return maybeCss(cycle[Number(name.slice(1)) % cycle.length]!)
  const tableauIndex = tableau.indexOf(name.replace(/^tab:/, "").replace("grey", "gray"))
  if (name.startsWith("tab:") && tableauIndex >= 0) return maybeCss(cycle[tableauIndex]!)
  if (/^(0?\.\d+|[01](\.\d*)?)$/.test(name)) return maybeChannels(Array(3).fill(Number(name)))
  return /^(#[0-9a-f]{3,8}|[a-z]+)$/i.test(name) ? maybeCss(name) : undefined
}

function maybeCss(name: string): Rgba | undefined {
  const { r, g, b, opacity } = rgb(name)
  return Number.isNaN(r) ? undefined : [r / 255, g / 255, b / 255, opacity]
}

function maybeChannels(channels: readonly number[]): Rgba | undefined {
  const [red, green, blue, alpha = 1] = channels
  const isWhole = channels.length === 3 || channels.length === 4
  if (!isWhole || !channels.every((x) => typeof x === "number" && x >= 0 && x <= 1)) return undefined
  return [red!, green!, blue!, alpha]
}

/** `#rrggbb`, without the alpha channel. */
export function toHex([red, green, blue]: Rgba): string {
  return `#${[red, green, blue].map(toByte).join("")}`
}

/** A channel from 0 to 1 as two digits; halves go to the even byte, as matplotlib rounds them. */
export function toByte(channel: number): string {
  const scaled = 255 * channel
  const below = Math.floor(scaled)
  const isUp = scaled - below > 0.5 || (scaled - below === 0.5 && below % 2 === 1)
  return (below + (isUp ? 1 : 0)).toString(16).padStart(2, "0")
}
