import type { ISessionContext } from "@jupyterlab/apputils"
import type { CodeCell } from "@jupyterlab/cells"
import type { NotebookPanel } from "@jupyterlab/notebook"
import type { Widget } from "@lumino/widgets"

/** Where an output stands: each part is null where there is none. */
export interface OutputHost {
  readonly cell: CodeCell | null
  readonly panel: NotebookPanel | null
  /** Of the notebook or of the console. */
  readonly session: ISessionContext | null
}

/**
 * Finds what an output stands in, by its parents: renderers are told nothing of it. A second view of a
 * notebook, a console and a viewer of files have hosts of their own, or none.
 */
export function findHost(output: Widget): OutputHost {
  let host: OutputHost = { cell: null, panel: null, session: null }
  for (let at = output.parent; at; at = at.parent) {
    if (isCodeCell(at)) host = { ...host, cell: at }
    if (hasSession(at)) return { ...host, session: at.sessionContext, panel: isNotebook(at) ? at : null }
  }
  return host
}

function isCodeCell(widget: Widget): widget is CodeCell {
  return widget.hasClass("jp-CodeCell")
}

function hasSession(widget: Widget): widget is Widget & { readonly sessionContext: ISessionContext } {
  return "sessionContext" in widget
}

function isNotebook(widget: Widget): widget is NotebookPanel {
  return widget.hasClass("jp-NotebookPanel")
}
