import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { isFortran, type Order, orderOf } from "../layout.ts"
import { matmul } from "../linear/matmul.ts"
import type { NDArray } from "../ndarray.ts"
import { reshape, transpose } from "../shape/reshape.ts"
import { multiply } from "../ufunc/arithmetic.ts"
import type { Contraction, Labels } from "./parse.ts"
import { sizeOfLabels } from "./path.ts"

type Options = Readonly<Record<string, unknown>>
type ContractAll = (given: Contraction, options: Options) => unknown

/** Two operands and the labels of what becomes of them. */
interface Pair {
  readonly operands: readonly [NDArray, NDArray]
  readonly labels: readonly [Labels, Labels]
  readonly output: Labels
}

/** Labels of axes longer than 1 by where they occur. */
interface Roles {
  readonly batch: Labels
  readonly left: Labels
  readonly right: Labels
  readonly summed: Labels
  /** Labels of the output whose axes have length 1. */
  readonly single: Labels
  readonly lengths: ReadonlyMap<string, number>
}

/**
 * Contracts two operands by `np.matmul`: labels that only one of them has and the result lacks are summed first, the
 * others become one axis each of stacks, rows, the sum and columns; without a common sum by `np.multiply`. So does
 * `np.einsum` where `optimize` is asked for.
 */
export function contractByMatmul(
  given: Contraction,
  { order, out, ...others }: Options,
  contractAll: ContractAll,
): unknown {
  const pair = pairOf(given)
  const roles = rolesOf(pair)
  const prepare = (k: 0 | 1, labels: Labels): NDArray => prepared(pair, k, labels, contractAll)
  const wanted = outputOrder(order, pair.operands)
  const target = (out ?? null) as NDArray | null
  if (roles.summed.length === 0) {
    const [a, b] = [0, 1].map((k) => spread(pair, k as 0 | 1, prepare)) as [NDArray, NDArray]
    return multiply(a, b, {
      ...others,
      ...(wanted === null ? {} : { order: wanted }),
      ...(target === null ? {} : { out: target }),
    } as never)
  }
  const { batch, left, right, summed } = roles
  const stacks = batch.length > 0 ? [batch] : []
  const a = grouped(prepare(0, [...batch, ...left, ...summed]), [...stacks, left, summed], roles)
  const b = grouped(prepare(1, [...batch, ...summed, ...right]), [...stacks, summed, right], roles)
  return delivered(pair, roles, [...stacks, left, right], wanted, target, (place) =>
    matmul(a, b, { ...others, ...(place === null ? {} : { out: place }) } as never),
  )
}

function pairOf({ operands, inputs, output }: Contraction): Pair {
  return { operands: operands as never, labels: inputs as never, output: output! }
}

/** Axes of length 1 play no part: they broadcast. @throws RangeError for a label of two lengths. */
function rolesOf({ operands, labels, output }: Pair): Roles {
  const lengths = new Map<string, number>()
  const [first, second] = labels.map((each, k) => longLabels(each, operands[k as 0 | 1].dims, lengths)) as [
    Set<string>,
    Set<string>,
  ]
  const wanted = new Set(output)
  const both = [...first].filter((label) => second.has(label))
  return {
    batch: both.filter((label) => wanted.has(label)),
    summed: both.filter((label) => !wanted.has(label)),
    left: [...first].filter((label) => !second.has(label) && wanted.has(label)),
    right: [...second].filter((label) => !first.has(label) && wanted.has(label)),
    single: output.filter((label) => !first.has(label) && !second.has(label)),
    lengths,
  }
}

function longLabels(labels: Labels, dims: readonly number[], lengths: Map<string, number>): Set<string> {
  const long = new Set<string>()
  labels.forEach((label, axis) => {
    const length = dims[axis]!
    if (length === 1) return
    const before = lengths.get(label) ?? length
    if (before !== length)
      throw new RangeError(`Index ${label} has mismatched sizes ${before} and ${length}.`)
    lengths.set(label, length)
    long.add(label)
  })
  return long
}

/** An operand with these labels alone, in this order: diagonals taken, others summed. */
function prepared({ operands, labels }: Pair, k: 0 | 1, wanted: Labels, contractAll: ContractAll): NDArray {
  if (wanted.join() === labels[k].join()) return operands[k]
  const value = contractAll({ operands: [operands[k]], inputs: [labels[k]], output: wanted }, {})
  return toArray(value as ArrayInput, operands[k].dtype) as NDArray
}

/** An operand with the axes of the output, of length 1 where it has none. */
function spread(pair: Pair, k: 0 | 1, prepare: (k: 0 | 1, labels: Labels) => NDArray): NDArray {
  const own = pair.labels[k]
  const dims = pair.output.map((label) =>
    own.includes(label) ? pair.operands[k].dims[own.indexOf(label)]! : 1,
  )
  const labels = pair.output.filter((label) => own.includes(label))
  return reshape(prepare(k, labels), dims) as NDArray
}

/** Each group of labels as one axis. */
function grouped(x: NDArray, groups: readonly Labels[], { lengths }: Roles): NDArray {
  if (groups.every((group) => group.length === 1)) return x
  return reshape(
    x,
    groups.map((group) => sizeOfLabels(group, lengths)),
  ) as NDArray
}

/** The product with the axes of the output, in `out` where it is given. */
function delivered(
  { output }: Pair,
  { single, lengths }: Roles,
  groups: readonly Labels[],
  order: "C" | "F" | null,
  out: NDArray | null,
  multiplied: (out: NDArray | null) => unknown,
): unknown {
  const fused = groups.some((group) => group.length !== 1) || single.length > 0
  const made = [...single, ...groups.flat()]
  const turned = made.join() !== output.join()
  const product = toArray(multiplied(fused || turned ? null : out) as ArrayInput) as NDArray
  const dims = [...single.map(() => 1), ...groups.flat().map((label) => lengths.get(label)!)]
  const shaped = fused ? (reshape(product, dims) as NDArray) : product
  const value = turned
    ? (transpose(
        shaped,
        output.map((label) => made.indexOf(label)),
      ) as NDArray)
    : shaped
  if (out !== null && (fused || turned)) {
    out.set(["..."], value)
    return out
  }
  return order === null ? value : toOrdered(value, order)
}

function toOrdered(x: NDArray, order: "C" | "F"): NDArray {
  const already = order === "C" ? x.contiguous : x.dims.length < 2 || isFortran(x)
  return already ? x : x.copy(order)
}

/** The order that the result shall have; null for any. */
function outputOrder(given: unknown, operands: readonly NDArray[]): "C" | "F" | null {
  const order: Order = orderOf(given, "K")
  if (order === "K") return null
  if (order !== "A") return order
  return operands.every(isFortran) ? "F" : "C"
}
