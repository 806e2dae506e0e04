import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compareFiles } from "../../kernel/cli/lesson/compare-files.ts"
import type { LessonComparison } from "../../src/lesson/index.ts"
import { python } from "../support/python.ts"

interface Row {
  readonly title: string
  readonly python: string
  readonly typescript: string
}

const text = readFileSync(new URL("../../docs/porting.md", import.meta.url), "utf8")

/** Every pair of docs/porting.md: a heading, Python, TypeScript. */
const rows = [...text.matchAll(/^### ([^\n]+)\n\n```python\n(.*?)```\n```ts\n(.*?)```/gms)].map(
  ([, title, python, typescript]): Row => ({
    title: title as string,
    python: python as string,
    typescript: typescript as string,
  }),
)

/** What the page says is there from the start. */
const opening: Row = {
  title: "opening",
  python: "import numpy as np",
  typescript: 'import { enumerate, fmt, len, list, range, reversed, sorted, sum, zip } from "cellwise"',
}

function notebookOf(language: "python" | "typescript"): string {
  const cells = [opening, ...rows].map((row, at) => {
    const source = row[language]
    return { cell_type: "code", id: `row${at}`, metadata: {}, source, execution_count: null, outputs: [] }
  })
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: language, display_name: language, language } },
    cells,
  })
}

const folder = mkdtempSync(join(tmpdir(), "cellwise-porting-"))
let lesson: LessonComparison

beforeAll(async () => {
  const files = { python: join(folder, "porting.python.ipynb"), typescript: join(folder, "porting.ipynb") }
  writeFileSync(files.python, notebookOf("python"))
  writeFileSync(files.typescript, notebookOf("typescript"))
  const options = { isStored: false, rerun: { python, seed: 0 }, timeout: 60, tolerance: { rtol: null } }
  ;[lesson] = (await compareFiles([files], { ...options, say: () => {} })) as [LessonComparison]
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("docs/porting.md", () => {
  it("has a pair under every heading of a construct", () => {
    expect(rows.map(({ title }) => title)).toEqual(
      [...text.matchAll(/^### (.+)$/gm)].map(([, title]) => title),
    )
    expect(rows.length).toBeGreaterThanOrEqual(30)
  })

  it.each(rows.map(({ title }, at) => [title, at + 1] as const))("%s: both show the same", (_, cell) => {
    const pairs = lesson.pairs.filter(
      ({ pythonCell, typescriptCell }) => pythonCell === cell || typescriptCell === cell,
    )
    const shown = pairs.map(({ verdict, typescriptText }) => ({ verdict, typescript: typescriptText }))
    expect(shown).toEqual(pairs.map(({ pythonText }) => ({ verdict: "identical", typescript: pythonText })))
    expect(shown).not.toEqual([])
  })
})
