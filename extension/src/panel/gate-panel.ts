import type { TranslationBundle } from "@jupyterlab/translation"
import { Widget } from "@lumino/widgets"
import type { CurrentRun } from "../current-run.ts"
import type { Run } from "../run/run.ts"
import type { PanelView } from "./panel-view.ts"

/** The gate panel of the side bar: it shows the run that was drawn, or used, last. */
export class GatePanel extends Widget {
  readonly #current: CurrentRun
  readonly #trans: TranslationBundle
  #view: PanelView | null = null

  constructor(current: CurrentRun, trans: TranslationBundle) {
    super()
    this.#current = current
    this.#trans = trans
    this.id = "cellwise-gates"
    this.addClass("cw-Panel")
    this.title.caption = trans.__("Gates of the last traced function")
    this.node.tabIndex = -1
    // One step needs so much to be read without scrolling.
    this.node.style.cssText = "overflow: auto; min-width: 480px"
    current.changed.connect(() => void this.#show(current.run))
    void this.#show(current.run)
  }

  protected override onAfterShow(): void {
    void this.#show(this.#current.run)
  }

  override dispose(): void {
    this.#view?.dispose()
    super.dispose()
  }

  /** Draws nothing while nobody looks. */
  async #show(run: Run | null): Promise<void> {
    if (!this.isVisible && run !== null) return
    if (run !== null && this.#view?.run === run) return
    this.#view?.dispose()
    this.#view = null
    if (run === null) this.node.replaceChildren(this.#createHint())
    else {
      const { PanelView } = await import("./panel-view.ts")
      if (this.#current.run === run && !this.isDisposed) this.#view = new PanelView(this.node, run)
    }
  }

  #createHint(): HTMLElement {
    const hint = document.createElement("p")
    hint.className = "cw-Panel-hint"
    hint.style.cssText = "margin: 16px; color: var(--jp-ui-font-color2)"
    hint.textContent = this.#trans.__(
      "Trace a step, as in trace(lstm_step), and show it in a cell: one step and its memory stand here.",
    )
    return hint
  }
}
