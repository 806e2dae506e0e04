/** What a distribution asks of its parameters, in NumPy's words. */
export interface Rule {
  /** NumPy's message. */
  readonly text: string
  /** The same for array-like parameters, where NumPy says something else. */
  readonly textOfArrays?: string
  /** The one parameter that the rule is about; without it, `refuses` sees all of them. */
  readonly of?: string
  readonly refuses: (a: number, b: number, c: number) => boolean
}

const signed = (value: number): boolean => value < 0 || Object.is(value, -0)

/** No sign, NaN allowed. */
export function nonNegative(of: string): Rule {
  return { of, text: `${of} < 0`, refuses: signed }
}

/** Above 0, NaN allowed. */
export function positive(of: string): Rule {
  return { of, text: `${of} <= 0`, refuses: (value) => value <= 0 }
}

/** No NaN. */
export function notNaN(of: string): Rule {
  return { of, text: `${of} must not be NaN`, refuses: Number.isNaN }
}

/** Above 1. */
export function aboveOne(of: string): Rule {
  return withNaN(of, `${of} <= 1`, (value) => value > 1)
}

/** In [0, 1]. */
export function share(of: string): Rule {
  return withNaN(of, `${of} < 0, ${of} > 1`, (value) => value >= 0 && value <= 1)
}

/** In [0, 1). */
export function shareBelowOne(of: string): Rule {
  return withNaN(of, `${of} < 0, ${of} >= 1`, (value) => value >= 0 && value < 1)
}

/** In (0, 1]. */
export function positiveShare(of: string): Rule {
  const rule = withNaN(of, `${of} <= 0, ${of} > 1`, (value) => value > 0 && value <= 1)
  return { ...rule, text: rule.textOfArrays as string }
}

/** At least 1. */
export function atLeastOne(of: string): Rule {
  return withNaN(of, `${of} < 1`, (value) => value >= 1)
}

/** The largest mean of Poisson numbers that a 64-bit integer holds: ten standard deviations below its end. */
export const LARGEST_MEAN: number = 2 ** 63 - Math.sqrt(2 ** 63) * 10

/** The rules of a Poisson mean. */
export function poissonMean(of: string): readonly [Rule, Rule] {
  const text = `${of} value too large`
  return [
    {
      of,
      text: `${of} < 0 or ${of} is NaN`,
      textOfArrays: `${of} < 0 or ${of} contains NaNs`,
      refuses: (value) => !(value >= 0),
    },
    { of, text, refuses: (value) => value > LARGEST_MEAN },
  ]
}

function withNaN(of: string, text: string, allows: (value: number) => boolean): Rule {
  return {
    of,
    text: `${text} or ${of} is NaN`,
    textOfArrays: `${text} or ${of} contains NaNs`,
    refuses: (value) => !allows(value),
  }
}
