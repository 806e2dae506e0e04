/**
 * 64-bit integers in 32-bit halves: element `i` lies at `2i` (low) and `2i + 1` (high). They reach
 * users as numbers: exact to 2^53, the nearest double beyond.
 */
import type { Data } from "./dtype.ts"

const HIGH = 4294967296

/** Magnitudes below this are exact as doubles, and so are sums of two. */
export const SAFE = 2 ** 53

/** Element `index` of int64 memory as the nearest number. */
export function readInt64(data: Data, index: number): number {
  return data[2 * index + 1]! * HIGH + (data[2 * index]! >>> 0)
}

/** Element `index` of uint64 memory as the nearest number. */
export function readUint64(data: Data, index: number): number {
  return (data[2 * index + 1]! >>> 0) * HIGH + (data[2 * index]! >>> 0)
}

/** Element `index` of int64 memory, exactly. */
export function readBigInt64(data: Data, index: number): bigint {
  return (BigInt(data[2 * index + 1]!) << 32n) | BigInt(data[2 * index]! >>> 0)
}

/** Element `index` of uint64 memory, exactly. */
export function readBigUint64(data: Data, index: number): bigint {
  return (BigInt(data[2 * index + 1]! >>> 0) << 32n) | BigInt(data[2 * index]! >>> 0)
}

/** Writes `value` mod 2^64. */
export function writeBig64(data: Data, index: number, value: bigint): void {
  data[2 * index] = Number(BigInt.asIntN(32, value))
  data[2 * index + 1] = Number(BigInt.asIntN(32, value >> 32n))
}

/** Writes a whole number whose magnitude is at most 2^53. */
export function writeSafe64(data: Data, index: number, value: number): void {
  data[2 * index] = value | 0
  data[2 * index + 1] = Math.floor(value / HIGH)
}

/** Writes a number as C casts a double to int64: cut off, and -2^63 for what does not fit. */
export function writeInt64(data: Data, index: number, value: number): void {
  const whole = Math.trunc(value)
  if (whole < SAFE && whole > -SAFE) writeSafe64(data, index, whole)
  else if (whole < 2 ** 63 && whole >= -(2 ** 63)) writeBig64(data, index, BigInt(whole))
  else writeBig64(data, index, -(2n ** 63n))
}

/** Writes a number as x86 casts a double to uint64: cut off, mod 2^64 for negative ones, 0 from 2^64 on. */
export function writeUint64(data: Data, index: number, value: number): void {
  const whole = Math.trunc(value)
  if (whole >= 2 ** 63) writeBig64(data, index, whole < 2 ** 64 ? BigInt(whole) : 0n)
  else writeInt64(data, index, value)
}
