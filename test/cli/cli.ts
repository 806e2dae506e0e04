import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll } from "vitest"

export const root = fileURLToPath(new URL("../..", import.meta.url))
const main = join(root, "dist/kernel/cli/main.js")

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built `cellwise` as a process of its own. */
export function cellwise(...args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: "utf8",
  })
  return { exitCode: status, stdout, stderr }
}

/** A folder for a test file's own files, taken away after its tests. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cellwise-cli-"))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The text of a notebook with one code cell for each source. */
export function notebookText(
  language: string,
  sources: readonly string[],
  outputs: readonly object[][] = [],
): string {
  const cells = sources.map((source, at) => {
    return {
      cell_type: "code",
      id: `c${at}`,
      metadata: {},
      source,
      execution_count: at + 1,
      outputs: outputs[at] ?? [],
    }
  })
  const metadata = { kernelspec: { name: language, display_name: language, language } }
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })
}

/** A displayed value as nbformat stores it. */
export function resultOf(text: string): object {
  return { output_type: "execute_result", execution_count: 1, metadata: {}, data: { "text/plain": text } }
}
