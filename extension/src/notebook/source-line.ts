import { type Extension, StateEffect, StateField } from "@codemirror/state"
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view"
import type { CodeCell } from "@jupyterlab/cells"
import type { CodeMirrorEditor } from "@jupyterlab/codemirror"
import type { NotebookPanel } from "@jupyterlab/notebook"

/** Lights up a line, counted from 1; null puts the light out. */
const setLine = StateEffect.define<number | null>()

const lit = Decoration.line({ class: "cw-LitLine" })

const litLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setLine)) {
        const line = effect.value
        const isThere = line !== null && line <= transaction.state.doc.lines
        return isThere ? Decoration.set(lit.range(transaction.state.doc.line(line).from)) : Decoration.none
      }
    return shown.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

const extension: Extension = [
  litLine,
  EditorView.baseTheme({
    ".cw-LitLine": {
      backgroundColor: "color-mix(in srgb, #c0267e 18%, transparent)",
      boxShadow: "inset 3px 0 0 #c0267e",
    },
  }),
]

/**
 * Lights up the line of a cell that made a value, and puts out the light in all other cells.
 * @param cell - `cell-6`: the cell that was run as number 6; null puts out every light
 * @param name - the value: a line that does not mention it has been edited since, and stays dark
 */
export function lightUp(
  panel: NotebookPanel | null,
  cell: string | null,
  line: number | null,
  name: string,
): void {
  if (panel?.isDisposed) return
  const target = panel && cell !== null ? findCell(panel, cell) : null
  for (const widget of panel?.content.widgets ?? []) {
    const view = editorOf(widget as CodeCell)
    if (!view) continue
    const isMeant = widget === target && line !== null && mentions(view, line, name)
    if (view.state.field(litLine, false) === undefined) {
      if (!isMeant) continue
      view.dispatch({ effects: StateEffect.appendConfig.of(extension) })
    }
    view.dispatch({ effects: setLine.of(isMeant ? line : null) })
  }
}

/** Shows the line of a cell and puts the cursor there. */
export async function goToLine(
  panel: NotebookPanel | null,
  cell: string | null,
  line: number | null,
): Promise<void> {
  const target = panel && cell !== null ? findCell(panel, cell) : null
  if (!panel || !target) return
  const index = panel.content.widgets.indexOf(target)
  panel.content.activeCellIndex = index
  await panel.content.scrollToItem(index, "smart")
  await target.ready
  const at = Math.min((line ?? 1) - 1, (target.editor?.lineCount ?? 1) - 1)
  target.editor?.setCursorPosition({ line: Math.max(0, at), column: 0 })
  target.editor?.focus()
}

/** The code cell that was run under a name such as `cell-6`. */
function findCell(panel: NotebookPanel, name: string): CodeCell | null {
  const count = Number(/^cell-(\d+)$/.exec(name)?.[1])
  const cells = panel.content.widgets.filter((widget) => widget.model.type === "code") as CodeCell[]
  return cells.find((widget) => widget.model.executionCount === count) ?? null
}

function editorOf(cell: CodeCell): EditorView | undefined {
  return (cell.editor as CodeMirrorEditor | null)?.editor
}

function mentions(view: EditorView, line: number, name: string): boolean {
  return line <= view.state.doc.lines && view.state.doc.line(line).text.includes(name)
}
