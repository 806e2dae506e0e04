/** The distributions as Generator draws them, where they differ from RandomState's. */
import { beta } from "../distributions/beta.ts"
import { binomial } from "../distributions/binomial.ts"
import { pareto, powerFunction, rayleigh } from "../distributions/continuous.ts"
import {
  geometric,
  logSeries,
  negativeBinomial,
  noncentralChiSquare,
  noncentralF,
  zipf,
} from "../distributions/discrete.ts"
import { hypergeometric } from "../distributions/hypergeometric.ts"
import { forms, shared } from "../distributions/shared.ts"
import { vonMises } from "../distributions/vonmises.ts"
import { wald } from "../distributions/wald.ts"
import type { Distribution } from "../draw.ts"
import {
  aboveOne,
  LARGEST_MEAN,
  nonNegative,
  notNaN,
  positive,
  positiveShare,
  shareBelowOne,
} from "../rules.ts"

/** Beyond it the rejection of hypergeometric numbers loses its exactness. */
export const MANY = 1e9

export const modern = {
  ...shared,
  uniform: {
    name: "uniform",
    parameters: { low: 0, high: 1 },
    rules: [
      {
        text: "high - low range exceeds valid bounds",
        textOfArrays: "Range exceeds valid bounds",
        refuses: (low, high) => !Number.isFinite(high - low),
      },
      { text: "high - low < 0", refuses: (low, high) => high - low < 0 },
    ],
    next: ({ bits }, low, high) => low + (high - low) * bits.nextDouble(),
  },
  beta: { ...forms.beta, next: beta },
  noncentral_chisquare: { ...forms.noncentral_chisquare, next: noncentralChiSquare },
  noncentral_f: { ...forms.noncentral_f, next: noncentralF },
  pareto: { ...forms.pareto, next: pareto },
  power: { ...forms.power, next: powerFunction },
  rayleigh: { ...forms.rayleigh, next: rayleigh },
  wald: { ...forms.wald, next: wald },
  vonmises: { ...forms.vonmises, next: vonMises },
  binomial: { ...forms.binomial, next: binomial },
  geometric: { ...forms.geometric, next: geometric },
  hypergeometric: {
    name: "hypergeometric",
    parameters: { ngood: null, nbad: null, nsample: null },
    integers: ["ngood", "nbad", "nsample"],
    rules: [
      {
        text: "both ngood and nbad must be less than 1000000000",
        refuses: (good, bad) => good >= MANY || bad >= MANY,
      },
      { text: "ngood + nbad < nsample", refuses: (good, bad, sample) => good + bad < sample },
      nonNegative("ngood"),
      nonNegative("nbad"),
      nonNegative("nsample"),
    ],
    discrete: true,
    next: hypergeometric,
  },
  logseries: {
    name: "logseries",
    parameters: { p: null },
    rules: [shareBelowOne("p")],
    discrete: true,
    next: logSeries,
  },
  negative_binomial: {
    name: "negative_binomial",
    parameters: { n: null, p: null },
    rules: [
      notNaN("n"),
      positive("n"),
      positiveShare("p"),
      {
        text: "n too large or p too small, see Generator.negative_binomial Notes",
        // ten standard deviations of the mean of the Poisson number must still fit
        refuses: (n, p) => ((1 - p) / p) * (n + 10 * Math.sqrt(n)) > LARGEST_MEAN,
      },
    ],
    discrete: true,
    next: negativeBinomial,
  },
  zipf: { name: "zipf", parameters: { a: null }, rules: [aboveOne("a")], discrete: true, next: zipf },
} satisfies Record<string, Distribution>
