import { ABCWidgetFactory, type DocumentRegistry, DocumentWidget } from "@jupyterlab/docregistry"
import { Widget } from "@lumino/widgets"
import { gatesIcon } from "../icon.ts"
import { drawnTypes, GATES } from "../output/drawn-types.ts"
import type { LabContext } from "../output/output-context.ts"

/** The file type of saved runs. */
export const traceFileType: Partial<DocumentRegistry.IFileType> & { readonly name: string } = {
  name: "cellwise-trace",
  displayName: "Cellwise run",
  extensions: [".trace.json"],
  mimeTypes: [GATES],
  contentType: "file",
  fileFormat: "text",
  icon: gatesIcon,
}

/** Opens saved runs: all there is to see is in the file, so no kernel is started. */
export class TraceViewerFactory extends ABCWidgetFactory<DocumentWidget> {
  readonly #lab: LabContext

  constructor(lab: LabContext) {
    super({
      name: "Cellwise run",
      label: lab.trans.__("Cellwise run"),
      fileTypes: [traceFileType.name],
      defaultFor: [traceFileType.name],
      readOnly: true,
    })
    this.#lab = lab
  }

  protected createNewWidget(context: DocumentRegistry.Context): DocumentWidget {
    return new DocumentWidget({ content: new TraceViewer(context, this.#lab), context })
  }
}

class TraceViewer extends Widget {
  readonly #context: DocumentRegistry.Context
  readonly #lab: LabContext
  #cleanUp: () => void = () => {}

  constructor(context: DocumentRegistry.Context, lab: LabContext) {
    super()
    this.#context = context
    this.#lab = lab
    this.node.style.cssText = "overflow: auto; padding: 16px; background: var(--jp-layout-color0)"
    this.node.tabIndex = -1
    void context.ready.then(() => this.#draw())
    context.model.contentChanged.connect(() => void this.#draw())
  }

  override dispose(): void {
    this.#cleanUp()
    this.#cleanUp = () => {}
    super.dispose()
  }

  /** Also when the file changes on disk and is read again. */
  async #draw(): Promise<void> {
    const draw = await drawnTypes.find(({ mimeType }) => mimeType === GATES)!.load()
    if (this.isDisposed) return
    this.#cleanUp()
    const place = document.createElement("div")
    this.node.replaceChildren(place)
    try {
      const context = {
        ...this.#lab,
        host: () => ({ cell: null, panel: null, session: null }),
        trusted: false,
      }
      this.#cleanUp = draw(place, JSON.parse(this.#context.model.toString()), context)
    } catch (error) {
      place.textContent = this.#lab.trans.__("This file is no saved run: %1", (error as Error).message)
    }
  }
}
