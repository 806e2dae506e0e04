/**
 * NumPy's file format for one array: a magic text, a version, a header that is a Python dict, the elements.
 *
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
import { shapeText } from "../broadcast.ts"
import { elementBytes, swapBytes } from "../bytes.ts"
import { copyAs } from "../copy.ts"
import { dtypeOf } from "../dtype.ts"
import { isFortran } from "../layout.ts"
import { memoryOver } from "../memory.ts"
import { fromData, type NDArray } from "../ndarray.ts"
import { transpose } from "../shape/reshape.ts"

const MAGIC = [0x93, ...Array.from("NUMPY", (letter) => letter.charCodeAt(0))]

/** Everything before the elements is a multiple of so many bytes. */
const ALIGNMENT = 64
/** The header leaves room for the first length to grow to so many digits. */
const GROWTH = 21

function headerOf({ dtype, dims }: NDArray, fortran: boolean): string {
  const dict = `{'descr': '${dtype.str}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shapeText(dims)}, }`
  const growing = fortran ? dims.at(-1) : dims[0]
  const room = growing === undefined ? 0 : GROWTH - String(growing).length
  const length = MAGIC.length + 4 + dict.length + room + 1
  return `${dict}${" ".repeat(room + ALIGNMENT - (length % ALIGNMENT))}\n`
}

/** An array as the bytes of a .npy file, version 1.0. */
export function encodeNpy(x: NDArray): Uint8Array {
  const fortran = isFortran(x)
  const header = headerOf(x, fortran)
  const elements = elementBytes(copyAs(fortran ? (transpose(x) as NDArray) : x, x.dtype))
  const start = MAGIC.length + 4 + header.length
  const bytes = new Uint8Array(start + elements.length)
  bytes.set([...MAGIC, 1, 0, header.length & 255, header.length >> 8])
  for (let k = 0; k < header.length; k++) bytes[MAGIC.length + 4 + k] = header.charCodeAt(k)
  bytes.set(elements, start)
  return bytes
}

/** Whether bytes begin as a .npy file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, k) => bytes[k] === byte)
}

/** Where the header lies: version 1 has its length in two bytes, later ones in four. */
function headerBounds(bytes: Uint8Array, most: number): readonly [number, number] {
  const version = bytes[MAGIC.length]!
  if (version < 1 || version > 3)
    throw new RangeError(
      `we only support format version (1,0), (2,0), and (3,0), not (${version}, ${bytes[MAGIC.length + 1]})`,
    )
  const width = version === 1 ? 2 : 4
  let length = 0
  for (let k = 0; k < width; k++) length += bytes[MAGIC.length + 2 + k]! * 256 ** k
  if (length > most)
    throw new RangeError(
      `Header info length (${length}) is large and may not be safe to load securely; max_header_size is ${most}.`,
    )
  const start = MAGIC.length + 2 + width
  if (start + length > bytes.length) throw new RangeError("EOF: reading array header, the file is too short")
  return [start, start + length]
}

const headerPattern =
  /^\{\s*'descr':\s*'([^']*)',\s*'fortran_order':\s*(True|False),\s*'shape':\s*\(([\d,\sL]*)\),?\s*\}\s*$/

/**
 * The array in the bytes of a .npy file.
 *
 * @param most - how long a header may be
 * @throws RangeError for a broken or too long header, or too few elements; TypeError for a dtype that is not here.
 */
export function decodeNpy(bytes: Uint8Array, most = 10000): NDArray {
  const [start, end] = headerBounds(bytes, most)
  const header = Array.from(bytes.subarray(start, end), (byte) => String.fromCharCode(byte)).join("")
  if (header.includes("'|O'")) throw new RangeError("Object arrays cannot be loaded when allow_pickle=False")
  const found = headerPattern.exec(header)
  if (found === null) throw new RangeError(`Cannot parse header: ${JSON.stringify(header.trim())}`)
  const [, descr, fortran, shape] = found as unknown as [string, string, string, string]
  const dims = shape
    .split(",")
    .flatMap((length) => (length.trim() === "" ? [] : [Number.parseInt(length, 10)]))
  const dtype = dtypeOf(descr.replace(">", "<"))
  const size = dims.reduce((product, length) => product * length, 1)
  const elements = bytes.slice(end, end + size * dtype.itemsize)
  if (elements.length < size * dtype.itemsize)
    throw new RangeError(
      `cannot reshape array of size ${Math.floor(elements.length / dtype.itemsize)} into shape ${shapeText(dims)}`,
    )
  if (descr.startsWith(">")) swapBytes(elements, dtype.itemsize)
  const data = memoryOver(elements, dtype)
  if (fortran === "False") return fromData(data, dtype, dims) as NDArray
  return transpose(fromData(data, dtype, dims.toReversed())) as NDArray
}
