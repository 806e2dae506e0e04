import { countCodePoints } from "../codePoints.ts"
import type { TextRun } from "./scene/scene.ts"

/** An author's name taken apart as mathematics: `c_tilde` is c with a tilde, `h_prev` h of the step before. */
export interface MathName {
  readonly base: string
  readonly accent: string | null
  readonly subscript: string
}

/** Accents by the words authors use for them: combining character, TeX command. */
const accents: Readonly<Record<string, readonly [combining: string, tex: string]>> = {
  tilde: ["\u0303", "tilde"],
  hat: ["\u0302", "hat"],
  bar: ["\u0304", "bar"],
  dot: ["\u0307", "dot"],
}

// In Unicode's order, which has the final sigma between rho and sigma.
const letters =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho (final) sigma tau upsilon phi chi psi omega"
const greek = new Map(letters.split(" ").map((name, i) => [name, String.fromCharCode(0x3b1 + i)]))

const before = new Set(["prev", "previous", "last", "old", "tm1"])

/**
 * Takes a name apart.
 * @param ofStep - whether a single letter without a subscript is meant at step t, as in a picture of steps
 */
export function parseMathName(name: string, ofStep = false): MathName {
  const words = name
    .replace(/(?<=[a-z])(?=(?:Tilde|Hat|Bar|Dot|Prev|Last)\b)/g, "_")
    .split("_")
    .filter((word) => word !== "")
  const isBefore = words.length > 1 && before.has(words[0]!.toLowerCase())
  const [first = name, ...rest] = isBefore ? [...words.slice(1), words[0]!] : words
  const [, letters = first, digits = ""] = /^(\p{L}+)(\d+)$/u.exec(first) ?? []
  const accent = rest.find((word) => Object.hasOwn(accents, word.toLowerCase()))?.toLowerCase() ?? null
  const subscripts = [digits, ...rest.filter((word) => word.toLowerCase() !== accent)].filter(
    (word) => word !== "",
  )
  const base = greek.get(letters) ?? letters
  return { base, accent, subscript: subscriptOf(subscripts, ofStep && countCodePoints(base) === 1) }
}

function subscriptOf(words: readonly string[], ofStep: boolean): string {
  const previous = words.some((word) => before.has(word.toLowerCase()))
  const others = words.filter((word) => !before.has(word.toLowerCase()))
  if (previous) return [...others.filter((word) => word !== "t"), "t−1"].join(",")
  return others.length === 0 && ofStep ? "t" : others.join(",")
}

/** A name as italics with its accent and subscript. */
export function mathRuns(name: string, ofStep = false): readonly TextRun[] {
  const { base, accent, subscript } = parseMathName(name, ofStep)
  const letter = accent === null ? base : `${base}${accents[accent]![0]}`
  const main: TextRun = { text: letter.normalize("NFC"), style: "serif italic" }
  return subscript === "" ? [main] : [main, { text: subscript, style: "serif italic", subscript: true }]
}

/** A name as TeX: `\tilde{c}_{t}`. */
export function mathTex(name: string): string {
  const { base, accent, subscript } = parseMathName(name)
  const main = baseTex(base)
  const accented = accent === null ? main : `\\${accents[accent]![1]}{${main}}`
  return subscript === "" ? accented : `${accented}_{${escapeTex(subscript.replaceAll("−", "-"))}}`
}

function baseTex(base: string): string {
  const letter = [...greek].find(([, symbol]) => symbol === base)?.[0]
  if (letter) return `\\${letter}`
  return countCodePoints(base) === 1 ? escapeTex(base) : `\\mathit{${escapeTex(base)}}`
}

function escapeTex(word: string): string {
  return word.replace(/[#$%&_{}\\^~]/g, (character) => `\\${character === "\\" ? "backslash " : character}`)
}
