import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { parseNotebook, textOf } from "../../src/lesson/index.ts"
import { cellwise, makeFolder, root } from "./cli.ts"

const folder = makeFolder()
const notebooks = join(root, "notebooks")
const alone = readdirSync(notebooks).filter(
  (name) =>
    /^[^.]+\.ipynb$/.test(name) && !existsSync(join(notebooks, name.replace(".ipynb", ".python.ipynb"))),
)

function outputsOf(path: string): string[] {
  return parseNotebook(readFileSync(path, "utf8"), path).cells.flatMap((cell) =>
    cell.cell_type === "code" ? cell.outputs.map(textOf) : [],
  )
}

describe("a notebook without a Python original", () => {
  it("there are some", () =>
    expect(alone).toEqual(expect.arrayContaining(["gates-tour.ipynb", "train-charrnn.ipynb"])))

  it.each(alone)(
    "%s runs from top to bottom and shows what is stored with it",
    (name) => {
      const [stored, again] = [join(notebooks, name), join(folder, name)]
      expect(cellwise("run", stored, "--output", again)).toMatchObject({ exitCode: 0 })
      expect(outputsOf(stored).length).toBeGreaterThan(5)
      expect(outputsOf(again)).toEqual(outputsOf(stored))
    },
    120_000,
  )

  it.each(alone)("%s is stored with its pictures in less than 1.5 MB", (name) => {
    expect(statSync(join(notebooks, name)).size).toBeLessThan(1_500_000)
    expect(readFileSync(join(notebooks, name), "utf8")).toContain('"image/png"')
  })
})
