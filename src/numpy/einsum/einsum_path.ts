import { formatFloat } from "../format/python/floatFormat.ts"
import { parseSpec } from "../format/python/spec.ts"
import type { ArrayInput } from "../input.ts"
import { isOptions, named } from "../options.ts"
import { tuple } from "../tuple.ts"
import { withLetters } from "./letters.ts"
import type { Labels } from "./parse.ts"
import { parseCall, resolve } from "./parse.ts"
import { findPath, flopCount, type Lengths, type OptimizeArgument, type Step } from "./path.ts"
import { type PathStep, stepsAlong } from "./steps.ts"

/**
 * `np.einsum_path(subscripts, *operands, optimize="greedy")`: the order of contractions that einsum would take, and a
 * text that tells its cost.
 *
 * @returns the list `["einsum_path", (places), ...]`, which `optimize` of einsum takes, and the text
 */
export function einsum_path(
  ...args: readonly (
    | string
    | ArrayInput
    | { readonly optimize?: OptimizeArgument; readonly einsum_call?: boolean }
  )[]
): [path: ["einsum_path", ...Step[]], text: string] {
  const last = args.at(-1)
  const options = isOptions(last) ? named("einsum_path", ["optimize", "einsum_call"], [last]) : {}
  const { inputs, output, lengths } = withLetters(
    resolve(parseCall(isOptions(last) ? args.slice(0, -1) : args)),
  )
  const path = findPath(inputs, output, lengths, options.optimize ?? "greedy")
  const steps = stepsAlong(path, inputs, output, lengths)
  const shown = path.map((step) => tuple(...step))
  return tuple(["einsum_path", ...shown], report(inputs, output, lengths, steps)) as never
}

function report(
  inputs: readonly Labels[],
  output: Labels,
  lengths: Lengths,
  steps: readonly PathStep[],
): string {
  const labels = new Set(inputs.flat())
  const sums = inputs.reduce((sum, each) => sum + new Set(each).size, 0) - labels.size > 0
  const naive = flopCount(labels, sums, inputs.length, lengths)
  const cost = steps.reduce((sum, step) => sum + step.cost, 0) + 1
  const text = (each: readonly Labels[], result: Labels) =>
    `${each.map((one) => one.join("")).join(",")}->${result.join("")}`
  const rule = "-".repeat(74)
  return [
    `  Complete contraction:  ${text(inputs, output)}`,
    `         Naive scaling:  ${labels.size}`,
    `     Optimized scaling:  ${Math.max(...steps.map((step) => step.scaling))}`,
    `      Naive FLOP count:  ${scientific(naive)}`,
    `  Optimized FLOP count:  ${scientific(cost)}`,
    `   Theoretical speedup:  ${fixed(naive / cost)}`,
    `  Largest intermediate:  ${scientific(Math.max(...steps.map((step) => step.size)))} elements`,
    rule,
    `${"scaling".padStart(6)} ${"current".padStart(24)} ${"remaining".padStart(40)}`,
    rule,
    ...steps.map(
      ({ scaling, inputs: taken, output: result, remaining }) =>
        `${String(scaling).padStart(4)}    ${text(taken, result).padStart(24)} ${text(remaining, output).padStart(40)}`,
    ),
  ].join("\n")
}

const scientific = (value: number): string => formatFloat(value, parseSpec(".3e", "float"), "float")

const fixed = (value: number): string => formatFloat(value, parseSpec(".3f", "float"), "float")
