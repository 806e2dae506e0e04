import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { cellwise, makeFolder, notebookText, root } from "./cli.ts"

/** Folders as a reader of a lesson has them: the package is installed there, and nothing else. */
const folder = makeFolder()
mkdirSync(join(folder, "node_modules/@types"), { recursive: true })
symlinkSync(root, join(folder, "node_modules/cellwise"))
symlinkSync(join(root, "node_modules/@types/node"), join(folder, "node_modules/@types/node"))
writeFileSync(join(folder, "package.json"), '{"type": "module"}')
const compiler = join(root, "node_modules/typescript/bin/tsc")
const compilerOptions = [
  "--strict",
  "--skipLibCheck",
  "--target",
  "es2022",
  "--module",
  "nodenext",
  "--types",
  "node",
]

/** Type-checks a module strictly, lets tsc write its JavaScript beside it, and runs that with plain Node. */
function runStrictly(file: string): string {
  const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" })
  const checked = node(compiler, ...compilerOptions, file)
  expect(checked.stdout + checked.stderr).toBe("")
  const ran = node(file.replace(/\.ts$/, ".js"))
  expect(ran.stderr).toBe("")
  return ran.stdout
}

interface Exported {
  readonly text: string
  /** What the module prints, and what the cells print. */
  readonly printed: string
  readonly shown: string
}

/** Exports a notebook, checks and runs the module, and runs the notebook. */
function exportAndRun(name: string, cells: readonly string[], output = `${name}.ts`): Exported {
  const notebook = join(folder, `${name}.ipynb`)
  writeFileSync(notebook, notebookText("typescript", cells))
  mkdirSync(dirname(join(folder, output)), { recursive: true })
  const exported = cellwise("export", notebook, "--output", join(folder, output))
  expect(exported).toEqual({ exitCode: 0, stdout: "", stderr: "" })
  const ran = cellwise("run", notebook)
  expect(ran).toMatchObject({ exitCode: 0 })
  return { text: readFileSync(join(folder, output), "utf8"), printed: runStrictly(output), shown: ran.stdout }
}

function readCode(path: string): string[] {
  const { cells } = JSON.parse(readFileSync(path, "utf8")) as {
    cells: { cell_type: string; source: string | string[] }[]
  }
  return cells.flatMap(({ cell_type, source }) => (cell_type === "code" ? [[source].flat().join("")] : []))
}

describe("every lesson as a module", () => {
  const lessons = readdirSync(join(root, "notebooks")).filter((name) => /^[^.]+\.ipynb$/.test(name))
  it("there are lessons", () => expect(lessons.length).toBeGreaterThan(1))

  beforeAll(() => {
    const data = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".txt"))
    for (const name of data) copyFileSync(join(root, "notebooks", name), join(folder, name))
  })

  it.each(lessons)(
    "%s passes tsc --strict and prints what its cells show",
    (lesson) => {
      // The seed draws numbers before any seed: one more cell makes both sides draw the same.
      const cells = ["np.random.seed(7)", ...readCode(join(root, "notebooks", lesson))]
      const { printed, shown } = exportAndRun(lesson.replace(".ipynb", ""), cells)
      expect(shown.length).toBeGreaterThan(100)
      expect(printed).toBe(shown)
    },
    60_000,
  )
})

describe("names of several cells", () => {
  it("a variable declared again is one variable, also for the functions of earlier cells", () => {
    const { text, printed } = exportAndRun("again", [
      "const w = np.array([1.0, 2.0])\nfunction total() {\n  return np.sum(w)\n}\ntotal()",
      "const w = np.array([5.0, 5.0])\nconst [a, b] = [1, 2]\ntotal()",
      "const [b, c] = [a + 1.5, 'text'], d = 3\nw, b, c, d",
    ])
    expect(printed).toBe("np.float64(3.0)\nnp.float64(10.0)\n(array([5., 5.]), 2.5, 'text', 3)\n")
    expect(text).toContain("let w = np.array")
    expect(text).toContain("\nw = np.array")
    expect(text).toContain("let c: string\n;[b, c] = [a + 1.5, 'text']\nconst d = 3")
  })

  it("a name may change its type, and a function its meaning", () => {
    const { printed, shown } = exportAndRun("types", [
      "let x = 1\nfunction f(n: number) { return n + 1 }\nconst g = () => f(1)\ng()",
      'const x = "text"\nfunction f(n: number) { return n * 10 }\ng(), x.length',
      "let x: number[]\nx = [1, 2]\nx",
    ])
    expect(printed).toBe("2\n(10, 4)\n[1, 2]\n")
    expect(shown).toBe(printed)
  })

  it("classes, types and imports declared again are numbered", () => {
    const { text, printed, shown } = exportAndRun("classes", [
      'import { sum } from "cellwise"\nclass Cell { size = 1 }\ninterface Shape { rows: number }\nsum([1, 2])',
      "class Cell { size = 2 }\ninterface Shape { columns: number }\nconst shape: Shape = { columns: new Cell().size }\nshape.columns",
      "const sum = (x: number) => x\nconst Shape = { sum }\nsum(5) + Shape.sum(1)",
    ])
    expect(text).toMatch(/class Cell_2 .*interface Shape_2 .*const shape: Shape_2 = .*new Cell_2\(\)/s)
    expect(text).toContain("const sum_2 =")
    expect(text).toContain("{ sum: sum_2 }")
    expect(shown).toBe("3\n2\n6\n")
    expect(printed).toBe(shown)
  })
})

describe("what cells may leave out", () => {
  it("imports are merged at the top; types, JSON and files beside the notebook are imported as a module needs it", () => {
    writeFileSync(join(folder, "util.js"), "export const half = (x) => x / 2\n")
    writeFileSync(join(folder, "util.d.ts"), "export declare const half: (x: number) => number\n")
    writeFileSync(join(folder, "sizes.json"), '{"units": 4}')
    const { text, printed } = exportAndRun(
      "imports",
      [
        'import { np } from "cellwise"\nimport { half } from "./util.js"\nimport sizes from "./sizes.json"\nhalf(3), sizes.units',
        'import { np, range, float64 } from "cellwise"\nimport * as path from "node:path"\nconst m: float64 = np.max([1.0, 3.0])\nm, path.basename("a/b"), [...range(2)]',
      ],
      "deep/imports.ts",
    )
    expect(text.match(/from "cellwise"/g)).toHaveLength(1)
    expect(text).toContain('import { displayhook, type float64, np, range } from "cellwise"')
    expect(text).toContain('import { half } from "../util.js"')
    expect(printed).toBe("(1.5, 4)\n(np.float64(3.0), 'b', [0, 1])\n")
  })

  it("a parameter without a type is any", () => {
    const { text, printed } = exportAndRun("untyped", [
      "function twice(x, { k } = { k: 2 }, ...rest) { return x * k }\nconst f = x => x + 1\ntwice(np.array([1, 2])), f(2)",
      "const table = { a: 1 }\nconst key: string = 'a'\ntable[key]",
    ])
    expect(text).toContain("function twice(x: any, { k }")
    expect(text).toContain("(x: any) => op.add(x, 1)")
    expect(printed).toBe("(array([2, 4]), 3)\n1\n")
  })

  it("floats, templates, indexes and conditions mean what they mean in cells", () => {
    const { text, printed, shown } = exportAndRun("dialect", [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the cell
      "const lr = 1.0\nconst x = np.array([[1.0, 2.0], [3.0, 4.0]])\nprint(lr, `${lr} ${x[0, 1]}`, {end: ''})\nprint('!')",
      'x[":", 0] *= 2\nx[x > 3] = 0\nx[0], x["::-1", 1], [1, 2, 3]["1:"], -x, x ** 2 == 4',
      "const n = np.arange(3)\nif (np.all(n >= 0)) print(n * lr, n % 2, 7 % 4)\n1, 2.0",
      "undefined",
      "await Promise.resolve(3.0)",
    ])
    expect(text).toContain("x.at(0)")
    expect(shown).toMatch(/^1\.0 1\.0 2\.0!\n/)
    expect(printed).toBe(shown)
  })

  it("text cells become comments", () => {
    const cells = [
      { cell_type: "markdown", id: "a", metadata: {}, source: "# Title\n\nWords" },
      { cell_type: "code", id: "b", metadata: {}, source: "1", execution_count: null, outputs: [] },
    ]
    const path = join(folder, "text.ipynb")
    writeFileSync(path, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }))
    expect(cellwise("export", path).stdout).toBe(
      'import { displayhook } from "cellwise"\n\n// # Title\n//\n// Words\n\ndisplayhook(1)\n',
    )
  })
})

describe("what cannot be exported", () => {
  it("a cell with an error is shown, and nothing is written", () => {
    const path = join(folder, "wrong.ipynb")
    writeFileSync(path, notebookText("typescript", ["const a = 1", "a.b"]))
    const { exitCode, stdout, stderr } = cellwise("export", path, "--output", join(folder, "wrong.ts"))
    expect([exitCode, stdout]).toEqual([1, ""])
    expect(stderr).toContain("TypeError: Property 'b' does not exist on type")
    expect(stderr).toContain("In [2], line 1")
    expect(readdirSync(folder)).not.toContain("wrong.ts")
  })
})
