import type { NDArray } from "../../numpy/ndarray.ts"
import { readElements } from "../../trace/numbersOf.ts"
import { checkCount, checkList } from "../payload/check.ts"
import { type Answering, answerAbout } from "./answers.ts"

/** The comm target of parts of arrays. */
export const ARRAY_TARGET = "cellwise.array"

/** One answer holds at most this many numbers (800 KB). */
const MOST_NUMBERS = 100_000

/** The arrays that an output shows. */
export class LiveArrays {
  readonly arrays: readonly NDArray[]

  constructor(arrays: readonly NDArray[]) {
    this.arrays = arrays
  }
}

/**
 * Answers with the numbers of arrays that an output shows: `{part, at, rows, columns}` gives those of one array at
 * the places `at` of its leading axes, from `rows[0]` to before `rows[1]` and likewise of columns, as float64 in C
 * order. A single axis is one column. They are the numbers of now, not those of when it was shown.
 */
export function registerArrayParts(): () => void {
  return answerAbout(ARRAY_TARGET, (value) =>
    value instanceof LiveArrays ? answerFor(value.arrays) : undefined,
  )
}

function answerFor(arrays: readonly NDArray[]): Answering {
  return {
    ready: { shapes: arrays.map(({ dims }) => dims) },
    answer(request) {
      const array = arrays[checkCount("array: part", request.part, arrays.length - 1)]!
      const { dims } = array
      const shape = dims.length === 1 ? [dims[0]!, 1] : dims
      const [rows, columns] = shape.slice(-2) as [number, number]
      const rowRange = parseRange("rows", request.rows, rows)
      const columnRange = parseRange("columns", request.columns, columns)
      const count = rowRange.length * columnRange.length
      if (count > MOST_NUMBERS)
        throw new RangeError(`array: at most ${MOST_NUMBERS} numbers can be read at once, got ${count}`)
      const leading = parseLeading(request.at, shape.slice(0, -2))
      const picked = [...leading.map((place) => [place]), rowRange, columnRange].slice(0, dims.length)
      return { data: {}, buffers: [Float64Array.from(readElements(array, picked))] }
    },
  }
}

function parseRange(what: string, value: unknown, length: number): number[] {
  const [start, stop] = checkList(`array: ${what}`, value, 2)
  const first = checkCount(`array: ${what}`, start, length)
  const count = checkCount(`array: ${what}`, stop, length, first) - first
  return Array.from({ length: count }, (_, i) => first + i)
}

function parseLeading(value: unknown, lengths: readonly number[]): number[] {
  const places = checkList("array: at", value, lengths.length)
  return lengths.map((length, axis) => checkCount("array: at", places[axis] ?? 0, length - 1))
}
