import type { JupyterFrontEnd } from "@jupyterlab/application"
import { type ICommandPalette, showErrorMessage } from "@jupyterlab/apputils"
import type { NotebookPanel } from "@jupyterlab/notebook"
import { findActiveStep, showGates } from "./gates-cell/show-gates.ts"
import { gatesIcon } from "./icon.ts"
import type { LabContext } from "./output/output-context.ts"

/** The names of our commands, for menus, shortcuts and toolbars. */
export const commands = {
  showGates: "cellwise:show-gates",
  openPanel: "cellwise:open-panel",
  saveRun: "cellwise:save-run",
} as const

/**
 * Adds our commands, to the palette too where there is one.
 * @param findNotebook - the notebook in front
 */
export function addCommands(
  app: JupyterFrontEnd,
  lab: LabContext,
  findNotebook: () => NotebookPanel | null,
  palette: ICommandPalette | null,
): void {
  const { trans } = lab
  app.commands.addCommand(commands.showGates, {
    label: trans.__("Show gates"),
    caption: trans.__("Show gates: run the calls of this cell's step once more, traced"),
    icon: gatesIcon,
    isVisible: () => findActiveStep(findNotebook()) !== undefined,
    isEnabled: () => findActiveStep(findNotebook()) !== undefined,
    execute: async () => {
      const panel = findNotebook()
      if (panel) await showGates(panel, () => app.commands.execute("notebook:run-cell"))
    },
  })
  app.commands.addCommand(commands.openPanel, {
    label: trans.__("Show the gate panel"),
    icon: gatesIcon,
    execute: () => lab.openPanel(),
  })
  app.commands.addCommand(commands.saveRun, {
    label: trans.__("Save the run as a file (.trace.json)"),
    caption: trans.__("Saves the run that was drawn or used last beside the notebook"),
    isEnabled: () => lab.current.run !== null,
    execute: () =>
      saveRun(app, lab).catch((error) => showErrorMessage(trans.__("Not saved"), error as Error)),
  })
  for (const command of Object.values(commands)) palette?.addItem({ command, category: trans.__("Cellwise") })
}

/** Saves what is shown, as it is: with what was changed, if anything was. */
async function saveRun(app: JupyterFrontEnd, { current }: LabContext): Promise<void> {
  const run = current.run
  if (!run) return
  const notebook = run.context.host().panel?.context.path ?? ""
  const folder = notebook.includes("/") ? `${notebook.slice(0, notebook.lastIndexOf("/"))}/` : ""
  const path = `${folder}${run.stored.title || "run"}.trace.json`
  const { live: _, ...payload } = run.payload as Readonly<Record<string, unknown>>
  const content = JSON.stringify(payload)
  await app.serviceManager.contents.save(path, { type: "file", format: "text", content })
  await app.commands.execute("docmanager:open", { path })
}
