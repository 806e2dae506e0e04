import { exp } from "../elementary/exp.ts"
import { quickLog } from "../elementary/quickLog.ts"
import { tanh } from "../elementary/tanh.ts"
import { isFiniteTile, noteRun } from "./finite.ts"
import { type Kernels, maybeKernels } from "./kernels.ts"
import { BLOCK, INPUT, OUTPUT, UNDECIDED } from "./memory.ts"

/** Numbers that a run of elements lies in. */
type Memory = ArrayLike<number> & { [index: number]: number }

/** Applies a function to n strided elements: `out[oi + k os] = f(x[xi + k xs])`. */
export type Run = (x: Memory, xi: number, xs: number, out: Memory, oi: number, os: number, n: number) => void

/** Fewer elements than this are not worth the way into WebAssembly. */
export const WORTHWHILE = 48

/** What runs a function: its kernel and its twin. */
interface Elementary {
  readonly kernel: "expBlock" | "logBlock" | "tanhBlock"
  readonly twin: (x: number) => number
}

/** exp of n elements; the kernel and `exp` give the same bits. */
export const runExp: Run = runOf({ kernel: "expBlock", twin: exp })

/** ln of n elements; the kernel and `log` give the same bits. */
export const runLog: Run = runOf({ kernel: "logBlock", twin: quickLog })

/** tanh of n elements; the kernel and `tanh` give the same bits. */
export const runTanh: Run = runOf({ kernel: "tanhBlock", twin: tanh })

function runOf(elementary: Elementary): Run {
  return (x, xi, xs, out, oi, os, n) => {
    const kernels = n < WORTHWHILE ? null : maybeKernels()
    if (kernels === null) {
      for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = elementary.twin(x[xi] as number)
      return
    }
    let finite = os === 1
    for (let start = 0; start < n; start += BLOCK) {
      const count = Math.min(BLOCK, n - start)
      runBlock(kernels, elementary, x, xi + start * xs, xs, out, oi + start * os, os, count)
      finite &&= isFiniteTile(kernels, OUTPUT, count)
    }
    noteRun(finite, out, oi, n)
  }
}

function runBlock(
  kernels: Kernels,
  { kernel, twin }: Elementary,
  x: Memory,
  xi: number,
  xs: number,
  out: Memory,
  oi: number,
  os: number,
  n: number,
): void {
  const { floats, integers } = kernels
  const input = INPUT / 8
  const output = OUTPUT / 8
  if (xs === 1 && x instanceof Float64Array) floats.set(x.length === n ? x : x.subarray(xi, xi + n), input)
  else for (let k = 0; k < n; k++) floats[input + k] = x[xi + k * xs] as number
  if (n & 1) floats[input + n] = 1 // decided by every kernel
  const undecided = kernels[kernel](n)
  for (let at = UNDECIDED / 4; at < UNDECIDED / 4 + undecided; at++) {
    const k = integers[at] as number
    if (k < n) floats[output + k] = twin(floats[input + k] as number)
  }
  if (os === 1 && out instanceof Float64Array) out.set(floats.subarray(output, output + n), oi)
  else for (let k = 0; k < n; k++) out[oi + k * os] = floats[output + k] as number
}
