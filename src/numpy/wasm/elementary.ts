import { cLog } from "../elementary/cLog.ts"
import { exp } from "../elementary/exp.ts"
import { quickLog } from "../elementary/quickLog.ts"
import { tanh } from "../elementary/tanh.ts"
import { maybeAddress } from "./arena.ts"
import { noteRun } from "./finite.ts"
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
  readonly kernel: "expBlock" | "logBlock" | "cLogBlock" | "tanhBlock"
  readonly twin: (x: number) => number
}

/** exp of n elements; the kernel and `exp` give the same bits. */
export const runExp: Run = runOf({ kernel: "expBlock", twin: exp })

/** ln of n elements; the kernel and `log` give the same bits. */
export const runLog: Run = runOf({ kernel: "logBlock", twin: quickLog })

/** ln of n elements as the C library rounds it; the kernel and `cLog` give the same bits. */
export const runCLog: Run = runOf({ kernel: "cLogBlock", twin: cLog })

/** tanh of n elements; the kernel and `tanh` give the same bits. */
export const runTanh: Run = runOf({ kernel: "tanhBlock", twin: tanh })

function runOf(elementary: Elementary): Run {
  return (x, xi, xs, out, oi, os, n) => {
    const kernels = n < WORTHWHILE ? null : maybeKernels()
    if (kernels === null) {
      for (let k = 0; k < n; k++, xi += xs, oi += os) out[oi] = elementary.twin(x[xi] as number)
      return
    }
    let finite = true
    for (let k = 0; k < n; k += BLOCK) {
      const count = Math.min(BLOCK, n - k)
      const done = runBlock(kernels, elementary, x, xi + k * xs, xs, out, oi + k * os, os, count)
      finite &&= done
    }
    noteRun(finite && os === 1 && out instanceof Float64Array, out, oi, n)
  }
}

/** Whether all results are finite. */
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
): boolean {
  const { floats, integers } = kernels
  const even = n - (n & 1)
  const source = (x === out && xi !== oi ? 0 : maybeAddress(x, xi, xs)) || INPUT
  const target = maybeAddress(out, oi, os) || OUTPUT
  if (source === INPUT) copyIn(floats, x, xi, xs, even)
  const undecided = kernels[kernel](source, target, even)
  let finite = true
  for (let at = UNDECIDED / 4; at < UNDECIDED / 4 + undecided; at++) {
    const k = target / 8 + (integers[at] as number)
    floats[k] = twin(floats[k] as number)
    finite &&= Number.isFinite(floats[k])
  }
  if (even < n) out[oi + even * os] = twin(x[xi + even * xs] as number)
  if (target === OUTPUT) copyOut(floats, out, oi, os, even)
  return finite && (even === n || Number.isFinite(out[oi + even * os]))
}

function copyIn(floats: Float64Array, x: Memory, xi: number, xs: number, n: number): void {
  const to = INPUT / 8
  if (xs === 1 && x instanceof Float64Array) floats.set(x.length === n ? x : x.subarray(xi, xi + n), to)
  else for (let k = 0; k < n; k++) floats[to + k] = x[xi + k * xs] as number
}

function copyOut(floats: Float64Array, out: Memory, oi: number, os: number, n: number): void {
  const from = OUTPUT / 8
  if (os === 1 && out instanceof Float64Array) out.set(floats.subarray(from, from + n), oi)
  else for (let k = 0; k < n; k++) out[oi + k * os] = floats[from + k] as number
}
