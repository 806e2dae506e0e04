import type { Words } from "./bits.ts"

/**
 * What distributions draw from: random words, and a family's own way from words to standard normal and
 * exponential numbers. RandomState and Generator share most distributions and differ in these two.
 */
export interface Source {
  readonly bits: Words
  /** A standard normal number. */
  normal(): number
  /** An exponential number of mean 1. */
  exponential(): number
  /** Fills an array with standard normal numbers. */
  fillNormal(out: Float64Array): void
}
