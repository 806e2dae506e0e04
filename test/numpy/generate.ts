/** Random NumPy programs: dtypes, shapes, slices, masks, ufuncs, reductions, shape functions. */
import type { Program } from "./programs.ts"

const dtypes = [
  "bool",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "float32",
  "float64",
]
const arithmetic = [
  "add",
  "subtract",
  "multiply",
  "divide",
  "floor_divide",
  "remainder",
  "maximum",
  "minimum",
  "fmod",
]
const comparisons = ["less", "greater_equal", "equal", "not_equal", "logical_and", "logical_xor"]
const bitwise = ["bitwise_and", "bitwise_or", "bitwise_xor", "left_shift", "right_shift"]
const unary = [
  "negative",
  "absolute",
  "sign",
  "square",
  "floor",
  "ceil",
  "trunc",
  "isnan",
  "isfinite",
  "logical_not",
  "sqrt",
]
const reductions = ["sum", "max", "min", "mean", "prod", "all", "any", "std", "var"]
const along = ["argmax", "argmin", "cumsum", "cumprod", "sort"]
const shaping = [
  "ravel",
  "transpose",
  "squeeze",
  "flip",
  "copy",
  "unique",
  "atleast_2d",
  "zeros_like",
  "ones_like",
]

/** Marsaglia's xorshift of 32 bits: a case is known by its seed. */
export function createRandom(seed: number): () => number {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

type Random = ReturnType<typeof createRandom>

const below = (random: Random, n: number) => Math.floor(random() * n)
const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!

function element(random: Random, dtype: string): number | string | boolean {
  if (dtype === "bool") return random() < 0.5 ? 1 : 0
  if (dtype.startsWith("u")) return below(random, random() < 0.2 ? 250 : 10)
  if (dtype.startsWith("i")) return below(random, random() < 0.2 ? 250 : 16) - (random() < 0.2 ? 125 : 8) - 0
  const kind = random()
  if (kind < 0.03) return pick(random, ["nan", "inf", "-inf", "-0.0"])
  if (kind < 0.4) return below(random, 20) / 4 - 2
  return (random() - 0.5) * 10 ** (below(random, 7) - 3)
}

/** Casts of what an integer cannot hold, and the order of 0 and -0, differ between NumPy's own builds. */
function plain(value: number | string | boolean): number | boolean {
  return typeof value === "string" ? 0 : value
}

function array(
  random: Random,
  dims?: readonly number[],
  finite = false,
): { program: Program; dims: readonly number[]; dtype: string } {
  const dtype = random() < 0.4 ? "float64" : pick(random, dtypes)
  const shape =
    dims ?? Array.from({ length: below(random, 4) }, () => (random() < 0.05 ? 0 : 1 + below(random, 4)))
  const size = shape.reduce((product, length) => product * length, 1)
  const values = Array.from({ length: size }, () => {
    const value = element(random, dtype)
    if (finite) return dtype === "int8" ? Math.max(-128, Math.min(100, Number(value))) : plain(value)
    return dtype === "int8" && typeof value === "number" ? Math.max(-128, Math.min(127, value)) : value
  })
  return { program: ["array", dtype, shape, values], dims: shape, dtype }
}

/** A shape that may broadcast with another. */
function partner(random: Random, dims: readonly number[]): number[] {
  return dims
    .slice(below(random, dims.length + 1))
    .map((length) => (random() < 0.3 ? 1 : random() < 0.05 ? length + 1 : length))
}

function slice(random: Random): string {
  const bound = () => (random() < 0.5 ? "" : String(below(random, 9) - 4))
  const step = random() < 0.4 ? `:${pick(random, ["2", "-1", "-2", "3"])}` : ""
  return `${bound()}:${bound()}${step}`
}

function index(random: Random, length: number): Program {
  const kind = random()
  if (kind < 0.3) return below(random, 2 * length + 1) - length
  if (kind < 0.6) return slice(random)
  if (kind < 0.65) return null
  if (kind < 0.7) return "..."
  if (kind < 0.85) return ["array", "int64", [2], [below(random, length + 1) - 1, -1]]
  return ["array", "bool", [length], Array.from({ length }, () => below(random, 2))]
}

function indices(random: Random, dims: readonly number[]): Program[] {
  return dims.slice(0, below(random, dims.length + 1)).map((length) => index(random, length))
}

function axis(random: Random, rank: number): Record<string, Program> {
  if (random() < 0.3) return {}
  const keywords: Record<string, Program> = { axis: below(random, rank + 1) - (random() < 0.5 ? rank : 0) }
  return keywords
}

/** A view or a plain array. */
function operand(
  random: Random,
  finite = false,
): { program: Program; dims: readonly number[]; dtype: string } {
  const made = array(random, undefined, finite)
  const kind = random()
  if (kind < 0.6) return made
  if (kind < 0.75) return { ...made, program: ["attribute", made.program, "T"], dims: made.dims.toReversed() }
  return { ...made, program: ["get", made.program, ["..."]] }
}

function binary(random: Random): Program {
  const a = operand(random)
  const name = pick(random, random() < 0.6 ? arithmetic : random() < 0.7 ? comparisons : bitwise)
  const scalar = pick(random, [0, 1, 2, -3, 0.5, 2.5, true])
  const b = random() < 0.3 ? scalar : array(random, partner(random, a.dims)).program
  return ["call", name, random() < 0.5 ? [a.program, b] : [b, a.program], {}]
}

function reduction(random: Random): Program {
  const name = pick(random, random() < 0.7 ? reductions : along)
  const a = operand(random, name === "sort" || name === "max" || name === "min")
  const keywords = axis(random, a.dims.length)
  if (reductions.includes(name) && random() < 0.3) keywords.keepdims = true
  if (reductions.includes(name) && a.dims.length > 1 && random() < 0.2) keywords.axis = ["list", [0, -1]]
  if (name === "sort" && keywords.axis === undefined) keywords.axis = -1
  return ["call", name, [a.program], keywords]
}

function indexing(random: Random): Program {
  const a = operand(random)
  const where = indices(random, a.dims)
  if (random() < 0.6) return ["get", a.program, where]
  return [
    "set",
    a.program,
    where,
    random() < 0.6 ? pick(random, [1, 0, 2.5]) : array(random, [below(random, 3) + 1]).program,
  ]
}

function shape(random: Random): Program {
  const a = operand(random, true)
  const size = a.dims.reduce((product, length) => product * length, 1)
  const kind = random()
  if (kind < 0.3)
    return [
      "method",
      a.program,
      "reshape",
      [["list", pick(random, [[-1], [size, 1], [1, -1], [2, -1], [1, size, 1]])]],
      {},
    ]
  if (kind < 0.5)
    return [
      "call",
      pick(random, ["concatenate", "stack", "vstack", "hstack"]),
      [["list", [a.program, array(random, a.dims).program]]],
      {},
    ]
  if (kind < 0.6)
    return ["call", "where", [["call", "greater", [a.program, 0], {}], a.program, pick(random, [0, 1.5])], {}]
  if (kind < 0.7)
    return [
      "method",
      a.program,
      "astype",
      [pick(random, a.dtype.startsWith("f") ? ["float32", "float64", "bool", "int64", "int32"] : dtypes)],
      {},
    ]
  if (kind < 0.8) return ["call", "repeat", [a.program, 2], axis(random, a.dims.length)]
  if (kind < 0.9) return ["call", "clip", [a.program, 0, 2], {}]
  return ["call", pick(random, shaping), [a.program], {}]
}

/** Square roots of 8-bit numbers are float16 in NumPy and float32 here. */
function unaryCall(random: Random): Program {
  const { program, dtype } = operand(random)
  const narrow = dtype === "bool" || dtype.endsWith("int8")
  return ["call", pick(random, narrow ? unary.filter((name) => name !== "sqrt") : unary), [program], {}]
}

/** One random program. */
export function generate(random: Random): Program {
  const kind = random()
  if (kind < 0.35) return binary(random)
  if (kind < 0.45) return unaryCall(random)
  if (kind < 0.7) return reduction(random)
  return kind < 0.87 ? indexing(random) : shape(random)
}
