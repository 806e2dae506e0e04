import type { INotebookTracker } from "@jupyterlab/notebook"

/** How long nothing must change before it is looked at, in milliseconds: nobody waits for it while typing. */
const patience = 250

/** Calls back when another cell is active, or the text or the language of a notebook has changed. */
export function watchNotebooks(notebooks: INotebookTracker, changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(changed, patience)
  }
  notebooks.activeCellChanged.connect(later)
  notebooks.widgetAdded.connect((_, panel) => {
    void panel.context.ready.then(() => {
      panel.content.model?.contentChanged.connect(later)
      // The kernel says which language this is.
      panel.content.model?.metadataChanged.connect(later)
      later()
    })
  })
}
