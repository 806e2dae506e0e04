import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { python } from "../support/python.ts"
import { drawTwins, setUp } from "./dialect/drawTwins.ts"
import { Chance } from "./programs/chance.ts"
import { openNotebook } from "./replSession.ts"

const count = Number(process.env.CELLWISE_TWINS ?? 300)
const seed = Number(process.env.CELLWISE_TWINS_SEED ?? 20_261_122)
const notebook = await openNotebook()
const fresh = {
  typescript: "const f = np.array(m)\nconst held = { W: np.array(n) }",
  python: 'f = np.array(m)\nheld = {"W": np.array(n)}',
}

test(`${count} random programs over arrays, from seed ${seed}, show what a live NumPy shows`, async () => {
  const programs = Array.from({ length: count }, (_, i) => drawTwins(new Chance(seed + i)))
  const given = {
    setUp: setUp.python,
    programs: programs.map(({ statements, results }) => ({
      statements: [fresh, ...statements].map((twin) => twin.python).join("\n"),
      results: results.map((twin) => twin.python),
    })),
  }
  const script = fileURLToPath(new URL("../golden/run_programs.py", import.meta.url))
  const told = execFileSync(python, ["-B", script], { input: JSON.stringify(given), encoding: "utf8" })
  const theirs = JSON.parse(told) as string[][]
  await notebook.value(setUp.typescript)
  const different: object[] = []
  for (const [i, { statements, results }] of programs.entries()) {
    const text = [
      ...[fresh, ...statements].map((twin) => twin.typescript),
      results.map((twin) => twin.typescript).join(", "),
    ].join("\n;")
    const { compiled, value, error } = await notebook.run(text)
    const ours = error ? error.traceback.join("\n") : pythonRepr(value, compiled?.resultType ?? null)
    const theirText = `(${theirs[i]!.join(", ")})`
    if (ours !== theirText) different.push({ seed: seed + i, text, ours, theirs: theirText })
  }
  expect({ differences: different.length, first: different.slice(0, 3) }).toEqual({
    differences: 0,
    first: [],
  })
}, 600_000)
