import { bytesOf, type Engine } from "./kernels.ts"
import { pcg64Bytes } from "./pcg64Bytes.ts"

/** What assembly/pcg64.ts exports; addresses are bytes of `memory`. */
interface Pcg64Kernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  pcg64Block(state: number, out: number, n: number): void
}

/** Where the state and the words lie in the kernel's memory. */
const STATE = 1024
const OUT = 2048
/** Words made at once. */
export const PCG64_BLOCK = 4096

let loaded: Pcg64Kernel | null | undefined

/** The kernel, or null where the engine has no WebAssembly; decided at the first use. */
function maybeKernel(): Pcg64Kernel | null {
  const { WebAssembly: engine } = globalThis as unknown as { WebAssembly?: Engine }
  loaded ??= engine === undefined ? null : instanceOf(engine)
  return loaded
}

function instanceOf(engine: Engine): Pcg64Kernel {
  return new engine.Instance(new engine.Module(bytesOf(pcg64Bytes))).exports as Pcg64Kernel
}

/**
 * Draws words of PCG64 into `out`, two 32-bit halves each, the lower first; tells whether it could.
 *
 * @param state - eight limbs of 16 bits, the lowest first; moved on
 * @param increment - as many limbs
 * @param count - at most {@link PCG64_BLOCK}
 */
export function drawPcg64(
  state: Float64Array,
  increment: Float64Array,
  out: Uint32Array,
  count: number,
): boolean {
  const kernel = maybeKernel()
  if (kernel === null) return false
  const { buffer } = kernel.memory
  const limbs = new Uint16Array(buffer, STATE, 16)
  limbs.set(state)
  limbs.set(increment, 8)
  kernel.pcg64Block(STATE, OUT, count)
  state.set(limbs.subarray(0, 8))
  out.set(new Uint32Array(buffer, OUT, 2 * count))
  return true
}
