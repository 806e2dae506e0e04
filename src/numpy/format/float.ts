import { exponentText, type FloatStyle, positionalParts, scientificParts } from "./dragon.ts"
import type { PrintOptions } from "./options.ts"

/** Renders one element. */
export type Formatter = (value: never) => string

/** The widths and the style that all elements of an array share. */
interface Layout {
  readonly scientific: boolean
  readonly style: FloatStyle
  readonly left: number
  readonly right: number
  readonly exponentWidth: number
}

/** From where on numbers print in scientific notation: 10^min(8, digits of the dtype). */
function scientificFrom(single: boolean): number {
  return single ? 1e6 : 1e8
}

/** NumPy looks only at finite magnitudes other than zero. */
function isScientific(finite: readonly number[], single: boolean, suppress: boolean): boolean {
  let least = Infinity
  let most = 0
  for (const x of finite) {
    const size = Math.abs(x)
    if (size === 0) continue
    if (size < least) least = size
    if (size > most) most = size
  }
  if (most === 0) return false
  // NumPy compares in the array's own precision.
  const round = single ? Math.fround : (x: number) => x
  return most >= scientificFrom(single) || (!suppress && (least < round(1e-4) || round(most / least) > 1000))
}

const longest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, text.length), 0)

function scientificLayout(finite: readonly number[], options: PrintOptions, single: boolean): Layout {
  const fixed = options.floatmode === "fixed"
  const first = styleOf(options, single, fixed ? "k" : ".", true)
  const parts = finite.map((x) => scientificParts(x, first))
  const precision = longest(parts.map((part) => part[1]))
  const exponentWidth = longest(parts.map((part) => part[2])) - 1
  return {
    scientific: true,
    style: { ...first, precision, minDigits: precision, trim: "k" },
    left: longest(parts.map((part) => part[0])),
    right: exponentWidth + 2 + precision,
    exponentWidth,
  }
}

function positionalLayout(finite: readonly number[], options: PrintOptions, single: boolean): Layout {
  const fixed = options.floatmode === "fixed"
  const first = styleOf(options, single, fixed ? "k" : ".", !fixed)
  const parts = finite.map((x) => positionalParts(x, first))
  const right = longest(parts.map((part) => part[1]))
  const equal = fixed || options.floatmode === "maxprec_equal"
  return {
    scientific: false,
    style: equal ? { ...first, precision: right, minDigits: right, trim: "k" } : first,
    left: longest(parts.map((part) => part[0])),
    right,
    exponentWidth: -1,
  }
}

function styleOf(options: PrintOptions, single: boolean, trim: "k" | ".", unique: boolean): FloatStyle {
  const precision = options.floatmode === "unique" ? null : options.precision
  return { precision, minDigits: 0, unique, trim, sign: options.sign === "+", single }
}

function layoutOf(values: readonly number[], options: PrintOptions, single: boolean): Layout {
  const finite = values.filter(Number.isFinite)
  const scientific = isScientific(finite, single, options.suppress)
  const plain =
    finite.length === 0
      ? {
          scientific: false,
          style: styleOf(options, single, ".", true),
          left: 0,
          right: 0,
          exponentWidth: -1,
        }
      : scientific
        ? scientificLayout(finite, options, single)
        : positionalLayout(finite, options, single)
  return widen(plain, values, finite, options)
}

/** Room for a sign in the manner of `sign=" "`, and for nan and inf. */
function widen(
  layout: Layout,
  values: readonly number[],
  finite: readonly number[],
  options: PrintOptions,
): Layout {
  let { left } = layout
  if (options.sign === " " && !finite.some((x) => x < 0 || Object.is(x, -0))) left += 1
  if (finite.length < values.length) {
    const minus = options.sign !== "-" || values.includes(-Infinity) ? 1 : 0
    const offset = layout.right + 1
    left = Math.max(left, options.nanstr.length - offset, options.infstr.length + minus - offset)
  }
  return { ...layout, left }
}

/**
 * A renderer of the elements of a floating array: one width, one notation and one number of digits for all.
 *
 * Source: NumPy's `set_printoptions`; the rules of `array2string`
 */
export function floatFormatter(
  values: readonly number[],
  options: PrintOptions,
  single: boolean,
): (x: number) => string {
  const layout = layoutOf(values, options, single)
  return (x) => {
    if (!Number.isFinite(x)) return notFinite(x, options).padStart(layout.left + layout.right + 1)
    if (!layout.scientific) {
      const [whole, fraction] = positionalParts(x, layout.style)
      return `${whole.padStart(layout.left)}.${fraction.padEnd(layout.right)}`
    }
    const [whole, fraction, exponent] = scientificParts(x, layout.style)
    return `${whole.padStart(layout.left)}.${fraction}e${exponentText(Number(exponent), layout.exponentWidth)}`
  }
}

function notFinite(x: number, { nanstr, infstr, sign }: PrintOptions): string {
  const plus = sign === "+" ? "+" : ""
  if (Number.isNaN(x)) return plus + nanstr
  return (x < 0 ? "-" : plus) + infstr
}
