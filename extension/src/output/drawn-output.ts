import type { IRenderMime } from "@jupyterlab/rendermime-interfaces"
import { Widget } from "@lumino/widgets"
import { findHost } from "../notebook/output-host.ts"
import type { DrawnType } from "./drawn-types.ts"
import type { LabContext } from "./output-context.ts"

/**
 * One output drawn by Cellwise. The drawing itself follows the width and the theme of the page, also
 * when a windowed notebook puts its cell back; this widget starts it, replaces it and cleans it up.
 */
export class DrawnOutput extends Widget implements IRenderMime.IRenderer {
  readonly #type: DrawnType
  readonly #context: LabContext
  #drawing = 0
  #cleanUp: () => void = () => {}

  constructor(type: DrawnType, context: LabContext) {
    super()
    this.#type = type
    this.#context = context
    this.addClass("cw-Output")
    // As JupyterLab's own renderers do: themes and tests find an output by it.
    this.node.dataset.mimeType = type.mimeType
  }

  /**
   * Draws the model's payload. Called again for each update of the same output; the latest call wins,
   * an older one that still loads its code finds `#drawing` moved on.
   *
   * @param model - holds the payload under this renderer's MIME type, and the fallbacks beside it
   */
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const drawing = ++this.#drawing
    try {
      const draw = await this.#type.load()
      if (drawing !== this.#drawing) return
      this.#clear()
      if (this.#type.showsText) this.node.append(createText(model))
      const picture = document.createElement("div")
      this.node.append(picture)
      const context = { ...this.#context, host: () => findHost(this), trusted: model.trusted }
      this.#cleanUp = draw(picture, model.data[this.#type.mimeType], context)
    } catch (error) {
      if (drawing === this.#drawing) this.#showFallback(model, error)
    }
  }

  /** Cleans up the drawing, and keeps one that is still loading from starting. */
  override dispose(): void {
    if (this.isDisposed) return
    this.#drawing += 1
    this.#clear()
    super.dispose()
  }

  #clear(): void {
    const cleanUp = this.#cleanUp
    this.#cleanUp = () => {}
    cleanUp()
    this.node.replaceChildren()
  }

  /** The drawing code did not load (server gone) or failed: a sentence that says why, and the text. */
  #showFallback(model: IRenderMime.IMimeModel, error: unknown): void {
    this.#clear()
    const reason = error instanceof Error ? error.message : String(error)
    const sentence = document.createElement("p")
    sentence.textContent = this.#context.trans.__("This output cannot be drawn: %1", reason)
    this.node.replaceChildren(sentence, createText(model))
  }
}

/** The output's text as JupyterLab shows text: a bundle holds it as one string or as lines. */
function createText(model: IRenderMime.IMimeModel): HTMLElement {
  const text = document.createElement("pre")
  text.textContent = [model.data["text/plain"] ?? ""].flat().join("")
  const frame = document.createElement("div")
  frame.className = "jp-RenderedText"
  frame.append(text)
  return frame
}
