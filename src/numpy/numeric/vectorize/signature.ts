import { broadcastShapes } from "../../broadcast.ts"
import type { NDArray } from "../../ndarray.ts"

/** The names of the core dimensions of each input and output: `(m,n),(n)->(m)`. */
export interface Signature {
  readonly inputs: readonly (readonly string[])[]
  readonly outputs: readonly (readonly string[])[]
}

const ARGUMENT = String.raw`\((?:\w+(?:,\w+)*)?\)`
const LIST = `${ARGUMENT}(?:,${ARGUMENT})*`
const WHOLE = new RegExp(`^${LIST}->${LIST}$`)

/** @throws RangeError for a text that is no signature of a generalised ufunc. */
export function parseSignature(text: string): Signature {
  const plain = text.replace(/\s+/g, "")
  if (!WHOLE.test(plain)) throw new RangeError(`not a valid gufunc signature: ${plain}`)
  const [inputs, outputs] = plain
    .split("->")
    .map((side) => [...side.matchAll(new RegExp(ARGUMENT, "g"))].map(([each]) => each.match(/\w+/g) ?? []))
  return { inputs: inputs!, outputs: outputs! }
}

/** The lengths of core dimensions by name. */
export type CoreSizes = Map<string, number>

/** Notes the core dimensions of an array. @throws RangeError for too few axes or another length than known. */
export function noteSizes(sizes: CoreSizes, x: NDArray, core: readonly string[]): void {
  if (x.dims.length < core.length)
    throw new RangeError(
      `${x.dims.length}-dimensional argument does not have enough dimensions for all core dimensions (${core.map((name) => `'${name}'`).join(", ")}${core.length === 1 ? "," : ""})`,
    )
  core.forEach((name, k) => {
    const length = x.dims[x.dims.length - core.length + k]!
    const known = sizes.get(name) ?? length
    if (known !== length)
      throw new RangeError(`inconsistent size for core dimension '${name}': ${length} vs ${known}`)
    sizes.set(name, length)
  })
}

/** The shape over which a function is called, from what is before the core dimensions of its inputs. */
export function outerShape(args: readonly NDArray[], inputs: Signature["inputs"]): number[] {
  return broadcastShapes(...args.map((each, k) => each.dims.slice(0, each.dims.length - inputs[k]!.length)))
}
