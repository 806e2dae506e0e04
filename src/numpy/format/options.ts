import { named } from "../options.ts"

/** How arrays print (`np.set_printoptions`), under NumPy's names and with its defaults. */
export interface PrintOptions {
  /** Digits after the point at most; null for as many as tell the value. */
  readonly precision: number | null
  /** More elements than this are summarised. */
  readonly threshold: number
  /** Elements kept at either end of a summarised axis. */
  readonly edgeitems: number
  readonly linewidth: number
  /** Whether small numbers print as 0. instead of in scientific notation. */
  readonly suppress: boolean
  readonly nanstr: string
  readonly infstr: string
  readonly sign: "-" | "+" | " "
  readonly floatmode: "fixed" | "unique" | "maxprec" | "maxprec_equal"
  /** Functions that render elements, by kind: `float`, `int`, `bool`, `float_kind`, `int_kind`, `all`. */
  readonly formatter: Readonly<Record<string, (value: never) => string>> | null
  /** The manner of an older NumPy; only the present one is there. */
  readonly legacy: false
  /** A function that renders whole arrays. */
  readonly override_repr: ((array: never) => string) | null
}

// In the order in which NumPy's dict has them.
const defaults: PrintOptions = {
  edgeitems: 3,
  threshold: 1000,
  floatmode: "maxprec",
  precision: 8,
  suppress: false,
  linewidth: 75,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  formatter: null,
  legacy: false,
  override_repr: null,
}

let current = defaults

/** Options over others; what is left out or null stays, except that a null precision means all digits. */
export function mergeOptions(base: PrintOptions, given: Partial<PrintOptions>): PrintOptions {
  const merged: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(given)) {
    if (!(name in defaults))
      throw new TypeError(`set_printoptions() got an unexpected keyword argument '${name}'`)
    if (value !== undefined && value !== null) merged[name] = value
  }
  return checkOptions(merged as unknown as PrintOptions)
}

function checkOptions(options: PrintOptions): PrintOptions {
  if (!["fixed", "unique", "maxprec", "maxprec_equal"].includes(options.floatmode)) {
    throw new RangeError("floatmode option must be one of 'fixed', 'unique', 'maxprec', 'maxprec_equal'")
  }
  if (!["-", "+", " "].includes(options.sign))
    throw new RangeError("sign option must be one of ' ', '+', or '-'")
  if (Number.isNaN(options.threshold))
    throw new RangeError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
  if (options.floatmode === "fixed" && options.precision === null) {
    throw new RangeError("precision must be specified for floatmode='fixed'")
  }
  if (options.precision !== null && options.precision < 0) throw new RangeError("precision must be >= 0")
  if (options.legacy) throw new RangeError("legacy: only the present manner of printing is supported")
  return options
}

const NAMES = [
  ...(["precision", "threshold", "edgeitems", "linewidth", "suppress", "nanstr", "infstr"] as const),
  ...(["formatter", "sign", "floatmode", "legacy", "override_repr"] as const),
] as const

/**
 * `np.set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None,
 * nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None)`:
 * how arrays print from now on.
 */
export function set_printoptions(
  ...rest: readonly (number | boolean | string | object | null | Partial<PrintOptions>)[]
): void {
  const given = named("set_printoptions", NAMES, rest, 10) as Partial<PrintOptions>
  // A formatter and an override last until the next call, as in NumPy.
  current = mergeOptions({ ...current, formatter: null, override_repr: null }, given)
}

/** `np.get_printoptions()`: how arrays print at the moment, as a dict of its own. */
export function get_printoptions(): PrintOptions {
  return { ...current }
}

/**
 * `np.printoptions(...)`: Python's `with` as a function: the options hold while `body` runs.
 *
 * @returns what `body` returns
 */
export function printoptions<T>(options: Partial<PrintOptions>, body: () => T): T {
  const before = current
  set_printoptions(options)
  try {
    return body()
  } finally {
    current = before
  }
}
