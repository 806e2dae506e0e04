/** Several arrays in one file: a zip archive of .npy files, as np.savez writes it. */
import { unzipSync, zipSync } from "fflate"
import type { NDArray } from "../ndarray.ts"
import { decodeNpy, encodeNpy } from "./npy.ts"

/** The arrays of a .npz file by name: `data["x"]`; gone through, it gives the names. */
export type NpzFile = NpzMembers & { readonly [name: string]: NDArray }

interface NpzMembers {
  /** The names of the arrays. */
  readonly files: string[] & NDArray
}

/** A zip archive starts with "PK". */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Python's zip files are dated to the first day that the format knows. */
const FIRST_DAY = new Date(1980, 0, 1)

/** Arrays as the bytes of a .npz file; `level` 0 stores them, 6 compresses as NumPy does. */
export function encodeNpz(arrays: Readonly<Record<string, NDArray>>, level: 0 | 6): Uint8Array {
  const entries = Object.entries(arrays).map(([name, x]) => [`${name}.npy`, encodeNpy(x)] as const)
  return zipSync(Object.fromEntries(entries), { level, mtime: FIRST_DAY })
}

/**
 * The arrays in the bytes of a .npz file; each is read when it is first asked for.
 *
 * @throws RangeError when the archive is broken.
 */
export function decodeNpz(bytes: Uint8Array, most: number): NpzFile {
  const entries = Object.entries(unzip(bytes)).map(
    ([file, content]) => [file.replace(/\.npy$/, ""), content] as const,
  )
  const result: Record<string, unknown> = {}
  for (const [name, content] of entries) {
    let array: NDArray | null = null
    const get = () => {
      array ??= decodeNpy(content, most)
      return array
    }
    Object.defineProperty(result, name, { get, enumerable: true })
  }
  const files = entries.map(([name]) => name)
  if (!("files" in result)) Object.defineProperty(result, "files", { value: files })
  Object.defineProperty(result, Symbol.iterator, { value: () => files[Symbol.iterator]() })
  return result as NpzFile
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes)
  } catch (error) {
    throw new RangeError(`load: the zip archive is broken (${(error as Error).message})`, { cause: error })
  }
}
