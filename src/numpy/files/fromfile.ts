/** Elements in files without a header: fromfile and tofile. */
import { tobytes } from "../bytes.ts"
import { allocate } from "../copy.ts"
import { checkPlace } from "../creation.ts"
import {
  type DType,
  type DTypeLike,
  dtypeOr,
  type float64 as Float64,
  float64,
  type ScalarOfDType,
} from "../dtype.ts"
import { formatPercent, percentValuesOf } from "../format/percent.ts"
import { memoryOver } from "../memory.ts"
import { fromData, type NDArray } from "../ndarray.ts"
import { named, wholeNumber } from "../options.ts"
import { untyped } from "../typed.ts"
import { decodeText, encodeText, type FileInput, readBytes, writeBytes } from "./store.ts"
import { writeText } from "./textNumbers.ts"

interface FromFileOptions<D> {
  readonly dtype?: D | null
  readonly count?: number
  readonly sep?: string
  readonly offset?: number
  readonly like?: NDArray | null
}

/**
 * `np.fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None)`: the bytes of a file as elements, or
 * numbers in text with `sep` between them.
 *
 * @param count - elements to take; -1 for all
 * @param offset - bytes to leave out at the start, of binary files
 * @throws TypeError for an offset in text.
 */
export function fromfile<D extends DTypeLike = never>(
  file: FileInput,
  ...rest: readonly (D | number | string | null | FromFileOptions<D>)[]
): NDArray<[D] extends [never] ? Float64 : ScalarOfDType<D>, 1> {
  const given = named("fromfile", ["dtype", "count", "sep", "offset", "like"], rest, 4)
  checkPlace({ like: given.like })
  const dtype = dtypeOr(given.dtype, float64)
  const [count, offset] = [
    wholeNumber("fromfile", "count", given.count ?? -1),
    wholeNumber("fromfile", "offset", given.offset ?? 0),
  ]
  const sep = String(untyped(given.sep ?? ""))
  const bytes = readBytes("fromfile", file)
  if (sep === "" && count < 0 && offset - bytes.length >= dtype.itemsize)
    throw new RangeError("negative dimensions are not allowed")
  if (sep === "") return fromBytes(bytes.subarray(offset), dtype, count) as never
  if (offset !== 0) throw new TypeError("'offset' argument only permitted for binary files")
  return fromText("fromfile", decodeText("fromfile", bytes, null), dtype, count, sep) as never
}

/** As many whole elements as there are. */
function fromBytes(bytes: Uint8Array, dtype: DType, count: number): NDArray {
  const there = Math.floor(bytes.length / dtype.itemsize)
  const size = count < 0 ? there : Math.min(count, there)
  return fromData(memoryOver(bytes.slice(0, size * dtype.itemsize), dtype), dtype) as NDArray
}

/**
 * Numbers in text with `sep` between them; blanks in `sep` stand for any number of blanks.
 *
 * @throws RangeError for what is no number of the dtype.
 */
export function fromText(name: string, text: string, dtype: DType, count: number, sep: string): NDArray {
  const parts = sep.trim() === "" ? text.trim().split(/\s+/) : text.trim().split(sep.trim())
  const wanted = (count < 0 ? parts : parts.slice(0, count)).filter((part) => part.trim() !== "")
  const result = allocate(dtype, [wanted.length]) as NDArray
  wanted.forEach((part, k) => {
    if (!writeText(result, k, k === count - 1 ? numberAtStart(part, dtype) : part))
      throw new RangeError(
        `${name}: '${part.trim()}' is no ${dtype.name}, string or file could not be read to its end`,
      )
  })
  return result
}

/** What stands after the last number that is asked for, NumPy does not read. */
function numberAtStart(text: string, { kind }: DType): string {
  const number = kind === "f" ? /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/ : /^\s*[+-]?\d+/
  return number.exec(text)?.[0] ?? text
}

/**
 * `x.tofile(fid, sep="", format="%s")`: writes the elements in C order, as bytes or as text with `sep` between them.
 */
export function tofile(x: NDArray, fid: string, ...rest: readonly unknown[]): void {
  const { sep = "", format = "%s" } = named("tofile", ["sep", "format"], rest)
  const between = String(untyped(sep))
  if (between === "") {
    writeBytes("tofile", fid, tobytes(x))
    return
  }
  const text = percentValuesOf(x, true)
    .map((value) => formatPercent(String(untyped(format)), [value]))
    .join(between)
  writeBytes("tofile", fid, encodeText("tofile", text, null))
}
