import type { IRenderMime } from "@jupyterlab/rendermime-interfaces"
import type { TranslationBundle } from "@jupyterlab/translation"
import { Widget } from "@lumino/widgets"
import type { DrawnType } from "./drawn-types.ts"

/**
 * One output drawn by Cellwise. It holds the payload, draws it at the width it has, and draws again
 * when that width changes: on resize, and when a windowed notebook puts the cell back into the page.
 * What was drawn before is always cleaned up first.
 */
export class DrawnOutput extends Widget implements IRenderMime.IRenderer {
  readonly #type: DrawnType
  readonly #trans: TranslationBundle
  readonly #observer: ResizeObserver
  #model: IRenderMime.IMimeModel | null = null
  #drawnWidth = 0
  #drawing = 0
  #cleanUp: () => void = () => {}

  constructor(type: DrawnType, trans: TranslationBundle) {
    super()
    this.#type = type
    this.#trans = trans
    this.addClass("cw-Output")
    // As JupyterLab's own renderers do: themes and tests find an output by it.
    this.node.dataset.mimeType = type.mimeType
    this.#observer = new ResizeObserver(() => void this.#redrawAtNewWidth())
    this.#observer.observe(this.node)
  }

  /**
   * Draws the model's payload. Called again for each update of the same output.
   *
   * @param model - holds the payload under this renderer's MIME type, and the fallbacks beside it
   */
  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.#model = model
    await this.#draw(model)
  }

  /** Cleans up the drawing and stops watching the size. */
  override dispose(): void {
    if (this.isDisposed) return
    this.#observer.disconnect()
    this.#drawing += 1
    this.#clear()
    this.#model = null
    super.dispose()
  }

  async #redrawAtNewWidth(): Promise<void> {
    const width = this.node.clientWidth
    if (this.#model && width > 0 && width !== this.#drawnWidth) await this.#draw(this.#model)
  }

  /** The latest call wins: an older one that still loads its code finds `#drawing` moved on. */
  async #draw(model: IRenderMime.IMimeModel): Promise<void> {
    const drawing = ++this.#drawing
    try {
      const render = await this.#type.load()
      if (drawing !== this.#drawing) return
      this.#clear()
      this.#drawnWidth = this.node.clientWidth
      this.#cleanUp = render(this.node, model.data[this.#type.mimeType])
    } catch (error) {
      if (drawing === this.#drawing) this.#showFallback(model, error)
    }
  }

  #clear(): void {
    const cleanUp = this.#cleanUp
    this.#cleanUp = () => {}
    cleanUp()
    this.node.replaceChildren()
  }

  /** A payload that cannot be drawn: one sentence that says why, and the output's own text. */
  #showFallback(model: IRenderMime.IMimeModel, error: unknown): void {
    this.#clear()
    const reason = error instanceof Error ? error.message : String(error)
    const sentence = document.createElement("p")
    sentence.textContent = this.#trans.__("This output cannot be drawn: %1", reason)
    const text = document.createElement("pre")
    text.textContent = String(model.data["text/plain"] ?? "")
    this.node.replaceChildren(sentence, text)
  }
}
