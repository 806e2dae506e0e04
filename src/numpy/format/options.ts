import { isOptions } from "../options.ts"

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
}

const defaults: PrintOptions = {
  precision: 8,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 75,
  suppress: false,
  nanstr: "nan",
  infstr: "inf",
  sign: "-",
  floatmode: "maxprec",
  formatter: null,
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
  return options
}

/** `np.set_printoptions(precision=8, threshold=1000, ...)`: how arrays print from now on. */
export function set_printoptions(precision?: number | Partial<PrintOptions>, ...rest: unknown[]): void {
  const names = ["precision", "threshold", "edgeitems", "linewidth", "suppress", "nanstr", "infstr"]
  const given: Record<string, unknown> = {}
  ;[precision, ...rest].forEach((value, k) => {
    if (isOptions(value)) Object.assign(given, value)
    else if (value !== undefined) given[names[k]!] = value
  })
  // A formatter lasts until the next call, as in NumPy.
  current = mergeOptions({ ...current, formatter: null }, given as Partial<PrintOptions>)
}

/** `np.get_printoptions()`: how arrays print at the moment. */
export function get_printoptions(): PrintOptions {
  return current
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
