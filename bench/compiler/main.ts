// What a cell costs to compile and to run. Whole cells of ten lines go through real kernels, driven by the
// real jupyter_client, beside ipykernel with the same cells in Python; the type check is part of it.
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Engine } from "../../kernel/engine.ts"
import { comparisons } from "./loops.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const python = process.env.CELLWISE_PYTHON ?? join(root, ".venv/bin/python")
const rounds = Number(process.env.CELLWISE_BENCH_ROUNDS ?? 3)
const cells = Number(process.env.CELLWISE_BENCH_CELLS ?? 1000)

interface Measured {
  readonly kernel: string
  readonly seconds: readonly number[]
  /** RSS of the checker by the number of cells, in bytes. */
  readonly memory: Readonly<Record<string, number | null>>
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!
/** What the cells are about, as cells.py calls it, and what the table does. */
const kinds = { lesson: "of arrays", plain: "without arrays" }

const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`

function writeRow(title: string, peer: string, own: string, ratio: number, atMost: number): void {
  const columns = [peer.padStart(24), own.padStart(14), ratio.toFixed(2).padStart(8)]
  console.log(`${title.padEnd(40)}${columns.join("")}   ${atMost}`)
}

/** A kernelspec of this build. */
function writeKernelspec(folder: string): void {
  const directory = join(folder, "kernels/cellwise")
  mkdirSync(directory, { recursive: true })
  const argv = [process.execPath, join(root, "dist/kernel/cli/main.js"), "kernel", "{connection_file}"]
  const spec = { argv, display_name: "cellwise", language: "typescript", interrupt_mode: "message" }
  writeFileSync(join(directory, "kernel.json"), JSON.stringify(spec))
}

/** Runs the cells of a kind in both kernels. */
function measureCells(folder: string, kind: string): [python: Measured, own: Measured] {
  const script = join(root, "bench/compiler/cells.py")
  const text = execFileSync(python, ["-B", script, String(cells), kind, "python3", "cellwise"], {
    cwd: folder,
    env: { ...process.env, JUPYTER_PATH: folder },
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
  })
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Measured) as [Measured, Measured]
}

function reportCells(title: string, [peer, own]: readonly [Measured, Measured]): void {
  const around = (seconds: readonly number[], cell: number) =>
    median(seconds.slice(Math.max(0, cell - 8), cell + 7))
  for (const cell of [10, cells]) {
    const [before, here] = [around(peer.seconds, cell), around(own.seconds, cell)]
    writeRow(
      `10 lines ${title}, cell ${cell}`,
      `ipykernel ${milliseconds(before)}`,
      milliseconds(here),
      here / before,
      1,
    )
  }
  const [tenth, last] = [around(own.seconds, 10), around(own.seconds, cells)]
  writeRow(`cell ${cells} beside cell 10`, milliseconds(tenth), milliseconds(last), last / tenth, 1.1)
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const first = own.memory[10] ?? Number.NaN
  for (const [cell, bytes] of Object.entries(own.memory).slice(1))
    if (bytes !== null)
      writeRow(
        `memory of tsc, cell ${cell} beside 10`,
        megabytes(first),
        megabytes(bytes),
        bytes / first,
        1.1,
      )
}

async function reportLoops(folder: string): Promise<void> {
  const engine = new Engine({ directory: folder })
  await engine.ready
  for (const { title, peer, atMost, measure } of comparisons) {
    const measured: (readonly [number, number])[] = []
    for (let round = 0; round < rounds; round++) measured.push(await measure(engine))
    const [before, here] = [median(measured.map(([a]) => a)), median(measured.map(([, b]) => b))]
    writeRow(title, `${peer} ${before.toFixed(1)} ms`, `${here.toFixed(1)} ms`, here / before, atMost)
  }
  await engine.dispose()
}

const folder = mkdtempSync(join(tmpdir(), "cellwise-bench-"))
try {
  console.log(`Node ${process.version}; medians, of ${rounds} rounds where a text is run again\n`)
  console.log(
    `${"".padEnd(40)}${"peer".padStart(24)}${"Cellwise".padStart(14)}${"ratio".padStart(8)}   at most`,
  )
  await reportLoops(folder)
  writeKernelspec(folder)
  for (const [kind, title] of Object.entries(kinds)) reportCells(title, measureCells(folder, kind))
} finally {
  rmSync(folder, { recursive: true })
}
