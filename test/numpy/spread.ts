import measured from "../golden/numpy/spread.json" with { type: "json" }
import type { Outcome } from "./programs.ts"

/** How far two builds of NumPy differ in a function, as `make_spread.py` measured it. */
interface Spread {
  readonly measure: "ulps" | "scaled"
  readonly most: number
}

const spreads = measured.names as Readonly<Record<string, Spread>>

/** The distance of a float to its neighbour away from 0. */
function spacing(x: number, dtype: string): number {
  const digits = dtype === "float32" ? 23 : 52
  const least = dtype === "float32" ? -126 : -1022
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), least) - digits)
}

function withinNumbers(ours: readonly string[], theirs: readonly string[], dtype: string, spread: Spread) {
  const a = ours.map(Number)
  const b = theirs.map(Number)
  const largest = Math.max(...b.filter(Number.isFinite).map(Math.abs))
  return b.every((value, k) => {
    if (Object.is(a[k], value) || a[k] === value) return true
    const unit = spacing(spread.measure === "ulps" ? value : largest, dtype)
    return Math.abs(a[k]! - value) <= spread.most * unit
  })
}

/** A scalar comes without its dtype: two values that are both float32's are taken for such. */
function scalarDType(values: readonly string[]): string {
  const single = values.every((value) => Object.is(Math.fround(Number(value)), Number(value)))
  return single ? "float32" : "float64"
}

function within(ours: Outcome, theirs: Outcome, spread: Spread): boolean {
  if ("items" in ours && "items" in theirs) {
    const same = ours.items.length === theirs.items.length
    return same && ours.items.every((item, k) => agrees(item, theirs.items[k]!, spread))
  }
  if (!("values" in ours && "values" in theirs)) return false
  const dtype = "dtype" in theirs ? theirs.dtype : scalarDType([...ours.values, ...theirs.values])
  const shaped =
    "dtype" in ours === "dtype" in theirs &&
    (!("dtype" in ours && "dtype" in theirs) ||
      (ours.dtype === theirs.dtype && JSON.stringify(ours.shape) === JSON.stringify(theirs.shape)))
  return shaped && withinNumbers(ours.values, theirs.values, dtype, spread)
}

function agrees(ours: Outcome, theirs: Outcome, spread: Spread | undefined): boolean {
  if ("error" in ours || "error" in theirs) return "error" in ours && "error" in theirs
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return true
  return spread !== undefined && within(ours, theirs, spread)
}

/**
 * Whether what we give for a call of a name is what NumPy gives: every bit and character, but for names
 * in which NumPy's builds differ, by as much as they do. Where one side fails the other must.
 */
export function matchesNumPy(name: string | null, ours: Outcome, theirs: Outcome): boolean {
  return agrees(ours, theirs, name === null ? undefined : spreads[name])
}
