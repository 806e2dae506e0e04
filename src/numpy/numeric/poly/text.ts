import { formatPercent, percentValuesOf } from "../../format/percent.ts"
import type { NDArray } from "../../ndarray.ts"

/** A line of a polynomial is no longer than this. */
const WIDTH = 70

/** A term, its power marked by two stars; empty for 0. */
function termText(coefficient: string, power: number, variable: string, only: boolean): string {
  if (coefficient === "0") return power === 0 && only ? "0" : ""
  if (power === 0) return coefficient
  return `${coefficient} ${variable}${power === 1 ? "" : `**${power}`}`
}

/** A polynomial in two lines, powers above: `   2\n1 x + 2 x + 3`. */
export function polynomialText(coefficients: NDArray, variable: string): string {
  const values = percentValuesOf(coefficients.astype("float64") as NDArray)
  const degree = values.length - 1
  let text = ""
  values.forEach((value, k) => {
    const term = termText(formatPercent("%.4g", [value]), degree - k, variable, k === 0)
    if (k === 0) text = term
    else if (term !== "") text += term.startsWith("-") ? ` - ${term.slice(1)}` : ` + ${term}`
  })
  return raisePowers(text)
}

/** Powers moved to a line above, and long lines broken before a term. */
function raisePowers(text: string): string {
  let [output, above, below, from] = [" ", "", "", 0]
  for (const match of text.matchAll(/\*\*(\d+)/g)) {
    const power = match[1]!
    const term = text.slice(from, match.index)
    from = match.index + match[0].length
    const [up, down] = [`${" ".repeat(term.length - 1)}${power}`, `${term}${" ".repeat(power.length - 1)}`]
    if (below.length + down.length > WIDTH || above.length + up.length > WIDTH) {
      output += `${above}\n${below}\n `
      above = up
      below = down
    } else {
      above += up
      below += down
    }
  }
  return `${output}${above}\n${below}${text.slice(from)}`
}
