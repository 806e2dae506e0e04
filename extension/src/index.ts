import { ILayoutRestorer, type JupyterFrontEnd, type JupyterFrontEndPlugin } from "@jupyterlab/application"
import { ICommandPalette } from "@jupyterlab/apputils"
import { INotebookTracker } from "@jupyterlab/notebook"
import { IRenderMimeRegistry } from "@jupyterlab/rendermime"
import { ISettingRegistry } from "@jupyterlab/settingregistry"
import { ITranslator, nullTranslator } from "@jupyterlab/translation"
import { addCommands, commands } from "./commands.ts"
import { CurrentRun } from "./current-run.ts"
import { watchNotebooks } from "./gates-cell/watch-notebooks.ts"
import { gatesIcon } from "./icon.ts"
import { followSelection } from "./notebook/follow-selection.ts"
import { drawnTypes } from "./output/drawn-types.ts"
import type { LabContext } from "./output/output-context.ts"
import { createRendererFactory } from "./output/renderer-factory.ts"
import { GatePanel } from "./panel/gate-panel.ts"
import { Preferences } from "./preferences.ts"
import { TraceViewerFactory, traceFileType } from "./viewer/trace-viewer.ts"

const ID = "@cellwise/lab:plugin"

/**
 * Draws Cellwise's arrays and gates wherever the application shows outputs (notebooks, consoles, output views,
 * saved runs), and links what is drawn: gate panel, source lines, commands. Everything but the renderers is
 * optional: Notebook 7 has no palette of its own on every page, a console has no notebooks.
 */
const plugin: JupyterFrontEndPlugin<void> = {
  id: ID,
  description: "Draws arrays and gates of the Cellwise kernel.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [INotebookTracker, ITranslator, ISettingRegistry, ICommandPalette, ILayoutRestorer],
  activate(
    app: JupyterFrontEnd,
    rendermime: IRenderMimeRegistry,
    notebooks: INotebookTracker | null,
    translator: ITranslator | null,
    settings: ISettingRegistry | null,
    palette: ICommandPalette | null,
    restorer: ILayoutRestorer | null,
  ) {
    const lab = createContext(app, translator)
    for (const type of drawnTypes) rendermime.addFactory(createRendererFactory(type, lab))
    app.docRegistry.addFileType(traceFileType)
    app.docRegistry.addWidgetFactory(new TraceViewerFactory(lab))
    addPanel(app, lab, restorer)
    addCommands(app, lab, () => notebooks?.currentWidget ?? null, palette)
    if (notebooks) watchNotebooks(notebooks, () => app.commands.notifyCommandChanged(commands.showGates))
    followSelection(lab)
    // A setting registry without our schema (the extension copied by hand) leaves the defaults.
    settings?.load(ID).then(
      (loaded) => lab.preferences.follow(loaded),
      (error) => console.warn(`${ID}: settings not loaded: ${error}`),
    )
  },
}

function createContext(app: JupyterFrontEnd, translator: ITranslator | null): LabContext {
  return {
    trans: (translator ?? nullTranslator).load("cellwise"),
    current: new CurrentRun(),
    preferences: new Preferences(),
    openPanel: () => app.shell.activateById("cellwise-gates"),
  }
}

function addPanel(app: JupyterFrontEnd, lab: LabContext, restorer: ILayoutRestorer | null): void {
  const panel = new GatePanel(lab.current, lab.trans)
  panel.title.icon = gatesIcon
  restorer?.add(panel, panel.id)
  app.shell.add(panel, "right", { rank: 900, type: "Gates" })
}

export default plugin
