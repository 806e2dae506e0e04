import { exp } from "../../elementary/exp.ts"
import { log } from "../../elementary/log.ts"
import { createZiggurat, LAYERS, lazily, type Ziggurat } from "./zigguratTable.ts"

/** Where the tail of the density exp(-x^2/2) begins. */
const TAIL = 3.654152885361009
/** The area of every layer, tail included. */
const AREA = 0.004928673233974652
/**
 * NumPy's table was made in doubles too, and its streams show that the density plus its step was one
 * ulp more here than correct rounding gives; every later edge depends on it.
 */
const ODD_LAYER = 37
const ULP_BELOW_1 = 2 ** -53

function density(x: number): number {
  return exp(-0.5 * x * x)
}

/** The ziggurat of the normal density for words of 52 bits, from the tail inwards. */
export const normalZiggurat: () => Ziggurat = lazily(() => {
  const edges = new Float64Array(LAYERS)
  edges[LAYERS - 1] = TAIL
  for (let i = LAYERS - 2; i > 0; i--) {
    const outer = edges[i + 1] as number
    const height = AREA / outer + density(outer)
    edges[i] = Math.sqrt(-2 * log(i === ODD_LAYER ? height + ULP_BELOW_1 : height))
  }
  return createZiggurat(edges, AREA / density(TAIL), density, 52)
})
