import { untyped } from "../typed.ts"

/** A slice that makes numbers: `"start:stop:step"`, or `"start:stop:5j"` for five points with both ends. */
export interface Range {
  readonly start: Bound
  /** Null where left out. */
  readonly stop: Bound | null
  readonly step: Bound
  /** How many points; null where there is a step. */
  readonly points: number | null
}

/** A number as it was written: `1.` is a float, `1` an int. */
export interface Bound {
  readonly value: number
  readonly type: "float" | "int"
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`
const pattern = new RegExp(String.raw`^\s*(${number})?\s*:\s*(${number})?\s*(?::\s*(${number})?(j)?\s*)?$`)

/** The range that a slice's text asks for; null for what is no such text. */
export function maybeRange(text: unknown): Range | null {
  const plain = untyped(text)
  const found = typeof plain === "string" ? pattern.exec(plain) : null
  if (found === null) return null
  const [, start, stop, step, imaginary] = found
  const points = imaginary === undefined ? null : Math.trunc(Math.abs(Number(step ?? 1)))
  return {
    start: boundOf(start ?? "0"),
    stop: stop === undefined ? null : boundOf(stop),
    step: imaginary === undefined ? boundOf(step ?? "1") : { value: Number(step ?? 1), type: "float" },
    points,
  }
}

function boundOf(text: string): Bound {
  return { value: Number(text), type: /[.eE]/.test(text) ? "float" : "int" }
}

/**
 * Where a range ends.
 *
 * @throws TypeError where that was left out.
 */
export function stopOf(name: string, { stop }: Range): Bound {
  if (stop !== null) return stop
  throw new TypeError(`${name}: a slice must say where it stops, as in "0:3"`)
}

/** How many numbers a range makes, below 0 where it runs the wrong way. @throws RangeError for a step of 0 */
export function countOf(name: string, range: Range): number {
  if (range.points !== null) return range.points
  const { start, step } = range
  if (step.value === 0) throw new RangeError(`${name}: step must not be 0`)
  return Math.ceil((stopOf(name, range).value - start.value) / step.value)
}

/** The distance between the numbers of a range: of points, that which makes the last one the end. */
export function stepOf(name: string, range: Range): Bound {
  const { start, step, points } = range
  if (points === null) return step
  if (points === 1) return { value: 1, type: "int" }
  return { value: (stopOf(name, range).value - start.value) / (points - 1), type: "float" }
}
