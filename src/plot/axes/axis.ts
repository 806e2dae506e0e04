import { Text } from "../artists.ts"
import type { Rgba } from "../colours/colour.ts"
import { listOf } from "../numbers.ts"
import { linearTicks } from "../scales/linearTicks.ts"
import { logTicks } from "../scales/logTicks.ts"
import { fromAxis, type Limits, type ScaleName, toAxis } from "../scales/scale.ts"
import { linearTickTexts, powerText, type TickTexts } from "../scales/tickText.ts"

/** The look of an axis' grid. */
export interface GridLook {
  readonly color: Rgba
  readonly linewidth: number
  readonly linestyle: unknown
  readonly alpha: number
}

/** Major ticks with their texts, minor ones without. */
export interface Ticks extends TickTexts {
  readonly places: readonly number[]
  readonly minor: readonly number[]
  readonly minorTexts: readonly string[]
}

/** One of the two axes: its scale, limits, ticks and words. */
export class Axis {
  readonly along: "x" | "y"
  scale: ScaleName = "linear"
  /** Limits that were set; null: from the data. */
  limits: Limits | null = null
  isInverted = false
  /** Words in the order in which they were first plotted, at 0, 1, 2 ... */
  categories: string[] = []
  tickPlaces: readonly number[] | null = null
  tickLabels: readonly string[] | null = null
  /** The most intervals, or as many as there is room for. */
  tickCount: number | null = null
  /** Whether ticks stand at integers alone. */
  hasIntegerTicks = false
  tickFormat: ((value: number) => string) | null = null
  label: Text
  labelpad = 4
  /** Whether the label has an angle of its own; that of a y axis stands upright otherwise. */
  isLabelTurned = false
  tickRotation = 0
  tickSize = 10
  /** In points; negative ones none. */
  tickLength = 3.5
  showsTicks = true
  showsLabels = true
  grid: GridLook | null = null
  /** Whether ticks and words are at the top, or at the right. */
  isFar = false
  tickLabelColour: Rgba = [0, 0, 0, 1]

  constructor(along: "x" | "y") {
    this.along = along
    this.label = along === "x" ? new Text(0.5, 0, "", "axes") : new Text(0, 0.5, "", "axes")
  }

  /** Numbers of the axis: words stand for their place among the categories. */
  toNumbers(given: unknown): number[] {
    const values = listOf(given)
    if (!values.some((value) => typeof value === "string"))
      return values.map((value) => (value === null || value === undefined ? Number.NaN : Number(value)))
    return values.map((value) => this.#placeOf(String(value)))
  }

  #placeOf(word: string): number {
    const known = this.categories.indexOf(word)
    return known >= 0 ? known : this.categories.push(word) - 1
  }

  /**
   * The ticks between two limits.
   * @param room - the most intervals that there is room for
   */
  ticks([first, second]: Limits, room: number): Ticks {
    const [low, high] = [Math.min(first, second), Math.max(first, second)]
    const { places, minor, minorTexts } = this.#places(low, high, room)
    return { places, minor, minorTexts, ...this.#texts(places, low, high) }
  }

  #places(low: number, high: number, room: number): Pick<Ticks, "places" | "minor" | "minorTexts"> {
    const none = { minor: [], minorTexts: [] }
    if (this.tickPlaces) return { places: this.tickPlaces, ...none }
    if (this.categories.length > 0) return { places: this.categories.map((_, i) => i), ...none }
    if (this.scale === "log") {
      const { major, minor, labelled } = logTicks(low, high, room)
      return {
        places: major,
        minor,
        minorTexts: minor.map((tick) => (labelled.includes(tick) ? powerText(tick) : "")),
      }
    }
    const count = this.tickCount ?? Math.max(1, Math.min(9, room))
    const places = linearTicks(toAxis(this.scale, low), toAxis(this.scale, high), count, {
      isInteger: this.hasIntegerTicks,
    })
    return { places: places.map((place) => fromAxis(this.scale, place)), ...none }
  }

  #texts(places: readonly number[], low: number, high: number): TickTexts {
    if (this.tickLabels) return { texts: places.map((_, i) => this.tickLabels?.[i] ?? ""), offset: "" }
    const { tickFormat } = this
    if (tickFormat) return { texts: places.map(tickFormat), offset: "" }
    if (this.categories.length > 0) return { texts: places.map((i) => this.categories[i] ?? ""), offset: "" }
    if (this.scale === "log") return { texts: places.map(powerText), offset: "" }
    return linearTickTexts(places, low, high)
  }
}
