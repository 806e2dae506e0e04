import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { checkCell, declareCell, emitCell } from "../../kernel/compiler/cellCompiler.ts"
import { CellFiles } from "../../kernel/compiler/cellFiles.ts"
import { Checker } from "../../kernel/compiler/checker.ts"
import { createProject } from "../../kernel/compiler/library.ts"
import { Notebook } from "../../kernel/compiler/notebook.ts"
import { parseCell } from "../../kernel/compiler/syntax.ts"
import { createFolder } from "./folder.ts"

const page = fileURLToPath(new URL("../../kernel/HOW_IT_WORKS.md", import.meta.url))

const earlier = "const P = np.array([1, 0])\nlet h_0 = np.zeros(2)"
const source = `function gate(x: NDArray, h: NDArray) {
  const z = 1.0 / (1 + np.exp(-x))
  return (1 - z) * h, z
}
const [h_1, z_1] = gate(P, h_0)
const rounds = 2 * 3
h_1, rounds / 2`

/** Compiles the cell after the earlier one and gives every text on its way. */
async function findTexts(): Promise<string[]> {
  const folder = createFolder()
  const project = createProject(folder.path)
  const checker = new Checker(project, () => {})
  const notebook = new Notebook()
  try {
    const first = parseCell(earlier)
    const checkedFirst = await checker.guard(() => checkCell(first, notebook, checker, project.cellPath))
    const module = await declareCell(first, checkedFirst, project, "$cell_1")
    notebook.learn(module.names)
    for (const { specifier, text } of new CellFiles().add(module.text))
      checker.write(project.modulePath(specifier), text)
    const cell = parseCell(source)
    const checked = await checkCell(cell, notebook, checker, project.cellPath)
    expect(checked.errors).toEqual([])
    const { runText, resultType } = await emitCell(
      cell,
      checked,
      { cell: "cell-2", executionCount: 2 },
      notebook,
      project,
    )
    const declarations = await declareCell(cell, checked, project, "$cell_2")
    return [source, checked.rendering.text, runText, declarations.text, JSON.stringify(resultType)].map(
      (text) => text.trim().replace(/import\("[^"]*\/(src\/[^"]*)"\)/g, 'import("$1")'),
    )
  } finally {
    await checker.dispose()
    folder.remove()
  }
}

const block = /^```(ts|js|json)\n([\s\S]*?)^```$/gm

test("kernel/HOW_IT_WORKS.md shows the real texts of a cell", async () => {
  const texts = await findTexts()
  const written = readFileSync(page, "utf8")
  let i = 0
  const expected = written.replace(block, (_, language: string) => `\`\`\`${language}\n${texts[i++]}\n\`\`\``)
  expect(i).toBe(texts.length)
  if (process.env.UPDATE_PAGES) writeFileSync(page, expected)
  expect(readFileSync(page, "utf8")).toBe(expected)
})
