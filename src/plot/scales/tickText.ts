/** The texts of ticks, and what stands once at the axis' end: `1e6`, `+1e3`. */
export interface TickTexts {
  readonly texts: readonly string[]
  readonly offset: string
}

/** Powers of ten beyond which the common power stands at the axis' end. */
const powerLimits = [-5, 6] as const

/**
 * The texts of evenly spaced ticks: all with as many decimals as the closest need, a common power of ten
 * or a common large part taken out.
 *
 * Source: matplotlib.ticker.ScalarFormatter
 */
export function linearTickTexts(ticks: readonly number[], low: number, high: number): TickTexts {
  const shown = ticks.filter((tick) => tick >= low && tick <= high)
  const base = commonPart(shown)
  const power = shown.length === 0 ? 0 : commonPower(shown, base, high - low)
  const scaled = [...ticks, low, high].map((tick) => (tick - base) / 10 ** power)
  const decimals = decimalsOf(ticks.length > 0 ? scaled : [])
  const texts = ticks.map((tick) => trueMinus(((tick - base) / 10 ** power).toFixed(decimals)))
  return { texts: texts.map((text) => text.replace(/^−(0(\.0+)?)$/, "$1")), offset: offsetText(base, power) }
}

/** What all ticks have in common when it needs at least four digits more than what differs. */
function commonPart(ticks: readonly number[]): number {
  const [low, high] = [Math.min(...ticks), Math.max(...ticks)]
  if (ticks.length === 0 || low === high || (low <= 0 && high >= 0)) return 0
  const [small, large] = [Math.min(Math.abs(low), Math.abs(high)), Math.max(Math.abs(low), Math.abs(high))]
  const sign = low < 0 ? -1 : 1
  const top = Math.ceil(Math.log10(large))
  let power = top
  while (Math.floor(small / 10 ** power) === Math.floor(large / 10 ** power)) power--
  power++
  // Where a digit turns over, 999 to 1001, the common part is the round number between.
  if ((large - small) / 10 ** power <= 1e-2) {
    power = top
    while (Math.floor(large / 10 ** power) - Math.floor(small / 10 ** power) <= 1) power--
    power++
  }
  const units = Math.floor(large / 10 ** power)
  return units >= 1e3 ? sign * units * 10 ** power : 0
}

function commonPower(ticks: readonly number[], base: number, span: number): number {
  const largest = Math.max(...ticks.map(Math.abs))
  const power = base !== 0 ? floorLog(span) : largest === 0 ? 0 : floorLog(largest)
  return power <= powerLimits[0] || power >= powerLimits[1] ? power : 0
}

/** As few decimals as show every tick to a thousandth of the range. */
function decimalsOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const range = Math.max(...values) - Math.min(...values) || Math.max(...values.map(Math.abs)) || 1
  const magnitude = floorLog(range)
  const tolerance = 10 ** (magnitude - 3)
  // The ends of the view count for the range alone.
  const ticks = values.slice(0, -2)
  const fits = (decimals: number) => ticks.every((x) => Math.abs(x - round(x, decimals)) < tolerance)
  let decimals = Math.max(0, 3 - magnitude)
  while (decimals >= 0 && fits(decimals)) decimals--
  return Math.min(100, decimals + 1)
}

function round(x: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(x * factor) / factor
}

function floorLog(x: number): number {
  return Math.floor(Math.log10(Math.abs(x)))
}

function offsetText(base: number, power: number): string {
  const times = power === 0 ? "" : `1e${power}`
  if (base === 0) return trueMinus(times)
  return trueMinus(`${times}${base < 0 ? "" : "+"}${shortest(base)}`)
}

function shortest(x: number): string {
  const [digits, exponent] = Number(x.toPrecision(10)).toExponential().split("e")
  return Number(exponent) === 0 ? digits! : `${digits}e${Number(exponent)}`
}

/** A hyphen before digits becomes the minus sign, as `axes.unicode_minus` has it. */
function trueMinus(text: string): string {
  return text.replaceAll("-", "−")
}

/** The text of a tick on a logarithmic axis, in TeX as matplotlib has it: a power of ten, or a multiple of one. */
export function powerText(tick: number): string {
  const [digits, power] = Number(tick.toPrecision(12)).toExponential().split("e")
  const times = digits === "1" ? "" : `${digits}\\times`
  return `$\\mathdefault{${times}10^{${Number(power)}}}$`
}
