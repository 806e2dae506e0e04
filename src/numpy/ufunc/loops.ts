/**
 * The kernels of arithmetic, each written out: a loop that calls a function per element is several
 * times slower, and one loop for all functions cannot be inlined. They serve every dtype whose typed
 * array rounds or wraps on storing.
 */
import type { Loop2 } from "../rows.ts"
import { withKernel } from "../wasm/index.ts"

const addPlain: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = x[xi]! + y[yi]!
}

export const addLoop: Loop2 = withKernel("addBlock", addPlain)

const subtractPlain: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = x[xi]! - y[yi]!
}

export const subtractLoop: Loop2 = withKernel("subtractBlock", subtractPlain)

const multiplyPlain: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = x[xi]! * y[yi]!
}

export const multiplyLoop: Loop2 = withKernel("multiplyBlock", multiplyPlain)

const dividePlain: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = x[xi]! / y[yi]!
}

export const divideLoop: Loop2 = withKernel("divideBlock", dividePlain)

export const multiplyIntegers: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) out[oi] = Math.imul(x[xi]!, y[yi]!)
}
