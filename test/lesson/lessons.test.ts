import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { beforeAll, describe, expect, it } from "vitest"
import { compareFiles } from "../../kernel/cli/lesson/compare-files.ts"
import { findLessons } from "../../kernel/cli/lesson/folder.ts"
import { type LessonComparison, parseNotebook } from "../../src/lesson/index.ts"

const folder = fileURLToPath(new URL("../../notebooks", import.meta.url))
const { lessons: files, unported } = findLessons(folder)

/** The seed lesson draws without a seed: its two outputs are shown, not judged (npm run lessons seeds both sides). */
const unseeded = "rnn-lstm-gru"

let lessons: readonly LessonComparison[]
beforeAll(async () => {
  const options = { isStored: false, rerun: null, timeout: 120, tolerance: { rtol: null } }
  lessons = await compareFiles(files, { ...options, say: () => {} })
}, 300_000)

describe("the lessons of notebooks/", () => {
  it("each have a port", () => {
    expect(unported).toEqual([])
    expect(files.length).toBeGreaterThanOrEqual(9)
  })

  it("show in TypeScript what a real Python showed, every output identical or equal", () => {
    const others = lessons.flatMap(({ name, pairs }) =>
      pairs
        .filter(({ verdict }) => verdict !== "identical" && verdict !== "equal")
        .map(({ verdict, reason }) => ({ name, verdict, reason })),
    )
    const notComparable = {
      name: unseeded,
      verdict: "notComparable",
      reason: expect.stringContaining("drawn by"),
    }
    expect(others).toEqual([notComparable, notComparable])
  })

  it("pair every cell", () => {
    const alone = lessons.flatMap(({ name, cells }) =>
      cells
        .filter(({ python, typescript }) => python.length === 0 || typescript.length === 0)
        .map(() => name),
    )
    expect(alone).toEqual([])
  })

  it("use at least 80 functions and methods of NumPy", () => {
    expect(findNames().size).toBeGreaterThanOrEqual(80)
  })
})

/** What the Python sides call of NumPy: `np.dot`, `np.random.rand`, and methods as `.reshape(`. */
function findNames(): Set<string> {
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".python.ipynb"))
    .flatMap((name) => parseNotebook(readFileSync(`${folder}/${name}`, "utf8"), name).cells)
    .flatMap((cell) => (cell.cell_type === "code" ? [cell.source] : []))
    .join("\n")
  const functions = sources.match(/\bnp(?:\.[a-z_]\w*)+(?=\()/g) ?? []
  const methods = sources.match(
    /\.(?:T|sum|mean|max|min|argmax|std|reshape|ravel|flatten|transpose|repeat|astype|copy|dot|any|all)\b/g,
  )
  return new Set([...functions, ...(methods ?? [])])
}
