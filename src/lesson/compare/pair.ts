import type { Cell } from "../notebook/notebook.ts"
import { joinMarks, likeness, type Mark, markOf, share } from "./mark.ts"

/**
 * Cells of the Python lesson beside those of the port that say the same: one each; one beside the several into which
 * the port splits it or from which it is merged; or one alone, which the other side does not have.
 */
export interface CellGroup {
  /** Indices of cells in the Python notebook, ascending; empty where only the port has a cell. */
  readonly python: readonly number[]
  readonly typescript: readonly number[]
}

/** A cell may stand for a run of at most this many cells of the other side, text between them included. */
const longestRun = 5

/** Taking a run for one cell must pay: a helper cell beside its neighbour is not a part of it. */
const mergeCost = 0.25

/** Lone cells at different places pair when they assign the same names, nearly. */
const sameNames = 0.75

/**
 * Pairs the cells of two notebooks: the alignment in order with the most in common, by kind, tag, id, heading and the
 * names in the code; then what is left alone on both sides by tag, id or assigned names, wherever it stands.
 */
export function pairCells(python: readonly Cell[], typescript: readonly Cell[]): CellGroup[] {
  const marks = [python.map(markOf), typescript.map(markOf)] as const
  return pairLone(align(marks[0], marks[1]), marks[0], marks[1])
}

/** The best that the cells from some place on can have in common, and the step that begins it. */
interface Tail {
  readonly score: number
  /** Cells taken of the Python lesson and of the port. */
  readonly take: readonly [number, number]
}

/** Aligns in order, by the best score over all ways (Needleman and Wunsch, with runs). */
function align(python: readonly Mark[], typescript: readonly Mark[]): CellGroup[] {
  const tails = scoreTails(python, typescript)
  const groups: CellGroup[] = []
  let [p, t] = [0, 0]
  while (p < python.length || t < typescript.length) {
    const tail = tails[p]?.[t] as Tail
    const [takenP, takenT] = tail.take
    groups.push({ python: range(p, p + takenP), typescript: range(t, t + takenT) })
    p += takenP
    t += takenT
  }
  return groups
}

function scoreTails(python: readonly Mark[], typescript: readonly Mark[]): Tail[][] {
  const tails: Tail[][] = Array.from({ length: python.length + 1 }, () => [])
  const runs = [
    python.map((_, at) => findRuns(python, at)),
    typescript.map((_, at) => findRuns(typescript, at)),
  ] as const
  for (let p = python.length; p >= 0; p -= 1) {
    for (let t = typescript.length; t >= 0; t -= 1) {
      const ways: Tail[] = []
      const add = (take: readonly [number, number], worth: number) =>
        ways.push({ take, score: worth + (tails[p + take[0]]?.[t + take[1]]?.score ?? 0) })
      if (t < typescript.length) add([0, 1], 0)
      if (p < python.length) add([1, 0], 0)
      addPairs(python[p], runs[1][t], (length, worth) => add([1, length], worth))
      addPairs(typescript[t], runs[0][p], (length, worth) => length > 1 && add([length, 1], worth))
      ;(tails[p] as Tail[])[t] = ways.reduce((best, way) => (way.score >= best.score ? way : best), {
        score: 0,
        take: [0, 0],
      })
    }
  }
  return tails
}

/** A run of cells from some place on, taken as one. */
interface Run {
  readonly length: number
  readonly mark: Mark
}

/** The cell itself, and the runs that begin with it and end in code. */
function findRuns(marks: readonly Mark[], start: number): Run[] {
  const first = marks[start] as Mark
  const runs: Run[] = [{ length: 1, mark: first }]
  if (first.kind !== "code") return runs
  for (let length = 2; length <= longestRun && start + length <= marks.length; length += 1) {
    const run = marks.slice(start, start + length)
    if (run.at(-1)?.kind === "code") runs.push({ length, mark: joinMarks(run) })
  }
  return runs
}

function addPairs(
  one: Mark | undefined,
  runs: readonly Run[] = [],
  add: (length: number, worth: number) => void,
): void {
  for (const { length, mark } of one ? runs : []) {
    const worth = likeness(one as Mark, mark) - (length > 1 ? mergeCost : 0)
    if (worth > 0) add(length, worth)
  }
}

/** Code that stands alone on both sides may have been moved: it pairs where the Python cell stands. */
function pairLone(
  groups: readonly CellGroup[],
  python: readonly Mark[],
  typescript: readonly Mark[],
): CellGroup[] {
  const lone = groups.filter(
    (group) => group.python.length === 0 && typescript[group.typescript[0] as number]?.kind === "code",
  )
  const moved = new Map<CellGroup, CellGroup>()
  for (const group of groups) {
    const mark = python[group.python[0] as number]
    if (group.typescript.length > 0 || mark?.kind !== "code") continue
    const other = lone.find(
      (at) => !moved.has(at) && isSameCell(mark, typescript[at.typescript[0] as number] as Mark),
    )
    if (!other) continue
    moved.set(other, group)
    moved.set(group, { python: group.python, typescript: other.typescript })
  }
  return groups.flatMap((group) => {
    if (group.python.length === 0 && moved.has(group)) return []
    return [moved.get(group) ?? group]
  })
}

function isSameCell(a: Mark, b: Mark): boolean {
  if (likeness(a, b) === 0) return false
  const isNamed = a.tags.length > 0 || [...a.ids].some((id) => b.ids.has(id))
  return isNamed || share(a.assigned, b.assigned, 0) >= sameNames
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at)
}
