// How fast this kernel starts and answers, beside ipykernel, tslab and Deno in the same run, all driven by
// the real jupyter_client. Figures are medians over the rounds; ipykernel is 1.
import { execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { maybeDeno } from "./deno.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const python = process.env.CELLWISE_PYTHON ?? join(root, ".venv/bin/python")
const rounds = Number(process.env.CELLWISE_BENCH_ROUNDS ?? 3)

const deno = maybeDeno(root)
const kernels = ["python3", "cellwise", "tslab", ...(deno === undefined ? [] : ["deno"])]

const milliseconds = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`

const rows = [
  ["ready", "start to kernel_info_reply", milliseconds],
  ["first", "start to first cell's reply", milliseconds],
  ["later", "a later trivial cell", milliseconds],
  ["prints", "20,000 prints", milliseconds],
  ["complete", "completion, idle", milliseconds],
  ["completeBusy", "completion while a cell is busy", milliseconds],
  ["display", "10 MB of display_data", milliseconds],
  ["memory", "memory of all processes (PSS)", megabytes],
  ["together", "20 kernels started at once", milliseconds],
] as const
type Measure = (typeof rows)[number][0]
type Round = { readonly kernel: string } & Readonly<Partial<Record<Measure, number | null>>>

/** Kernelspecs of the TypeScript kernels, in a folder for JUPYTER_PATH. */
function writeKernelspecs(folder: string): void {
  const commands = {
    cellwise: [process.execPath, join(root, "dist/kernel/cli/main.js"), "kernel", "{connection_file}"],
    tslab: [
      process.execPath,
      join(root, "node_modules/tslab/bin/tslab"),
      "kernel",
      "--config-path={connection_file}",
    ],
    ...(deno !== undefined && { deno: [deno, "jupyter", "--kernel", "--conn", "{connection_file}"] }),
  }
  for (const [name, argv] of Object.entries(commands)) {
    const directory = join(folder, "kernels", name)
    mkdirSync(directory, { recursive: true })
    const spec = { argv, display_name: name, language: "typescript", interrupt_mode: "message" }
    writeFileSync(join(directory, "kernel.json"), JSON.stringify(spec))
  }
}

async function measure(folder: string): Promise<Round[]> {
  const script = join(root, "bench/kernel/measure.py")
  const driver = spawn(python, [script, String(rounds), ...kernels], {
    cwd: root,
    env: { ...process.env, JUPYTER_PATH: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let text = ""
  for await (const chunk of driver.stdout.setEncoding("utf8")) text += chunk
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Round)
}

/** The median of the rounds; undefined when the kernel lost something in one of them. */
function maybeMedian(measured: readonly Round[], kernel: string, name: Measure): number | undefined {
  const values = measured.flatMap((round) => (round.kernel === kernel && name in round ? [round[name]] : []))
  if (values.some((value) => value === null)) return undefined
  return (values as number[]).sort((a, b) => a - b)[values.length >> 1]
}

function renderTable(measured: readonly Round[]): string {
  const lines = rows.map(([name, title, format]) => {
    const base = maybeMedian(measured, "python3", name)
    const cells = kernels.map((kernel) => {
      const value = maybeMedian(measured, kernel, name)
      if (value === undefined) return "lost"
      const ratio = base === undefined ? "" : ` (${(value / base).toFixed(2)})`
      return `${format(value)}${ratio}`
    })
    return [title, ...cells]
  })
  const table = [["", "ipykernel", ...kernels.slice(1)], ...lines]
  return table
    .map(([title, ...cells]) => title?.padEnd(34) + cells.map((cell) => cell.padStart(20)).join(""))
    .join("\n")
}

const folder = mkdtempSync(join(tmpdir(), "cellwise-bench-"))
try {
  writeKernelspecs(folder)
  const version = execFileSync(python, ["-c", "import ipykernel; print(ipykernel.__version__)"], {
    encoding: "utf8",
  })
  console.log(
    `Node ${process.version}, ipykernel ${version.trim()}; medians of ${rounds} rounds, ipykernel = 1\n`,
  )
  console.log(renderTable(await measure(folder)))
} finally {
  rmSync(folder, { recursive: true })
}
