import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { pythonRepr } from "../../../src/display/python.ts"
import { NDArray } from "../../../src/numpy/ndarray.ts"
import type { PyType } from "../../../src/numpy/typed.ts"
import { python } from "../../support/python.ts"
import { Chance } from "../programs/chance.ts"
import type { ReplNotebook } from "../replSession.ts"
import { drawTwins, setUp, type Twin } from "./drawTwins.ts"

/** So many programs make a cell: a check costs the same for one as for many. */
const perCell = 20

/** A program that shows something else in the dialect than in Python. */
export interface TwinDifference {
  readonly seed: number
  readonly program: string
  readonly ours: unknown
  readonly theirs: unknown
}

/** One result: its text, and for an array its dtype, its shape and every bit of its elements. */
interface Told {
  readonly text: string
  readonly dtype?: string
  readonly shape?: readonly number[]
  readonly values: readonly (number | string)[]
}

interface Program {
  readonly seed: number
  readonly statements: readonly Twin[]
  readonly results: readonly Twin[]
}

const fresh: Twin = {
  typescript: "const f = np.array(m)\nconst held = { W: np.array(n) }",
  python: 'f = np.array(m)\nheld = {"W": np.array(n)}',
}

/** Runs `count` programs in cells and with the live NumPy; gives those that differ in value, dtype, shape or text. */
export async function compareTwins(
  notebook: ReplNotebook,
  firstSeed: number,
  count: number,
): Promise<TwinDifference[]> {
  const programs = Array.from({ length: count }, (_, i): Program => {
    const { statements, results } = drawTwins(new Chance(firstSeed + i))
    return { seed: firstSeed + i, statements: [fresh, ...statements], results }
  })
  const theirs = runInPython(programs)
  await notebook.value(setUp.typescript)
  const different: TwinDifference[] = []
  for (let first = 0; first < count; first += perCell) {
    const batch = programs.slice(first, first + perCell)
    const ours = await runInCells(notebook, batch)
    for (const [i, program] of batch.entries()) {
      const [mine, python] = [ours[i], theirs[first + i]!]
      if (JSON.stringify(mine) !== JSON.stringify(python))
        different.push({ seed: program.seed, program: textOf(program, 0), ours: mine, theirs: python })
    }
  }
  return different
}

function runInPython(programs: readonly Program[]): Told[][] {
  const given = {
    setUp: setUp.python,
    programs: programs.map(({ statements, results }) => ({
      statements: statements.map((twin) => twin.python).join("\n"),
      results: results.map((twin) => twin.python),
    })),
  }
  const script = fileURLToPath(new URL("../../golden/run_programs.py", import.meta.url))
  const input = JSON.stringify(given)
  const told = execFileSync(python, ["-B", script], { input, encoding: "utf8", maxBuffer: 1 << 30 })
  const results = JSON.parse(told) as (Required<Told> & { values: string[] })[][]
  return results.map((program) =>
    program.map(({ text, dtype, shape, values }) =>
      // Of a scalar its text tells the dtype, or that it is Python's own.
      shape.length
        ? { text, dtype, shape, values: values.map(numberOf) }
        : { text, values: values.map(numberOf) },
    ),
  )
}

/** An element as a number whose bits compare; what JSON lacks stays a text. */
function numberOf(text: string): number | string {
  const number =
    { True: 1, False: 0, nan: Number.NaN, inf: Infinity, "-inf": -Infinity }[text] ?? Number(text)
  return bitsOf(number)
}

function bitsOf(value: number): number | string {
  return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? "-0" : String(value)
}

/** A function for each program, and their results as the cell's tuple. */
async function runInCells(notebook: ReplNotebook, batch: readonly Program[]): Promise<unknown[]> {
  const functions = batch.map(textOf).join("\n")
  const calls = batch.map((_, i) => `program_${i}()`).join(", ")
  const { compiled, value, error } = await notebook.run(`${functions}\n${calls}, 0`)
  if (!error)
    return batch.map((_, i) => tellAll((value as unknown[])[i], elementType(compiled!.resultType, i)))
  if (batch.length === 1) return [error.traceback.join("\n")]
  const each: unknown[] = []
  for (const program of batch) each.push(...(await runInCells(notebook, [program])))
  return each
}

function textOf({ statements, results }: Program, i: number): string {
  const lines = statements.map((twin) => `  ;${twin.typescript.replace("\n", "\n  ;")}`)
  const result = results.map((twin) => twin.typescript).join(", ")
  return `function program_${i}() {\n${lines.join("\n")}\n  return ${result}\n}`
}

function elementType(type: PyType, i: number): PyType {
  return type !== null && typeof type === "object" && "tuple" in type ? (type.tuple[i] ?? null) : null
}

function tellAll(results: unknown, type: PyType): Told[] {
  return (results as unknown[]).map((value, i) => tell(value, elementType(type, i)))
}

function tell(value: unknown, type: PyType): Told {
  const text = pythonRepr(value, type)
  if (!(value instanceof NDArray)) return { text, values: [bitsOf(Number(value))] }
  const values = value.ravel().tolist() as (number | boolean)[]
  return {
    text,
    dtype: value.dtype.name,
    shape: value.shape,
    values: values.map((item) => bitsOf(Number(item))),
  }
}
