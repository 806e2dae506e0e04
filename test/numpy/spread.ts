import measured from "../golden/numpy/spread.json" with { type: "json" }
import { movements } from "./conditioning.ts"
import { type Outcome, outcome, type Program } from "./programs.ts"

/** How far two builds of NumPy differ in a function, as `make_spread.py` measured it. */
interface Spread {
  readonly measure: "ulps" | "scaled" | "conditioned"
  readonly most: number
}

const spreads = measured.names as Readonly<Record<string, Spread>>

/** The distance of a float to its neighbour away from 0. */
function spacing(x: number, dtype: string): number {
  const digits = dtype === "float32" ? 23 : 52
  const least = dtype === "float32" ? -126 : -1022
  return 2 ** (Math.max(Math.floor(Math.log2(Math.abs(x))), least) - digits)
}

/** The spread of one call: of a conditioned function it comes with how far each number moves. */
interface Allowed extends Spread {
  /** Taken one after another, as the numbers are compared. */
  readonly moved: (epsilon: number) => number[]
  /** How many numbers were compared before. */
  seen: number
}

function withinNumbers(ours: readonly string[], theirs: readonly string[], dtype: string, spread: Allowed) {
  const start = spread.seen
  spread.seen += theirs.length
  const a = ours.map(Number)
  const b = theirs.map(Number)
  const largest = Math.max(...b.filter(Number.isFinite).map(Math.abs))
  return b.every((value, k) => {
    if (Object.is(a[k], value) || a[k] === value) return true
    const least = spacing(spread.measure === "scaled" ? largest : value, dtype)
    const moved = spread.measure === "conditioned" ? (spread.moved(epsilonOf(dtype))[start + k] ?? 0) : 0
    const unit = Math.max(least, moved)
    return Math.abs(a[k]! - value) <= spread.most * unit
  })
}

const epsilonOf = (dtype: string): number => (dtype === "float32" ? 2 ** -23 : 2 ** -52)

/** A scalar comes without its dtype: two values that are both float32's are taken for such. */
function scalarDType(values: readonly string[]): string {
  const single = values.every((value) => Object.is(Math.fround(Number(value)), Number(value)))
  return single ? "float32" : "float64"
}

function within(ours: Outcome, theirs: Outcome, spread: Allowed): boolean {
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

function agrees(ours: Outcome, theirs: Outcome, spread: Allowed | undefined): boolean {
  if ("error" in ours || "error" in theirs) return "error" in ours && "error" in theirs
  if (JSON.stringify(ours) === JSON.stringify(theirs)) {
    if (spread !== undefined) spread.seen += countOf(theirs)
    return true
  }
  return spread !== undefined && within(ours, theirs, spread)
}

function countOf(outcome: Outcome): number {
  if ("items" in outcome) return outcome.items.reduce((sum, item) => sum + countOf(item), 0)
  return "values" in outcome ? outcome.values.length : 0
}

/**
 * Whether what we give for a call of a name is what NumPy gives: every bit and character, but for names
 * in which NumPy's builds differ, by as much as they do. Where one side fails the other must.
 */
export function matchesNumPy(name: string | null, program: Program, ours: Outcome, theirs: Outcome): boolean {
  const spread = name === null ? undefined : spreads[name]
  if (spread === undefined) return agrees(ours, theirs, undefined)
  const known = new Map<number, number[]>()
  const moved = (epsilon: number): number[] => {
    if (!known.has(epsilon)) known.set(epsilon, movements(program, epsilon, outcome))
    return known.get(epsilon)!
  }
  return agrees(ours, theirs, { ...spread, moved, seen: 0 })
}

/** Rules that NumPy puts in words that depend on which part of it finds them broken. */
const shapesDiffer = /broadcast|shape mismatch/

/**
 * Whether an error of ours is NumPy's: a TypeError where NumPy's is one (of its ValueErrors those about a kind are so
 * here too), and in its words, to which a hint may be added, or which say more than a reader needs.
 */
export function failsLikeNumPy(ours: Outcome, theirs: Outcome, kind: string | null): boolean {
  if (!("error" in ours && "error" in theirs)) return true
  const [own, given] = [ours.error.trim(), theirs.error.trim()]
  const inWords = own.startsWith(given) || given.startsWith(own) || sameRule(own, given)
  return inWords && (kind !== "TypeError" || ours.kind === kind)
}

const sameRule = (a: string, b: string): boolean => shapesDiffer.test(a) && shapesDiffer.test(b)
