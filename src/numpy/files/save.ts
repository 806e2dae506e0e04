/** Arrays in files: save, savez, savez_compressed, load. */
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { isOptions, named } from "../options.ts"
import { untyped } from "../typed.ts"
import { decodeNpy, encodeNpy, isNpy } from "./npy.ts"
import { decodeNpz, encodeNpz, isZip, type NpzFile } from "./npz.ts"
import { type FileInput, pathOf, readBytes, writeBytes } from "./store.ts"

const withEnding = (path: string, ending: string) => (path.endsWith(ending) ? path : `${path}${ending}`)

/**
 * `np.save(file, arr, allow_pickle=True)`: writes an array to a .npy file, which gets that ending if it has none.
 *
 * @throws Error (FileNotFoundError) when the folder is not there.
 */
export function save(
  file: string,
  arr: ArrayInput,
  ...rest: readonly (boolean | { readonly allow_pickle?: boolean })[]
): void {
  named("save", ["allow_pickle"], rest)
  writeBytes("save", withEnding(pathOf("save", file), ".npy"), encodeNpy(toArray(arr)))
}

type Named = { readonly allow_pickle?: boolean } & { readonly [name: string]: ArrayInput }

/** Positional arrays get the names `arr_0`, `arr_1`, ... after those that have names. */
function collect(name: string, args: readonly unknown[]): Record<string, NDArray> {
  const last = args.at(-1)
  const { allow_pickle: _, ...keywords } = (isOptions(last) ? last : {}) as Record<string, unknown>
  const result: Record<string, NDArray> = {}
  for (const [key, value] of Object.entries(keywords)) result[key] = toArray(value)
  const positional = isOptions(last) ? args.slice(0, -1) : args
  positional.forEach((value, k) => {
    if (`arr_${k}` in result)
      throw new RangeError(`Cannot use un-named variables and keyword arr_${k} (in ${name})`)
    result[`arr_${k}`] = toArray(value)
  })
  return result
}

/**
 * `np.savez(file, *args, allow_pickle=True, **kwds)`: writes several arrays to a .npz file, by name or as `arr_0`,
 * `arr_1`, ...
 *
 * @throws RangeError when a name is used twice.
 */
export function savez(file: string, ...args: readonly (ArrayInput | Named)[]): void {
  const path = withEnding(pathOf("savez", file), ".npz")
  writeBytes("savez", path, encodeNpz(collect("savez", args), 0))
}

/** `np.savez_compressed(file, *args, allow_pickle=True, **kwds)`: as `savez`, compressed. */
export function savez_compressed(file: string, ...args: readonly (ArrayInput | Named)[]): void {
  const path = withEnding(pathOf("savez_compressed", file), ".npz")
  writeBytes("savez_compressed", path, encodeNpz(collect("savez_compressed", args), 6))
}

interface LoadOptions {
  readonly mmap_mode?: "r" | "r+" | "w+" | "c" | null
  readonly allow_pickle?: boolean
  readonly fix_imports?: boolean
  readonly encoding?: "ASCII" | "latin1" | "bytes"
  readonly max_header_size?: number
}

/**
 * `np.load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII", *, max_header_size=10000)`:
 * the array of a .npy file, or the arrays of a .npz file by name: `data["x"]`, `data.files`.
 *
 * @param mmap_mode - the file is read whole in any mode; with "r" the array is read-only
 * @throws RangeError for another kind of file, a broken one, or Python objects in it.
 */
export function load(
  file: FileInput,
  ...rest: readonly (string | boolean | null | LoadOptions)[]
): NDArray & NpzFile {
  const names = ["mmap_mode", "allow_pickle", "fix_imports", "encoding", "max_header_size"] as const
  const given = named("load", names, rest, 4)
  checkLoading(given)
  const bytes = readBytes("load", file)
  const most =
    untyped(given.allow_pickle) === true ? 2 ** 64 : Number(untyped(given.max_header_size ?? 10000))
  if (isZip(bytes)) return decodeNpz(bytes, most) as never
  if (!isNpy(bytes)) throw unreadable(bytes)
  const result = decodeNpy(bytes, most)
  if (untyped(given.mmap_mode) === "r") result.writeable = false
  return result as never
}

function checkLoading({
  mmap_mode,
  encoding,
}: {
  readonly mmap_mode?: unknown
  readonly encoding?: unknown
}) {
  if (!["ASCII", "latin1", "bytes"].includes(String(untyped(encoding ?? "ASCII"))))
    throw new RangeError("encoding must be 'ASCII', 'latin1', or 'bytes'")
  const mode = untyped(mmap_mode ?? null)
  if (
    mode !== null &&
    !["r", "r+", "w+", "c", "readonly", "readwrite", "write", "copyonwrite"].includes(String(mode))
  )
    throw new RangeError(`mode must be one of 'r+', 'r', 'w+', 'c' (got '${String(mode)}')`)
}

function unreadable(bytes: Uint8Array): RangeError {
  return new RangeError(
    bytes.length === 0
      ? "No data left in file"
      : "This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`. (Only .npy and .npz files can be read here.)",
  )
}
