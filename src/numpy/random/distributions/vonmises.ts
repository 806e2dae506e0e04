import { arccos, cos, log } from "../../elementary/index.ts"
import type { Source } from "../source.ts"

/** Below it the circle is covered evenly. */
const UNIFORM = 1e-8
/** Below it the envelope's parameter is better taken from its series. */
const SMALL = 1e-5
/** Above it the wrapped normal density is closer than rounding. */
const NARROW = 1e6

/**
 * A von Mises angle in [-pi, pi] about `mu`, with a wrapped normal number for very narrow densities.
 *
 * @see D. J. Best, N. I. Fisher, Efficient simulation of the von Mises distribution, Applied Statistics
 *   28 (1979) 152-157
 */
export function vonMises(source: Source, mu: number, kappa: number): number {
  return kappa > NARROW ? wrappedNormal(source, mu, kappa) : legacyVonMises(source, mu, kappa)
}

function wrappedNormal(source: Source, mu: number, kappa: number): number {
  const angle = mu + Math.sqrt(1 / kappa) * source.normal()
  if (angle < -Math.PI) return angle + 2 * Math.PI
  return angle > Math.PI ? angle - 2 * Math.PI : angle
}

/** The same as RandomState drew it, by Best and Fisher's method throughout. */
export function legacyVonMises({ bits }: Source, mu: number, kappa: number): number {
  if (Number.isNaN(kappa)) return NaN
  if (kappa < UNIFORM) return Math.PI * (2 * bits.nextDouble() - 1)
  const s = envelope(kappa)
  for (;;) {
    const z = cos(Math.PI * bits.nextDouble())
    const w = (1 + s * z) / (s + z)
    const y = kappa * (s - w)
    const v = bits.nextDouble()
    // a NaN ends the search, as it does in NumPy
    if (y * (2 - y) - v < 0 && log(y / v) + 1 - y < 0) continue
    const angle = arccos(w)
    return wrap((bits.nextDouble() < 0.5 ? -angle : angle) + mu)
  }
}

function envelope(kappa: number): number {
  if (kappa < SMALL) return 1 / kappa + kappa
  const r = 1 + Math.sqrt(1 + 4 * kappa * kappa)
  const rho = (r - Math.sqrt(2 * r)) / (2 * kappa)
  return (1 + rho * rho) / (2 * rho)
}

/** An angle brought into [-pi, pi]. */
function wrap(angle: number): number {
  const size = ((Math.abs(angle) + Math.PI) % (2 * Math.PI)) - Math.PI
  return angle < 0 ? -size : size
}
