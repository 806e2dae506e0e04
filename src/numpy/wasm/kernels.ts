import { kernelBytes } from "./kernelBytes.ts"
import { writeTables } from "./tables.ts"

/**
 * An elementary function of n numbers from INPUT to OUTPUT; returns how many it could not decide, and lists
 * them in UNDECIDED.
 */
export type BlockKernel = (n: number) => number

/** Combines n numbers at x with n at y. */
type PairKernel = (x: number, y: number, out: number, n: number) => void

/** What assembly/ exports; addresses are bytes of `memory`. */
export interface Kernels {
  readonly memory: { readonly buffer: ArrayBuffer }
  /** All of the memory, which never grows, as numbers of either kind. */
  readonly floats: Float64Array
  readonly integers: Int32Array
  fusedProbe(a: number, b: number, c: number): number
  expBlock: BlockKernel
  tanhBlock: BlockKernel
  logBlock: BlockKernel
  addBlock: PairKernel
  subtractBlock: PairKernel
  multiplyBlock: PairKernel
  divideBlock: PairKernel
  pairwiseSum(x: number, n: number): number
  matVecByRows(a: number, x: number, y: number, rows: number, columns: number): void
  matVecByColumns(a: number, x: number, y: number, rows: number, columns: number, stride: number): void
  outerProduct(a: number, b: number, out: number, m: number, n: number): void
  multiplyPanels(a: number, b: number, c: number, rowPanels: number, columnPanels: number, k: number): void
}

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
  const kernels = maybeInstance(engine)
  if (kernels === null || kernels.fusedProbe(...PROBE) !== FUSED) return null
  writeTables(kernels.memory.buffer)
  const { buffer } = kernels.memory
  return { ...kernels, floats: new Float64Array(buffer), integers: new Int32Array(buffer) }
}

/** null when the engine refuses the module: it does not know relaxed SIMD. */
function maybeInstance(engine: Engine): Omit<Kernels, "floats" | "integers"> | null {
  try {
    return new engine.Instance(new engine.Module(bytesOf(kernelBytes))).exports as Omit<
      Kernels,
      "floats" | "integers"
    >
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
