import type { Cell } from "../notebook/notebook.ts"

/** A cell of the Python lesson beside its cell of the port; null where one side has none. */
export interface CellPair {
  readonly python: number | null
  readonly typescript: number | null
}

/** Two cells with nothing in common but their place still pair, though any likeness counts more. */
const placeWorth = 0.2

/**
 * Pairs the cells of two notebooks in order: the alignment with the most in common, by kind, id,
 * heading and the names in the code. Cells that only one side has stand alone.
 */
export function pairCells(python: readonly Cell[], typescript: readonly Cell[]): CellPair[] {
  const marks = [python.map(markOf), typescript.map(markOf)] as const
  const best = scoreTails(marks[0], marks[1])
  const pairs: CellPair[] = []
  let [p, t] = [0, 0]
  while (p < python.length || t < typescript.length) {
    const here = best[p]?.[t] ?? 0
    const both = likeness(marks[0][p], marks[1][t])
    if (both > 0 && here === both + (best[p + 1]?.[t + 1] ?? 0)) pairs.push({ python: p++, typescript: t++ })
    else if (p < python.length && here === (best[p + 1]?.[t] ?? 0))
      pairs.push({ python: p++, typescript: null })
    else pairs.push({ python: null, typescript: t++ })
  }
  return pairs
}

interface Mark {
  readonly kind: Cell["cell_type"]
  /** The author's id; those made for old notebooks (`cell-3`) say nothing. */
  readonly id: string | null
  readonly words: ReadonlySet<string>
}

function markOf(cell: Cell): Mark {
  const words = new Set(cell.source.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])
  return { kind: cell.cell_type, id: /^cell-\d+$/.test(cell.id) ? null : cell.id, words }
}

/** `best[p][t]`: the most that the cells from p and t on can have in common (Needleman and Wunsch). */
function scoreTails(python: readonly Mark[], typescript: readonly Mark[]): number[][] {
  const best = Array.from({ length: python.length + 1 }, () =>
    new Array<number>(typescript.length + 1).fill(0),
  )
  for (let p = python.length - 1; p >= 0; p -= 1) {
    const [row, below] = [best[p] as number[], best[p + 1] as number[]]
    for (let t = typescript.length - 1; t >= 0; t -= 1) {
      const alone = Math.max(below[t] ?? 0, row[t + 1] ?? 0)
      const both = likeness(python[p], typescript[t])
      row[t] = both > 0 ? Math.max(alone, both + (below[t + 1] ?? 0)) : alone
    }
  }
  return best
}

/** From 0 (never a pair) to 2.2: the same id, and the share of words in common. */
function likeness(a: Mark | undefined, b: Mark | undefined): number {
  if (!a || !b || a.kind !== b.kind) return 0
  const common = [...a.words].filter((word) => b.words.has(word)).length
  const all = a.words.size + b.words.size - common
  const shared = all === 0 ? 0.5 : common / all
  return placeWorth + shared + (a.id !== null && a.id === b.id ? 1 : 0)
}
