import type { Cell } from "../notebook/notebook.ts"

/** What tells a cell, or a run of cells taken as one, from others. */
export interface Mark {
  readonly kind: Cell["cell_type"]
  /** The author's ids; those made for old notebooks (`cell-3`) say nothing. */
  readonly ids: ReadonlySet<string>
  /** NAME of each tag `pair:NAME`: cells of one name belong together. */
  readonly tags: readonly string[]
  /** Every name and word of its source. */
  readonly words: ReadonlySet<string>
  /** The names that its code gives a value: `W_f`, `lstm_step`. */
  readonly assigned: ReadonlySet<string>
}

/** A pair that its author named outweighs every likeness. */
const tagWorth = 100

/** Two cells with nothing in common but their place still pair, though any likeness counts more. */
const placeWorth = 0.2

export function markOf(cell: Cell): Mark {
  return {
    kind: cell.cell_type,
    ids: new Set(/^cell-\d+(?:-1)*$/.test(cell.id) ? [] : [cell.id]),
    tags: pairTagsOf(cell),
    words: new Set(cell.source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []),
    assigned: new Set(cell.cell_type === "code" ? findAssigned(cell.source) : []),
  }
}

/** Several cells taken as one; text between code is not compared with code. */
export function joinMarks(marks: readonly Mark[]): Mark {
  const code = marks.filter(({ kind }) => kind === "code")
  return {
    kind: "code",
    ids: new Set(code.flatMap(({ ids }) => [...ids])),
    tags: code.flatMap(({ tags }) => tags),
    words: new Set(code.flatMap(({ words }) => [...words])),
    assigned: new Set(code.flatMap(({ assigned }) => [...assigned])),
  }
}

/**
 * What two marks have in common: 0 (never a pair), else the shares of words and of assigned names, an id, a tag that
 * the author gave both.
 */
export function likeness(a: Mark, b: Mark): number {
  if (a.kind !== b.kind) return 0
  const common = Math.max(countIn(a.tags, b.tags), countIn(b.tags, a.tags))
  if (a.tags.length + b.tags.length > 0 && common === 0) return 0
  const hasCommonId = [...a.ids].some((id) => b.ids.has(id))
  return (
    placeWorth +
    share(a.words, b.words, 0.5) +
    share(a.assigned, b.assigned, 0) +
    (hasCommonId ? 1 : 0) +
    tagWorth * common
  )
}

function countIn(tags: readonly string[], others: readonly string[]): number {
  return tags.filter((tag) => others.includes(tag)).length
}

/** The part of all members that both sets have; of two empty sets `ofNone`. */
export function share(a: ReadonlySet<string>, b: ReadonlySet<string>, ofNone: number): number {
  let common = 0
  for (const member of a) if (b.has(member)) common += 1
  const all = a.size + b.size - common
  return all === 0 ? ofNone : common / all
}

function pairTagsOf({ metadata: { tags } }: Cell): string[] {
  if (!Array.isArray(tags)) return []
  return tags.filter((tag) => typeof tag === "string" && tag.startsWith("pair:")).map((tag) => tag.slice(5))
}

/** The names before `=` at a line's start, and of definitions, in Python and in TypeScript. */
export function findAssigned(source: string): string[] {
  return source.split("\n").flatMap((line) => {
    const defined =
      /^\s*(?:export\s+)?(?:async\s+)?(?:def|class|function\*?)\s+([\p{L}_][\p{L}\p{N}_]*)/u.exec(line)
    if (defined) return [defined[1] as string]
    const [, targets] =
      /^\s*(?:export\s+)?(?:const\s+|let\s+|var\s+)?([\p{L}\p{N}_\s,()[\]{}]+?)(?::[^=]*)?=(?![=>])/u.exec(
        line,
      ) ?? []
    return targets?.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []
  })
}
