import { kernelBytes } from "./kernelBytes.ts"
import { writeTables } from "./tables.ts"

/**
 * An elementary function of n numbers at x, n even; `out` may be x. Returns how many it could not decide: these are
 * listed in UNDECIDED, and the results hold their arguments. All others are finite.
 */
export type BlockKernel = (x: number, out: number, n: number) => number

/** Combines n numbers at x with n at y, n a multiple of 8; `out` may be x or y. Returns 1 where all results are finite. */
type PairKernel = (x: number, y: number, out: number, n: number) => number

/** What assembly/ exports; addresses are bytes of `memory`. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  /** All of the memory as numbers of either kind, made anew when it grows. */
  readonly floats: Float64Array
  readonly integers: Int32Array
  /** More memory, in pages of 64 KB, and whether the engine had it; every view of the memory is then void. */
  grow(pages: number): boolean
  fusedProbe(a: number, b: number, c: number): number
  expBlock: BlockKernel
  tanhBlock: BlockKernel
  logBlock: BlockKernel
  cLogBlock: BlockKernel
  addBlock: PairKernel
  subtractBlock: PairKernel
  multiplyBlock: PairKernel
  divideBlock: PairKernel
  pairwiseSum(x: number, n: number): number
  isFiniteBlock(x: number, n: number): number
  matVecByRows(a: number, x: number, y: number, rows: number, columns: number): void
  matVecByColumns(a: number, x: number, y: number, rows: number, columns: number, stride: number): void
  outerProduct(a: number, b: number, out: number, m: number, n: number): void
  multiplyPanels(a: number, b: number, c: number, rowPanels: number, columnPanels: number, k: number): void
}

/** What the module itself exports. */
type Assembly = Omit<Kernels, "floats" | "integers" | "grow">

/** The part of WebAssembly that is used; neither Node's nor the DOM's types are at hand here. */
export interface Engine {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** (1 + 2^-30)^2 - (1 + 2^-29) is 2^-60 when fused, and 0 when the product is rounded first. */
const PROBE = [1 + 2 ** -30, 1 + 2 ** -30, -(1 + 2 ** -29)] as const
const FUSED = 2 ** -60

let loaded: Kernels | null | undefined

/**
 * The WebAssembly kernels, or null where the engine has no relaxed SIMD (Node 20 without its flag) or does
 * not fuse; then the TypeScript twins do the work, with the same bits. Decided once, at the first use.
 */
export function maybeKernels(): Kernels | null {
  if (loaded === undefined) loaded = load()
  return loaded
}

function load(): Kernels | null {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: Engine }
  if (engine === undefined) return null
  const assembly = maybeInstance(engine)
  if (assembly === null || assembly.fusedProbe(...PROBE) !== FUSED) return null
  const { memory } = assembly
  writeTables(memory.buffer)
  const viewed = () => ({ floats: new Float64Array(memory.buffer), integers: new Int32Array(memory.buffer) })
  const kernels = {
    ...assembly,
    ...viewed(),
    grow(pages: number) {
      const done = maybeGrow(assembly, pages)
      if (done) Object.assign(kernels, viewed())
      return done
    },
  }
  return kernels
}

function maybeGrow({ memory }: Assembly, pages: number): boolean {
  try {
    memory.grow(pages)
    return true
  } catch {
    return false // the engine has no room for it, and says so by a RangeError
  }
}

/** null when the engine refuses the module: it does not know relaxed SIMD. */
function maybeInstance(engine: Engine): Assembly | null {
  try {
    return new engine.Instance(new engine.Module(bytesOf(kernelBytes))).exports as Assembly
  } catch {
    return null
  }
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/** Base64 decoded; the language itself has no decoder yet. */
export function bytesOf(base64: string): Uint8Array {
  const digits = Array.from(base64.replace(/=+$/, ""), (digit) => DIGITS.indexOf(digit))
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  for (let i = 0; i < bytes.length; i++) {
    const at = Math.floor((i * 4) / 3)
    const pair = ((digits[at] as number) << 6) | (digits[at + 1] ?? 0)
    bytes[i] = pair >> (4 - 2 * (i % 3))
  }
  return bytes
}
