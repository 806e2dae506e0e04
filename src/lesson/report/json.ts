import type { LessonComparison } from "../compare/lesson.ts"
import type { OutputComparison } from "../compare/output.ts"
import { countVerdicts, worst } from "../compare/verdict.ts"

/**
 * The report for programs: `verdict`, `counts`, `pairs`, and the same by lesson; its fields are told in
 * docs/comparison.schema.json.
 */
export function renderJson(lessons: readonly LessonComparison[]): string {
  const pairs = lessons.flatMap((lesson) =>
    lesson.pairs.map((pair) => ({ lesson: lesson.name, ...pairEntry(pair) })),
  )
  const found = pairs.map((pair) => pair.verdict)
  const report = {
    verdict: worst(found),
    counts: countVerdicts(found),
    lessons: lessons.map(lessonEntry),
    pairs,
  }
  return `${JSON.stringify(report, null, 2)}\n`
}

function lessonEntry({ name, verdict, counts, python, typescript, cells }: LessonComparison) {
  const alone = (side: "python" | "typescript") => {
    const other = side === "python" ? "typescript" : "python"
    return cells.filter((cell) => cell[other].length === 0).flatMap((cell) => cell[side])
  }
  return {
    name,
    verdict,
    counts,
    python: python.file,
    typescript: typescript.file,
    seconds: { python: python.seconds, typescript: typescript.seconds },
    unpairedCells: { python: alone("python"), typescript: alone("typescript") },
    seed: python.rerun?.seed ?? null,
  }
}

function pairEntry(pair: OutputComparison) {
  return {
    pythonCell: pair.pythonCell,
    typescriptCell: pair.typescriptCell,
    output: pair.stream,
    verdict: pair.verdict,
    reason: pair.reason,
    found: pair.found,
    python: pair.pythonText,
    typescript: pair.typescriptText,
    maxAbsoluteDifference: pair.maxAbsoluteDifference,
    maxUlp: pair.maxUlp,
    findings: pair.findings.map(({ verdict, what, path, note, python, typescript }) => {
      return { verdict, what, path, note, python, typescript }
    }),
  }
}
