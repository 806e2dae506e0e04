// `using` is younger than the rest of the language that is built for.
/// <reference lib="esnext.disposable" preserve="true" />
import { named } from "../options.ts"
import { untyped } from "../typed.ts"

/** What happens when floating point arithmetic goes wrong. */
export type ErrorMode = "ignore" | "warn" | "raise" | "call" | "print" | "log"

/** The kinds of floating point errors (IEEE 754, section 7) under NumPy's names. */
export type ErrorKind = "divide" | "over" | "under" | "invalid"

/** The mode of each kind. */
export type ErrorModes = { readonly [K in ErrorKind]: ErrorMode }

/** What `seterr` and `errstate` take; `all` is for the kinds that are not named. */
export type ErrorOptions = { readonly [K in ErrorKind | "all"]?: ErrorMode | null }

/** A function of the error's text and its bits, or an object that logs a line. */
export type ErrorCall = ((error: string, bits: number) => unknown) | { write(text: string): unknown } | null

/** The state at the moment: replaced as a whole, never changed. */
interface ErrorState {
  readonly modes: ErrorModes
  readonly call: ErrorCall
}

const MODES: readonly unknown[] = ["ignore", "warn", "raise", "call", "print", "log"]
const KINDS = ["divide", "over", "under", "invalid"] as const
const NAMES = ["all", ...KINDS] as const

/** NumPy's defaults: an underflow is the least of harms. */
const defaults: ErrorModes = { divide: "warn", over: "warn", under: "ignore", invalid: "warn" }

/** `watched.under` tells fast paths that results which look fine are looked at too. */
export const watched = { under: false }

let current: ErrorState = { modes: defaults, call: null }

function become(state: ErrorState): void {
  current = state
  watched.under = state.modes.under !== "ignore"
}

/** What is to be done about errors at the moment. */
export function errorState(): ErrorState {
  return current
}

function mergeModes(given: { readonly [K in (typeof NAMES)[number]]?: unknown }): ErrorModes {
  const modes = KINDS.map((kind) => {
    const mode = untyped(given[kind]) ?? untyped(given.all) ?? current.modes[kind]
    if (!MODES.includes(mode)) throw new RangeError(`invalid error mode ${modeText(mode)}`)
    return [kind, mode]
  })
  return Object.fromEntries(modes) as ErrorModes
}

const modeText = (mode: unknown): string => (typeof mode === "string" ? `'${mode}'` : String(mode))

/**
 * `np.seterr(all=None, divide=None, over=None, under=None, invalid=None)`: how floating point errors are
 * treated from now on: "ignore", "warn" (a RuntimeWarning on stderr), "raise" (a FloatingPointError), "call"
 * or "log" (what `seterrcall` named), or "print".
 *
 * @returns the modes until now
 * @throws RangeError for an unknown mode.
 */
export function seterr(...rest: readonly (ErrorMode | null | ErrorOptions)[]): ErrorModes {
  const before = geterr()
  become({ ...current, modes: mergeModes(named("seterr", NAMES, rest)) })
  return before
}

/** `np.geterr()`: how floating point errors are treated at the moment, as a dict of its own. */
export function geterr(): ErrorModes {
  return { ...current.modes }
}

function checkCall(call: unknown): ErrorCall {
  const plain = untyped(call) ?? null
  const logs = typeof (plain as { write?: unknown } | null)?.write === "function"
  if (plain === null || typeof plain === "function" || logs) return plain as ErrorCall
  throw new TypeError("python object must be callable or have a callable write method")
}

/**
 * `np.seterrcall(func)`: what mode "call" calls, with the error's text and its bits (1 divide, 2 over, 4 under,
 * 8 invalid), or whose `write` mode "log" calls with a line.
 *
 * @returns what it was until now
 */
export function seterrcall(func: ErrorCall): ErrorCall {
  const before = current.call
  become({ ...current, call: checkCall(func) })
  return before
}

/** `np.geterrcall()`: what `seterrcall` named; null at first. */
export function geterrcall(): ErrorCall {
  return current.call
}

/** What ends a stretch of other modes: `using state = np.errstate(...)` does it by itself. */
export interface ErrorStretch {
  [Symbol.dispose](): void
}

type StateOptions = ErrorOptions & { readonly call?: ErrorCall }

/**
 * `np.errstate(*, call=..., all=None, divide=None, over=None, under=None, invalid=None)`: Python's `with` as a
 * function, `np.errstate({ over: "ignore" }, () => np.exp(x))`, or to the end of the block,
 * `using quiet = np.errstate({ over: "ignore" })`.
 *
 * @returns what `body` returns; without one what ends the stretch
 * @throws RangeError for an unknown mode.
 */
export function errstate<T>(options: StateOptions, body: () => T): T
export function errstate(options?: StateOptions): ErrorStretch
export function errstate(options: StateOptions = {}, body?: () => unknown): unknown {
  const given = named("errstate", ["call", ...NAMES], [options], 0)
  const before = current
  const call = given.call === undefined ? before.call : checkCall(given.call)
  become({ modes: mergeModes(given), call })
  if (body === undefined) return { [Symbol.dispose]: () => become(before) }
  try {
    return body()
  } finally {
    become(before)
  }
}

/** Runs what NumPy computes in another way, without the errors of ours. */
export function quietly<T>(body: () => T): T {
  return errstate({ all: "ignore" }, body)
}
