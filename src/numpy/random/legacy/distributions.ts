/** The distributions as RandomState draws them, where they differ from Generator's. */
import { legacyBeta } from "../distributions/beta.ts"
import { legacyBinomial } from "../distributions/binomial.ts"
import { legacyPareto, legacyPowerFunction, legacyRayleigh } from "../distributions/continuous.ts"
import {
  legacyGeometric,
  legacyLogSeries,
  legacyNoncentralChiSquare,
  legacyNoncentralF,
  legacyZipf,
  negativeBinomial,
} from "../distributions/discrete.ts"
import { legacyHypergeometric } from "../distributions/hypergeometric.ts"
import { forms, shared } from "../distributions/shared.ts"
import { legacyVonMises } from "../distributions/vonmises.ts"
import { legacyWald } from "../distributions/wald.ts"
import type { Distribution } from "../draw.ts"
import { aboveOne, atLeastOne, nonNegative, positive, share, shareBelowOne } from "../rules.ts"

export const legacy = {
  ...shared,
  random_sample: {
    name: "random_sample",
    parameters: {},
    rules: [],
    next: ({ bits }) => bits.nextDouble(),
    fill: ({ bits }, out) => {
      for (let i = 0; i < out.length; i++) out[i] = bits.nextDouble()
    },
  },
  uniform: {
    name: "uniform",
    parameters: { low: 0, high: 1 },
    rules: [{ text: "Range exceeds valid bounds", refuses: (low, high) => !Number.isFinite(high - low) }],
    next: ({ bits }, low, high) => low + (high - low) * bits.nextDouble(),
  },
  beta: { ...forms.beta, next: legacyBeta },
  noncentral_chisquare: { ...forms.noncentral_chisquare, next: legacyNoncentralChiSquare },
  noncentral_f: { ...forms.noncentral_f, next: legacyNoncentralF },
  pareto: { ...forms.pareto, next: legacyPareto },
  power: { ...forms.power, next: legacyPowerFunction },
  rayleigh: { ...forms.rayleigh, next: legacyRayleigh },
  wald: { ...forms.wald, next: legacyWald },
  vonmises: { ...forms.vonmises, next: legacyVonMises },
  binomial: { ...forms.binomial, next: legacyBinomial },
  geometric: { ...forms.geometric, next: legacyGeometric },
  hypergeometric: {
    name: "hypergeometric",
    parameters: { ngood: null, nbad: null, nsample: null },
    integers: ["ngood", "nbad", "nsample"],
    rules: [
      { text: "ngood + nbad < nsample", refuses: (good, bad, sample) => good + bad < sample },
      nonNegative("ngood"),
      nonNegative("nbad"),
      atLeastOne("nsample"),
    ],
    discrete: true,
    next: legacyHypergeometric,
  },
  logseries: {
    name: "logseries",
    parameters: { p: null },
    rules: [shareBelowOne("p")],
    discrete: true,
    next: legacyLogSeries,
  },
  negative_binomial: {
    name: "negative_binomial",
    parameters: { n: null, p: null },
    rules: [positive("n"), share("p")],
    discrete: true,
    next: negativeBinomial,
  },
  zipf: {
    name: "zipf",
    parameters: { a: null },
    rules: [aboveOne("a")],
    discrete: true,
    next: legacyZipf,
  },
} satisfies Record<string, Distribution>
