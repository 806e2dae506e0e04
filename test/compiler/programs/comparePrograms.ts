import type { ReplNotebook } from "../replSession.ts"
import { capture } from "./capture.ts"
import { runPlainly } from "./plainNode.ts"
import { drawProgram } from "./program.ts"

/** So many programs make a cell: a check costs the same for one as for many. */
const perCell = 40

/** A program that a cell runs otherwise than Node, or does not run. */
export interface Difference {
  readonly seed: number
  readonly program: string
  readonly cell: string
  readonly node: string
}

interface Seeded {
  readonly seed: number
  readonly program: string
}

/** Runs `count` programs in cells and in plain Node; gives those that print something else. */
export async function comparePrograms(
  notebook: ReplNotebook,
  firstSeed: number,
  count: number,
): Promise<Difference[]> {
  const cells = Array.from({ length: Math.ceil(count / perCell) }, (_, cell) =>
    Array.from({ length: Math.min(perCell, count - cell * perCell) }, (_, i) => {
      const seed = firstSeed + cell * perCell + i
      return { seed, program: drawProgram(seed, i) }
    }),
  )
  const plain = runPlainly(cells.map(textOf))
  const different: Difference[] = []
  for (const [i, programs] of cells.entries()) {
    const node = outputsOf(plain[i]!)
    const cell = await runPrograms(notebook, programs)
    for (const { seed, program } of programs) {
      const [ours = "", theirs = ""] = [cell.get(seed), node.get(seed)]
      if (ours !== theirs) different.push({ seed, program, cell: ours, node: theirs })
    }
  }
  return different
}

/** Each program begins with a line that tells whose output follows. */
function textOf(programs: readonly Seeded[]): string {
  return programs.map(({ seed, program }) => `console.log("@program", ${seed})\n${program}`).join("\n")
}

/** Runs programs as one cell; one that is refused or fails is run again as a cell each. */
async function runPrograms(
  notebook: ReplNotebook,
  programs: readonly Seeded[],
): Promise<Map<number, string>> {
  let failure = ""
  const printed = await capture(async () => {
    const { error } = await notebook.run(textOf(programs))
    if (error) failure = error.traceback.join("\n")
  })
  const [only] = programs
  if (failure === "") return outputsOf(printed)
  if (programs.length === 1) return new Map([[only!.seed, `${printed}${failure}`]])
  const outputs: [number, string][] = []
  for (const program of programs) outputs.push(...(await runPrograms(notebook, [program])))
  return new Map(outputs)
}

/** The output of each program of a cell, by its seed. */
function outputsOf(printed: string): Map<number, string> {
  const parts = printed.split(/^@program (\d+)\n/m)
  const outputs = new Map<number, string>()
  for (let i = 1; i < parts.length; i += 2) outputs.set(Number(parts[i]), parts[i + 1]!)
  return outputs
}
