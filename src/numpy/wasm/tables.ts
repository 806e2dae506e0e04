import { C_LOG_SERIES, cLogTable } from "../elementary/cLog.ts"
import { multiply, squareRoot, sum } from "../elementary/doubleDouble.ts"
import {
  EXP_STEPS,
  expTable,
  LN2,
  LN2_STEP,
  LN2_TO_43,
  LOG_FIRST,
  LOG_GRID,
  logTable,
} from "../elementary/tables.ts"
import { C_LOG_TABLE, EXP_TABLE, LOG_TABLE } from "./memory.ts"

/** Bound on the error of e^x in the kernels, relatively. */
const EXP_ERROR = 2 ** -66
/** Intervals of significands in the logarithm's table. */
const LOG_INTERVALS = 256
/** The upper word of the double that the first of them begins with, 0.71875, and words from one to the next. */
const LOG_START = 0x3fe70000
const LOG_WORDS = 1 << 12

/** Writes the tables of the elementary kernels: those of the twins, in the kernels' order. */
export function writeTables(memory: ArrayBuffer): void {
  writeExpTable(memory)
  writeLogTable(memory)
  new Float64Array(memory, C_LOG_TABLE).set([...LN2_TO_43, ...C_LOG_SERIES, ...cLogTable])
}

/**
 * ln2/256 in two parts, then for each j the double next to 2^(j/256) and what is missing to it, relatively,
 * with the bound on the kernel's error. The kernel adds a multiple k of 2^44 to the bits, whose last eight
 * binary digits are j: they are taken off here.
 */
function writeExpTable(memory: ArrayBuffer): void {
  const table = new Float64Array(memory, EXP_TABLE, 2 + 4 * EXP_STEPS)
  const words = new Int32Array(memory, EXP_TABLE, 2 * table.length)
  const coarse = (j: number) => sum(expTable[2 * j] as number, expTable[2 * j + 1] as number)
  const root = squareRoot(coarse(1))
  table.set(LN2_STEP.map((part) => part / 2))
  for (let j = 0; j < 2 * EXP_STEPS; j++) {
    const { high, low } = j % 2 === 0 ? coarse(j / 2) : multiply(coarse((j - 1) / 2), root)
    const at = 2 + 2 * j
    table[at] = high
    words[2 * at + 1] = (words[2 * at + 1] as number) - (j << 12)
    table[at + 1] = low / high + EXP_ERROR
  }
}

/** ln2 in two parts, then for each interval of significands m a short c next to 1/m and -ln(c) in two parts. */
function writeLogTable(memory: ArrayBuffer): void {
  const table = new Float64Array(memory, LOG_TABLE, 2 + 4 * LOG_INTERVALS)
  const bound = new Float64Array(1)
  const words = new Int32Array(bound.buffer)
  table.set(LN2)
  for (let i = 0; i < LOG_INTERVALS; i++) {
    words[1] = LOG_START + i * LOG_WORDS + LOG_WORDS / 2
    const j = Math.round(LOG_GRID / (bound[0] as number))
    table[2 + 4 * i] = j / LOG_GRID
    table.set(logTable.subarray(2 * (j - LOG_FIRST), 2 * (j - LOG_FIRST) + 2), 3 + 4 * i)
  }
}
