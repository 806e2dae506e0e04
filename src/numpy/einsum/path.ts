import { untyped } from "../typed.ts"
import type { Labels } from "./parse.ts"

/** Which operands to contract next: their places among those that are left. */
export type Step = readonly number[]

/** How einsum shall find its order. */
export type OptimizeArgument =
  | boolean
  | "greedy"
  | "optimal"
  | readonly ["greedy" | "optimal", number]
  | readonly ("einsum_path" | readonly number[])[]

/** The lengths of labels. */
export type Lengths = ReadonlyMap<string, number>

/** Operands as sets of labels, and the labels of the result. */
interface Problem {
  readonly output: ReadonlySet<string>
  readonly lengths: Lengths
  readonly limit: number
}

/** What contracting some operands does. */
export interface Contracted {
  readonly result: ReadonlySet<string>
  /** The operands that are left, the result last. */
  readonly left: readonly ReadonlySet<string>[]
  readonly removed: number
  /** All labels that take part. */
  readonly labels: ReadonlySet<string>
}

/** The number of elements that labels span. */
export function sizeOfLabels(labels: Iterable<string>, lengths: Lengths): number {
  let size = 1
  for (const label of labels) size *= lengths.get(label)!
  return size
}

/** Multiplications and additions of a contraction. */
export function flopCount(labels: Iterable<string>, sums: boolean, terms: number, lengths: Lengths): number {
  return sizeOfLabels(labels, lengths) * (Math.max(1, terms - 1) + (sums ? 1 : 0))
}

/** Contracts the operands at `step`. */
export function contracted(
  step: Step,
  operands: readonly ReadonlySet<string>[],
  output: ReadonlySet<string>,
): Contracted {
  const labels = new Set(step.flatMap((k) => [...operands[k]!]))
  const left = operands.filter((_, k) => !step.includes(k))
  const needed = new Set([...output, ...left.flatMap((each) => [...each])])
  const result = new Set([...labels].filter((label) => needed.has(label)))
  return { result, left: [...left, result], removed: labels.size - result.size, labels }
}

/**
 * The order in which to contract operands.
 *
 * @throws TypeError for an unknown way to find it.
 * @see D. G. A. Smith, J. Gray, opt_einsum, Journal of Open Source Software 3 (2018), 753
 */
export function findPath(
  inputs: readonly Labels[],
  output: Labels,
  lengths: Lengths,
  optimize: unknown,
): Step[] {
  const given = untyped(optimize)
  if (Array.isArray(given) && given[0] === "einsum_path")
    return given.slice(1).map((step) => untyped(step) as Step)
  const [way, memory] = Array.isArray(given) ? given.map(untyped) : [given, null]
  const all = inputs.map((_, k) => k)
  const operands = inputs.map((labels) => new Set(labels))
  const labels = new Set(inputs.flat())
  const wanted = new Set(output)
  const whole = [...labels].every((label) => wanted.has(label))
  if (way === false || inputs.length < 3 || whole) return [all]
  const sizes = [...inputs, output].map((each) => sizeOfLabels(new Set(each), lengths))
  const problem = { output: wanted, lengths, limit: typeof memory === "number" ? memory : Math.max(...sizes) }
  if (way === true || way === "greedy") return greedyPath(operands, problem)
  if (way === "optimal") return optimalPath(operands, problem)
  throw new TypeError(`Path name ${String(way)} not found`)
}

function* pairs(count: number): Iterable<[number, number]> {
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) yield [i, j]
}

/** Every order is tried. */
function optimalPath(operands: readonly ReadonlySet<string>[], problem: Problem): Step[] {
  type Partial = {
    readonly cost: number
    readonly path: Step[]
    readonly left: readonly ReadonlySet<string>[]
  }
  const cheapest = (each: readonly Partial[]) =>
    each.reduce((best, next) => (next.cost < best.cost ? next : best))
  let partials: Partial[] = [{ cost: 0, path: [], left: operands }]
  for (let round = 0; round < operands.length - 1; round++) {
    const next: Partial[] = []
    for (const { cost, path, left } of partials) {
      for (const step of pairs(operands.length - round)) {
        const { result, left: after, removed, labels } = contracted(step, left, problem.output)
        if (sizeOfLabels(result, problem.lengths) > problem.limit) continue
        const total = cost + flopCount(labels, removed > 0, 2, problem.lengths)
        next.push({ cost: total, path: [...path, step], left: after })
      }
    }
    if (next.length === 0) {
      return [...cheapest(partials).path, Array.from({ length: operands.length - round }, (_, k) => k)]
    }
    partials = next
  }
  return cheapest(partials).path
}

interface Candidate {
  readonly gain: number
  readonly cost: number
  readonly step: readonly [number, number]
}

/** The pair that frees most memory, then the cheapest; outer products only when nothing else is left. */
function greedyPath(operands: readonly ReadonlySet<string>[], problem: Problem): Step[] {
  const all = operands.map((_, k) => k)
  const naive = contracted(all, operands, problem.output)
  const budget = flopCount(naive.labels, naive.removed > 0, operands.length, problem.lengths)
  const path: Step[] = []
  let left = operands
  let spent = 0
  let known: Candidate[] = []
  let fresh: Iterable<[number, number]> = pairs(left.length)
  while (left.length > 1) {
    for (const step of fresh) {
      const [a, b] = [left[step[0]]!, left[step[1]]!]
      if (![...a].some((label) => b.has(label))) continue
      known.push(...maybeCandidate(step, left, problem, budget - spent))
    }
    if (known.length === 0) {
      for (const step of pairs(left.length))
        known.push(...maybeCandidate(step, left, problem, budget - spent))
    }
    if (known.length === 0) return [...path, left.map((_, k) => k)]
    const best = known.reduce((a, b) => (b.gain < a.gain || (b.gain === a.gain && b.cost < a.cost) ? b : a))
    known = moved(known, best.step)
    left = contracted(best.step, left, problem.output).left
    path.push(best.step)
    spent += best.cost
    const last = left.length - 1
    fresh = Array.from({ length: last }, (_, k) => [k, last] as [number, number])
  }
  return path
}

/** The pair as a list of one; empty where it takes too much memory or work. */
function maybeCandidate(
  step: readonly [number, number],
  left: readonly ReadonlySet<string>[],
  { output, lengths, limit }: Problem,
  budget: number,
): Candidate[] {
  const { result, removed, labels } = contracted(step, left, output)
  const size = sizeOfLabels(result, lengths)
  const before = step.reduce((sum, k) => sum + sizeOfLabels(left[k]!, lengths), 0)
  const cost = flopCount(labels, removed > 0, 2, lengths)
  return size > limit || cost > budget ? [] : [{ gain: size - before, cost, step }]
}

/** The other pairs under their places after a contraction; those that took part fall away. */
function moved(known: readonly Candidate[], [first, second]: readonly [number, number]): Candidate[] {
  const place = (k: number) => k - Number(k > first) - Number(k > second)
  return known
    .filter(({ step }) => !step.includes(first) && !step.includes(second))
    .map((each) => ({ ...each, step: [place(each.step[0]), place(each.step[1])] as const }))
}
