import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { LabServer } from "./labServer.ts"

/**
 * Writes a notebook whose cells already have outputs, as one that came from somebody else: JupyterLab
 * has not signed it, so it is not trusted.
 *
 * @param name - the file name
 * @param bundles - the MIME bundle of each cell's output
 */
export function writeOutputNotebook(
  lab: LabServer,
  name: string,
  bundles: readonly Readonly<Record<string, unknown>>[],
): void {
  const cells = bundles.map((data, i) => ({
    cell_type: "code",
    id: `cell-${i}`,
    metadata: { trusted: false },
    execution_count: i + 1,
    source: `output_${i}`,
    outputs: [{ output_type: "execute_result", execution_count: i + 1, metadata: {}, data }],
  }))
  writeNotebook(lab, name, cells)
}

/** Writes a notebook with cells that have not run. */
export function writeSourceNotebook(lab: LabServer, name: string, ...sources: readonly string[]): void {
  const cells = sources.map((source, i) => ({
    ...{ cell_type: "code", id: `cell-${i}`, metadata: {}, execution_count: null, source, outputs: [] },
  }))
  writeNotebook(lab, name, cells)
}

function writeNotebook(lab: LabServer, name: string, cells: readonly object[]): void {
  const kernelspec = { display_name: "TypeScript (Cellwise)", language: "typescript", name: "cellwise" }
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells }
  writeFileSync(join(lab.notebooks, name), JSON.stringify(notebook))
}
