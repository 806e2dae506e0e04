/**
 * Generator's draws in single precision, by the same methods as in double: every operation is rounded to
 * float32, and a draw takes half a word.
 */
import { exp } from "../../elementary/exp.ts"
import { log } from "../../elementary/log.ts"
import { log1p } from "../../elementary/log1p.ts"
import { power } from "../../elementary/power.ts"
import type { Words } from "../bits.ts"
import { exponentialZiggurat } from "./exponentialZiggurat.ts"
import { normalZiggurat } from "./normalZiggurat.ts"
import { lazily, singleZiggurat, type Ziggurat } from "./zigguratTable.ts"

const { fround } = Math

const normalTable: () => Ziggurat = lazily(() => singleZiggurat(normalZiggurat()))
const exponentialTable: () => Ziggurat = lazily(() => singleZiggurat(exponentialZiggurat()))

/** A uniform float32 in [0, 1) of 24 random bits. */
export function uniformSingle(bits: Words): number {
  return (bits.nextUint32() >>> 8) / 16777216
}

/** A standard normal float32. */
export function normalSingle(bits: Words): number {
  const { accept, width, height, tail } = normalTable()
  for (;;) {
    const word = bits.nextUint32()
    const layer = word & 0xff
    const place = (word >>> 9) & 0x7fffff
    const size = fround(place * (width[layer] as number))
    const x = (word >>> 8) & 1 ? -size : size
    if (place < (accept[layer] as number)) return x
    if (layer === 0) {
      const far = normalTail(bits, tail)
      return (place >>> 8) & 1 ? -far : far
    }
    if (isUnder(bits, height, layer, exp(-0.5 * x * x))) return x
  }
}

function normalTail(bits: Words, tail: number): number {
  const inverse = fround(1 / tail)
  for (;;) {
    const x = fround(-inverse * fround(log1p(-uniformSingle(bits))))
    const y = -fround(log1p(-uniformSingle(bits)))
    if (fround(y + y) > fround(x * x)) return fround(tail + x)
  }
}

function isUnder(bits: Words, height: Float64Array, layer: number, density: number): boolean {
  const low = height[layer] as number
  const step = fround((height[layer - 1] as number) - low)
  return fround(fround(step * uniformSingle(bits)) + low) < density
}

/** An exponential float32 of mean 1. */
export function exponentialSingle(bits: Words): number {
  const { accept, width, height, tail } = exponentialTable()
  for (;;) {
    const word = bits.nextUint32() >>> 1
    const layer = word & 0xff
    const place = word >>> 8
    const x = fround(place * (width[layer] as number))
    if (place < (accept[layer] as number)) return x
    if (layer === 0) return fround(tail - fround(log1p(-uniformSingle(bits))))
    if (isUnder(bits, height, layer, exp(-x))) return x
  }
}

/** An exponential float32 by the inverse of the distribution function. */
export function inverseExponentialSingle(bits: Words): number {
  return -fround(log1p(-uniformSingle(bits)))
}

/** A gamma float32 of scale 1; the method is that of {@link standardGamma}. */
export function gammaSingle(bits: Words, shape: number): number {
  if (shape === 1) return exponentialSingle(bits)
  if (shape === 0) return 0
  return shape < 1 ? gammaBelowOne(bits, shape) : gammaAboveOne(bits, shape)
}

function gammaBelowOne(bits: Words, shape: number): number {
  const inverse = fround(1 / shape)
  for (;;) {
    const u = uniformSingle(bits)
    const v = exponentialSingle(bits)
    if (u <= fround(1 - shape)) {
      const x = fround(power(u, inverse))
      if (x <= v) return x
    } else {
      const y = -fround(log(fround(fround(1 - u) / shape)))
      const x = fround(power(fround(fround(1 - shape) + fround(shape * y)), inverse))
      if (x <= fround(v + y)) return x
    }
  }
}

function gammaAboveOne(bits: Words, shape: number): number {
  const b = fround(shape - fround(1 / 3))
  const c = fround(1 / fround(Math.sqrt(fround(9 * b))))
  for (;;) {
    const x = normalSingle(bits)
    const root = fround(1 + fround(c * x))
    if (root <= 0) continue
    const v = fround(fround(root * root) * root)
    const u = uniformSingle(bits)
    const square = fround(x * x)
    if (u < fround(1 - fround(fround(fround(0.0331) * square) * square))) return fround(b * v)
    const rest = fround(b * fround(fround(1 - v) + fround(log(v))))
    if (fround(log(u)) < fround(fround(fround(0.5 * x) * x) + rest)) return fround(b * v)
  }
}
