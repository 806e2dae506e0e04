import { log } from "../../elementary/log.ts"
import { maskedBounded } from "../bounded.ts"
import type { Source } from "../source.ts"
import { logFactorial, logGamma } from "./logGamma.ts"

/** 2 sqrt(2/e) and 3 - 2 sqrt(3/e): the width of the table mountain hat. */
const D1 = 1.7155277699214135
const D2 = 0.8989161620588988

/** The good ones in a sample: drawn one by one for small samples, otherwise by rejection. */
export function hypergeometric(source: Source, good: number, bad: number, sample: number): number {
  if (sample >= 10 && sample <= good + bad - 10) return rejectHypergeometric(source, good, bad, sample)
  return drawOneByOne(source, good, bad, sample)
}

/** The same as RandomState drew it. */
export function legacyHypergeometric(source: Source, good: number, bad: number, sample: number): number {
  if (sample > 10) return legacyReject(source, good, bad, sample)
  return sample > 0 ? legacyOneByOne(source, good, bad, sample) : 0
}

function drawOneByOne({ bits }: Source, good: number, bad: number, sample: number): number {
  const total = good + bad
  const complement = sample > Math.floor(total / 2)
  let left = complement ? total - sample : sample
  let remaining = total
  let remainingGood = good
  while (left > 0 && remainingGood > 0 && remaining > remainingGood) {
    remaining--
    if (maskedBounded(bits, remaining) < remainingGood) remainingGood--
    left--
  }
  if (remaining === remainingGood) remainingGood -= left
  return complement ? remainingGood : good - remainingGood
}

/**
 * @see E. Stadlober, The ratio of uniforms approach for generating discrete random variates, Journal of
 *   Computational and Applied Mathematics 31 (1990) 181-189, algorithm HRUA
 */
function rejectHypergeometric({ bits }: Source, good: number, bad: number, sample: number): number {
  const population = good + bad
  const drawn = Math.min(sample, population - sample)
  const [few, many] = good < bad ? [good, bad] : [bad, good]
  const p = few / population
  const q = many / population
  const a = drawn * p + 0.5
  const variance = ((population - drawn) * drawn * p * q) / (population - 1)
  const c = Math.sqrt(variance + 0.5)
  const h = D1 * c + D2
  const mode = Math.floor(((drawn + 1) * (few + 1)) / (population + 2))
  const logHeight = (k: number) =>
    logFactorial(k) + logFactorial(few - k) + logFactorial(drawn - k) + logFactorial(many - drawn + k)
  const top = logHeight(mode)
  const end = Math.min(Math.min(drawn, few) + 1, Math.floor(a + 16 * c))
  for (;;) {
    const u = bits.nextDouble()
    const x = a + (h * (bits.nextDouble() - 0.5)) / u
    if (x < 0 || x >= end) continue
    const k = Math.floor(x)
    if (isUnder(u, top - logHeight(k))) {
      const found = good > bad ? drawn - k : k
      return drawn < sample ? good - found : found
    }
  }
}

/** Whether u^2 lies under e^t, by squeezes first. */
function isUnder(u: number, t: number): boolean {
  if (u * (4 - u) - 3 <= t) return true
  return u * (u - t) < 1 && 2 * log(u) <= t
}

function legacyOneByOne({ bits }: Source, good: number, bad: number, sample: number): number {
  const base = bad + good - sample
  const few = Math.min(bad, good)
  let y = few
  for (let k = sample; y > 0; ) {
    y -= Math.floor(bits.nextDouble() + y / (base + k))
    k--
    if (k === 0) break
  }
  return good > bad ? sample - (few - y) : few - y
}

function legacyReject({ bits }: Source, good: number, bad: number, sample: number): number {
  const population = good + bad
  const drawn = Math.min(sample, population - sample)
  const [few, many] = good < bad ? [good, bad] : [bad, good]
  const p = few / population
  const a = drawn * p + 0.5
  const c = Math.sqrt(((population - drawn) * sample * p * (1 - p)) / (population - 1) + 0.5)
  const h = D1 * c + D2
  const mode = Math.floor(((drawn + 1) * (few + 1)) / (population + 2))
  const logHeight = (k: number) =>
    logGamma(k + 1) + logGamma(few - k + 1) + logGamma(drawn - k + 1) + logGamma(many - drawn + k + 1)
  const top = logHeight(mode)
  const end = Math.min(Math.min(drawn, few) + 1, Math.floor(a + 16 * c))
  for (;;) {
    const u = bits.nextDouble()
    const x = a + (h * (bits.nextDouble() - 0.5)) / u
    if (x < 0 || x >= end) continue
    const k = Math.floor(x)
    if (isUnder(u, top - logHeight(k))) {
      const found = good > bad ? drawn - k : k
      return drawn < sample ? good - found : found
    }
  }
}
