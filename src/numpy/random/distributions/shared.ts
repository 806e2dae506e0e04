/** The distributions that both families draw alike, each from its own normal and exponential numbers. */
import type { Distribution } from "../draw.ts"
import { nonNegative, poissonMean, positive, positiveShare, share } from "../rules.ts"
import type { Source } from "../source.ts"
import { gumbel, laplace, logistic, lognormal, standardCauchy, triangular, weibull } from "./continuous.ts"
import { chiSquare, fisher, standardGamma, studentT } from "./gamma.ts"
import { poisson } from "./poisson.ts"

type Location = (source: Source, loc: number, scale: number) => number

/** A distribution moved by `loc` and stretched by `scale`. */
function located(name: string, next: Location): Distribution {
  return { name, parameters: { loc: 0, scale: 1 }, rules: [nonNegative("scale")], next }
}

function fillNormal(source: Source, out: Float64Array, loc: number, scale: number): void {
  source.fillNormal(out)
  for (let i = 0; i < out.length; i++) out[i] = loc + scale * (out[i] as number)
}

export const shared = {
  standard_normal: {
    name: "standard_normal",
    parameters: {},
    rules: [],
    next: (source) => source.normal(),
    fill: (source, out) => source.fillNormal(out),
  },
  normal: { ...located("normal", (source, loc, scale) => loc + scale * source.normal()), fill: fillNormal },
  standard_exponential: {
    name: "standard_exponential",
    parameters: {},
    rules: [],
    next: (source) => source.exponential(),
  },
  exponential: {
    name: "exponential",
    parameters: { scale: 1 },
    rules: [nonNegative("scale")],
    next: (source, scale) => scale * source.exponential(),
  },
  gumbel: located("gumbel", gumbel),
  laplace: located("laplace", laplace),
  logistic: located("logistic", logistic),
  lognormal: {
    name: "lognormal",
    parameters: { mean: 0, sigma: 1 },
    rules: [nonNegative("sigma")],
    next: lognormal,
  },
  standard_cauchy: { name: "standard_cauchy", parameters: {}, rules: [], next: standardCauchy },
  weibull: { name: "weibull", parameters: { a: null }, rules: [nonNegative("a")], next: weibull },
  triangular: {
    name: "triangular",
    parameters: { left: null, mode: null, right: null },
    rules: [
      { text: "left > mode", refuses: (left, mode) => left > mode },
      { text: "mode > right", refuses: (_, mode, right) => mode > right },
      { text: "left == right", refuses: (left, _, right) => left === right },
    ],
    next: triangular,
  },
  standard_gamma: {
    name: "standard_gamma",
    parameters: { shape: null },
    rules: [nonNegative("shape")],
    next: standardGamma,
  },
  gamma: {
    name: "gamma",
    parameters: { shape: null, scale: 1 },
    rules: [nonNegative("shape"), nonNegative("scale")],
    next: (source, shape, scale) => scale * standardGamma(source, shape),
  },
  chisquare: { name: "chisquare", parameters: { df: null }, rules: [positive("df")], next: chiSquare },
  f: {
    name: "f",
    parameters: { dfnum: null, dfden: null },
    rules: [positive("dfnum"), positive("dfden")],
    next: fisher,
  },
  standard_t: { name: "standard_t", parameters: { df: null }, rules: [positive("df")], next: studentT },
  poisson: {
    name: "poisson",
    parameters: { lam: 1 },
    rules: poissonMean("lam"),
    discrete: true,
    next: poisson,
  },
} satisfies Record<string, Distribution>

/** Parameters and rules of the distributions that the families draw differently. */
export const forms = {
  beta: { name: "beta", parameters: { a: null, b: null }, rules: [positive("a"), positive("b")] },
  noncentral_chisquare: {
    name: "noncentral_chisquare",
    parameters: { df: null, nonc: null },
    rules: [positive("df"), nonNegative("nonc")],
  },
  noncentral_f: {
    name: "noncentral_f",
    parameters: { dfnum: null, dfden: null, nonc: null },
    rules: [positive("dfnum"), positive("dfden"), nonNegative("nonc")],
  },
  binomial: {
    name: "binomial",
    parameters: { n: null, p: null },
    integers: ["n"],
    rules: [nonNegative("n"), share("p")],
    discrete: true,
  },
  geometric: {
    name: "geometric",
    parameters: { p: null },
    rules: [positiveShare("p")],
    discrete: true,
  },
  pareto: { name: "pareto", parameters: { a: null }, rules: [positive("a")] },
  power: { name: "power", parameters: { a: null }, rules: [positive("a")] },
  rayleigh: { name: "rayleigh", parameters: { scale: 1 }, rules: [nonNegative("scale")] },
  wald: {
    name: "wald",
    parameters: { mean: null, scale: null },
    rules: [positive("mean"), positive("scale")],
  },
  vonmises: { name: "vonmises", parameters: { mu: null, kappa: null }, rules: [nonNegative("kappa")] },
} satisfies Record<string, Omit<Distribution, "next">>
