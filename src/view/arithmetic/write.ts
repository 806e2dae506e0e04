import { mathRuns } from "../mathName.ts"
import { arithmeticNumber } from "../numberText.ts"
import type { Ink, TextRun } from "../scene/scene.ts"
import { products } from "./elements.ts"
import type { Index, StepReader } from "./reader.ts"
import type { NameTerm, OperationTerm, Term } from "./term.ts"

/** What holds a piece together: where less does than its place asks for, parentheses do. */
const strength = { sum: 0, product: 1, power: 2, atom: 3 } as const
type Binds = keyof typeof strength

interface Written {
  readonly runs: readonly TextRun[]
  readonly binds: Binds
}

/** How a term is written: as an equation, with the names at one index, with numbers, with calls worked out. */
export type Manner = "equation" | "names" | "numbers" | "worked out"

/** How a name is written. @param ofStep - whether a single letter is meant at step t */
export type RunsOf = (name: string, ofStep: boolean) => readonly TextRun[]

/** More terms of a product than these are folded to the largest ones. */
const MOST_TERMS = 3

/** Symbols by operation: what stands between two operands, and how strongly it holds. */
const signs: Readonly<Record<string, readonly [sign: string, binds: Binds]>> = {
  add: [" + ", "sum"],
  subtract: [" − ", "sum"],
  multiply: [" · ", "product"],
  divide: [" / ", "product"],
  true_divide: [" / ", "product"],
}

/** Functions under their short names. */
const functionNames: Readonly<Record<string, string>> = {
  ...{ sigmoid: "σ", maximum: "max", minimum: "min", absolute: "abs", dot: "dot", sqrt: "√" },
}

/** The name by which a function or operation is shown. */
export function functionName(name: string): string {
  return Object.hasOwn(functionNames, name) ? functionNames[name]! : name
}

/** Writes a term of a step as runs of text. */
export class TermWriter {
  readonly #reader: StepReader
  readonly #manner: Manner
  readonly #runsOf: RunsOf

  /** @param runsOf - how a name is written: as mathematics, or as the author has it */
  constructor(reader: StepReader, manner: Manner, runsOf: RunsOf = mathRuns) {
    this.#reader = reader
    this.#manner = manner
    this.#runsOf = runsOf
  }

  /** @param index - the element that is shown; of no meaning for an equation */
  write(term: Term, index: Index): readonly TextRun[] {
    return this.#write(term, index).runs
  }

  #write(term: Term, index: Index): Written {
    if (term.term === "number")
      return { runs: [plain(constantText(term.value))], binds: term.value < 0 ? "sum" : "atom" }
    if (term.term === "name") return { runs: this.#name(term, index), binds: "atom" }
    if (term.term === "call") return this.#call(functionName(term.name), term, index)
    if (products.has(term.name) && term.terms.length === 2) return this.#product(term, index)
    const sign = Object.hasOwn(signs, term.name) && term.terms.length === 2 ? signs[term.name] : undefined
    if (sign) return this.#binary(term.terms, sign, index, term.name)
    const [only] = term.terms
    if (term.name === "negative" && only)
      return { runs: [plain("−"), ...this.#inside(only, index, "product")], binds: "sum" }
    if (term.name === "square" && only)
      return { runs: [...this.#inside(only, index, "atom"), plain("²")], binds: "power" }
    return this.#call(functionName(term.name), term, index)
  }

  #name(term: NameTerm, index: Index): readonly TextRun[] {
    const own = ownIndex(term.shape, index)
    if (this.#manner === "equation") return this.#runsOf(term.name, isOfStep(term))
    if (this.#manner === "names") return [...this.#runsOf(term.name, isOfStep(term)), ...indexRuns(own)]
    const value = own && this.#reader.at(term.operand, own)
    return [value === null ? { ...plain("?"), ink: "muted" } : numberRun(value, this.#kindOf(term))]
  }

  #kindOf(term: NameTerm): "gate" | "state" {
    return this.#reader.valueOf(term.name)?.kind === "gate" ? "gate" : "state"
  }

  #call(name: string, term: OperationTerm, index: Index): Written {
    if (this.#manner === "worked out" && term.terms.length === 1) {
      const [argument] = term.terms
      const value = this.#valueOf(argument!, index)
      const runs = value === null ? [plain("?")] : [numberRun(value, "plain")]
      return { runs: [plain(`${name}(`), ...runs, plain(")")], binds: "atom" }
    }
    const list = term.terms.flatMap((each, i) => [
      ...(i > 0 ? [plain(", ")] : []),
      ...this.#write(each, index).runs,
    ])
    return { runs: [plain(`${name}(`), ...list, plain(")")], binds: "atom" }
  }

  /** The value of a term at an index. */
  #valueOf(term: Term, index: Index): number | null {
    if (term.term === "number") return term.value
    if (term.term === "name") return this.#reader.stretched(term.operand, index)
    return this.#reader.stretched({ operation: term.place }, index)
  }

  #binary(
    [a, b]: readonly Term[],
    [sign, binds]: readonly [string, Binds],
    index: Index,
    name: string,
  ): Written {
    // a - (b + c) and a / (b * c): the right side is held together more strongly.
    const right = name === "subtract" ? "product" : name === "divide" ? "power" : binds
    return {
      runs: [...this.#inside(a!, index, binds), operator(sign), ...this.#inside(b!, index, right)],
      binds,
    }
  }

  #inside(term: Term, index: Index, least: Binds): readonly TextRun[] {
    const { runs, binds } = this.#write(term, index)
    return strength[binds] >= strength[least] ? runs : [plain("("), ...runs, plain(")")]
  }

  #product(term: OperationTerm, index: Index): Written {
    const own = ownIndex(term.shape, index) ?? []
    if (this.#manner === "numbers") return this.#terms(term.place, own)
    if (this.#manner === "worked out") {
      const value = this.#reader.stretched({ operation: term.place }, index)
      return { runs: [value === null ? plain("?") : numberRun(value, "plain")], binds: "atom" }
    }
    const [left, right] = term.terms
    const sides = [
      this.#factor(left!, "row", own),
      operator(this.#manner === "equation" ? " " : " · "),
      this.#factor(right!, "column", own),
    ]
    return { runs: sides.flat(), binds: "product" }
  }

  /** A factor of a matrix product: of a matrix the row or column that an element takes. */
  #factor(term: Term, side: "row" | "column", index: Index): readonly TextRun[] {
    const equation = new TermWriter(this.#reader, "equation", this.#runsOf)
    const runs =
      term.term === "name" ? equation.write(term, []) : [plain("("), ...equation.write(term, []), plain(")")]
    if (this.#manner === "equation" || term.term !== "name" || term.shape?.length !== 2) return runs
    const place = side === "row" ? `[${index[0]}, :]` : `[:, ${index.at(-1)}]`
    return [...runs, { text: place, style: "serif italic" }]
  }

  /** The products that an element of a matrix product adds up, the largest first; the rest is folded. */
  #terms(place: number, index: Index): Written {
    const factors = this.#reader.factors(place, index)
    if (!factors) return { runs: [{ ...plain("(not kept)"), ink: "muted" }], binds: "atom" }
    const products = factors.map((factor) => ({ ...factor, product: factor.left * factor.right }))
    const sorted = products.toSorted((a, b) => Math.abs(b.product) - Math.abs(a.product))
    const largest = sorted.slice(0, MOST_TERMS - 1).filter(({ product }, i) => i === 0 || product !== 0)
    const shown = products.length <= MOST_TERMS ? products : largest
    const rest = products.length <= MOST_TERMS ? [] : sorted.slice(shown.length)
    const runs = shown.flatMap(({ left, right }, i) => [
      ...(i > 0 ? [operator(" + ")] : []),
      numberRun(left, "plain"),
      operator(" · "),
      numberRun(right, "state"),
    ])
    if (rest.length === 0) return { runs, binds: shown.length > 1 ? "sum" : "product" }
    const sum = rest.reduce((total, each) => total + each.product, 0)
    const folded: readonly TextRun[] = [
      operator(" + "),
      { ...plain(`(${rest.length} more: ${arithmeticNumber(sum)})`), ink: "muted" },
    ]
    return { runs: [...runs, ...folded], binds: "sum" }
  }
}

/** Weights stand for all steps; everything else is meant at step t. */
function isOfStep(term: NameTerm): boolean {
  return !("array" in term.operand)
}

/** An operand's own index where the result is read at `index`; null when its shape is not known. */
function ownIndex(shape: readonly number[] | null, index: Index): Index | null {
  if (shape === null || shape.length > index.length) return null
  return index.slice(index.length - shape.length).map((place, axis) => (shape[axis] === 1 ? 0 : place))
}

/** `[2]`, `[0, 3]`; nothing for a number. */
export function indexRuns(index: Index | null): readonly TextRun[] {
  return index === null || index.length === 0
    ? []
    : [{ text: `[${index.join(", ")}]`, style: "serif italic" }]
}

function plain(text: string): TextRun {
  return { text }
}

/** What stands between operands: a line may break before it. */
function operator(text: string): TextRun {
  return { text, breaks: true }
}

function constantText(value: number): string {
  return Number.isInteger(value) ? String(value).replace("-", "−") : arithmeticNumber(value)
}

/** A number in the colour of its scale: open gates, states below and above 0. */
export function numberRun(value: number, kind: "gate" | "state" | "plain"): TextRun {
  return {
    text: arithmeticNumber(value),
    style: "mono",
    ...(kind === "plain" ? {} : { ink: inkOf(value, kind) }),
  }
}

function inkOf(value: number, kind: "gate" | "state"): Ink {
  if (kind === "gate") return "open"
  return value < 0 ? "below" : value > 0 ? "above" : "ink"
}
