import { uint32 } from "../../dtype.ts"
import { fromData, NDArray } from "../../ndarray.ts"
import { isOptions } from "../../options.ts"
import { tuple } from "../../tuple.ts"
import type { MT19937 } from "../mt19937.ts"
import type { LegacySource } from "./LegacySource.ts"

const NAME = "MT19937"
const WORDS = 624

/** The state as a tuple: name, key, position, whether a normal number waits, and which. */
export type StateTuple = [name: string, key: NDArray, position: number, has_gauss: number, gauss: number]

/** The state by names. */
export interface StateDict {
  readonly bit_generator: string
  readonly state: { readonly key: NDArray; readonly pos: number }
  readonly has_gauss: number
  readonly gauss: number
}

/** What `get_state` gives and `set_state` takes. */
export type LegacyState = StateTuple | StateDict

/** The state in NumPy's old form. */
export function stateTuple({ key, position }: MT19937, { hasGauss, gauss }: LegacySource): StateTuple {
  return tuple(NAME, fromData(key.slice(), uint32), position, hasGauss ? 1 : 0, gauss) as never
}

/** The state by names. */
export function stateDict({ key, position }: MT19937, { hasGauss, gauss }: LegacySource): StateDict {
  const state = { key: fromData(key.slice(), uint32), pos: position }
  return { bit_generator: NAME, state, has_gauss: hasGauss ? 1 : 0, gauss }
}

/**
 * Goes on from a state of either form; a tuple may leave out what waits.
 *
 * @throws TypeError for another kind of value; RangeError for the state of another generator
 */
export function readState(engine: MT19937, source: LegacySource, given: unknown): void {
  const state = isOptions(given) && "state" in given && !("bit_generator" in given) ? given.state : given
  const { name, key, position, waiting, gauss } = Array.isArray(state) ? fromTuple(state) : fromDict(state)
  if (name !== NAME) throw new RangeError("set_state can only be used with legacy MT19937 state instances.")
  const words = key instanceof NDArray ? (key.ravel().tolist() as number[]) : (key as number[])
  if (words.length !== WORDS)
    throw new RangeError(`index ${words.length} is out of bounds for axis 0 with size ${words.length}`)
  engine.setState(Uint32Array.from(words), Number(position))
  source.hasGauss = Boolean(waiting)
  source.gauss = Number(gauss)
}

interface Parts {
  readonly name: unknown
  readonly key: unknown
  readonly position: unknown
  readonly waiting: unknown
  readonly gauss: unknown
}

function fromTuple([name, key, position, waiting = 0, gauss = 0]: readonly unknown[]): Parts {
  return { name, key, position, waiting, gauss }
}

function fromDict(given: unknown): Parts {
  if (!isOptions(given)) throw new TypeError("state must be a dict or a tuple.")
  const { bit_generator: name, state, has_gauss: waiting = 0, gauss = 0 } = given
  if (!isOptions(state)) throw new RangeError("state dictionary is not valid.")
  return { name, key: state.key, position: state.pos, waiting, gauss }
}
