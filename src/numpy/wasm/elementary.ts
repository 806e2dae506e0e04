import { exp } from "../elementary/exp.ts"
import { tanh } from "../elementary/tanh.ts"
import { type Kernels, maybeKernels } from "./kernels.ts"
import { BLOCK, INPUT, OUTPUT, TABLE, UNDECIDED } from "./memory.ts"

/** Numbers that a run of elements lies in. */
type Memory = ArrayLike<number> & { [index: number]: number }

/** Applies a function to n strided elements: `out[oi + k os] = f(x[xi + k xs])`. */
export type Run = (x: Memory, xi: number, xs: number, out: Memory, oi: number, os: number, n: number) => void

/** Fewer elements than this are not worth the way into WebAssembly. */
export const WORTHWHILE = 48

type BlockKernel = (kernels: Kernels) => Kernels["expBlock"]

/** exp of n elements; the kernel and `exp` give the same bits. */
export const runExp: Run = runOf(exp, (kernels) => kernels.expBlock)

/** tanh of n elements; the kernel and `tanh` give the same bits. */
export const runTanh: Run = runOf(tanh, (kernels) => kernels.tanhBlock)

function runOf(twin: (x: number) => number, kernelOf: BlockKernel): Run {
  return (x, xi, xs, out, oi, os, n) => {
    const kernels = n < WORTHWHILE ? null : maybeKernels()
    if (kernels === null) {
      for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = twin(x[xi] as number)
      return
    }
    for (let start = 0; start < n; start += BLOCK) {
      const count = Math.min(BLOCK, n - start)
      runBlock(kernels, kernelOf(kernels), twin, x, xi + start * xs, xs, out, oi + start * os, os, count)
    }
  }
}

function runBlock(
  { memory }: Kernels,
  kernel: Kernels["expBlock"],
  twin: (x: number) => number,
  x: Memory,
  xi: number,
  xs: number,
  out: Memory,
  oi: number,
  os: number,
  n: number,
): void {
  const input = new Float64Array(memory.buffer, INPUT, n + (n & 1))
  if (xs === 1 && x instanceof Float64Array) input.set(x.subarray(xi, xi + n))
  else for (let k = 0; k < n; k++) input[k] = x[xi + k * xs] as number
  if (n & 1) input[n] = 0
  const undecided = kernel(INPUT, OUTPUT, TABLE, UNDECIDED, n)
  const output = new Float64Array(memory.buffer, OUTPUT, n)
  for (const k of new Int32Array(memory.buffer, UNDECIDED, undecided)) {
    if (k < n) output[k] = twin(input[k] as number)
  }
  if (os === 1 && out instanceof Float64Array) out.set(output, oi)
  else for (let k = 0; k < n; k++) out[oi + k * os] = output[k] as number
}
