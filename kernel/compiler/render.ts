/**
 * Edited text from a syntax tree. A rule gives the pieces that replace a node (text of our own, child
 * nodes, stretches of the author's text); everything else is copied. What was copied from where is
 * kept, so that offsets map both ways, nested edits and nodes written twice included.
 */
import { countUpTo } from "./lines.ts"
import { childrenOf, type Node } from "./syntax.ts"

/** Own text, a node (rendered by the rules in its turn), or a stretch of the source. */
export type Piece = string | Node | readonly [start: number, end: number]

/** What replaces `node`; undefined copies it, its children being rendered in turn. */
export type Rule = (node: Node, parent: Node | null) => readonly Piece[] | undefined

/** Own text around a node, whatever the node becomes. */
export type Wrap = (node: Node, parent: Node | null) => readonly [before: string, after: string] | undefined

/** `length` characters copied from `source` to `output`. */
export interface Segment {
  readonly output: number
  readonly source: number
  readonly length: number
}

export interface Span {
  readonly start: number
  readonly end: number
}

export class Rendering {
  text = ""
  readonly segments: Segment[] = []
  /** Where each node went, the last time it was written. */
  readonly spans = new Map<Node, Span>()
  readonly #source: string
  readonly #rule: Rule
  readonly #wrap: Wrap

  constructor(source: string, rule: Rule, wrap: Wrap = () => undefined) {
    this.#source = source
    this.#rule = rule
    this.#wrap = wrap
  }

  /** Appends text that is not the author's. */
  write(text: string): void {
    this.text += text
  }

  /** Appends a stretch of the source. */
  copy(start: number, end: number): void {
    if (end <= start) return
    const last = this.segments.at(-1)
    if (last && last.output + last.length === this.text.length && last.source + last.length === start)
      this.segments[this.segments.length - 1] = { ...last, length: last.length + end - start }
    else this.segments.push({ output: this.text.length, source: start, length: end - start })
    this.text += this.#source.slice(start, end)
  }

  /** Appends `node`, edited by the rules. */
  render(node: Node, parent: Node | null): void {
    const around = this.#wrap(node, parent)
    if (around) this.write(around[0])
    const start = this.text.length
    const pieces = this.#rule(node, parent)
    if (pieces) for (const piece of pieces) this.#put(piece, node)
    else this.#copyThrough(node)
    this.spans.set(node, { start, end: this.text.length })
    if (around) this.write(around[1])
  }

  #put(piece: Piece, parent: Node): void {
    if (typeof piece === "string") this.write(piece)
    else if ("type" in piece) this.render(piece, parent)
    else this.copy(piece[0], piece[1])
  }

  #copyThrough(node: Node): void {
    let at = node.start
    for (const child of childrenOf(node)) {
      if (child.start < at) continue // shorthand `{ x }` holds one name twice
      this.copy(at, child.start)
      this.render(child, node)
      at = child.end
    }
    this.copy(at, node.end)
  }

  /** The source offset that stands at `offset` of the text; own text belongs to what follows it. */
  toSource(offset: number): number {
    const count = countUpTo(this.segments, offset, ({ output }) => output)
    const [before, next] = [this.segments[count - 1], this.segments[count]]
    if (!before) return next?.source ?? 0
    const place = before.source + Math.min(offset - before.output, before.length)
    return next && offset >= before.output + before.length ? Math.min(next.source, place) : place
  }

  /** Where source offset `offset` first stands in the text; undefined when it was not copied. */
  toOutput(offset: number): number | undefined {
    const segment = this.segments.find((s) => offset >= s.source && offset <= s.source + s.length)
    return segment && segment.output + offset - segment.source
  }
}
