import { element } from "../../../src/view/dom/element.ts"
import { placeOf } from "../../../src/view/gates/summary.ts"
import { goToLine } from "../notebook/source-line.ts"
import { Figures } from "../run/figures.ts"
import { panelPictures } from "../run/pictures.ts"
import type { Run } from "../run/run.ts"
import { runStyle } from "../run/style.ts"

/** A run in the side bar: where it stands, one step of it, its memory; linked with the pictures of its cell. */
export class PanelView {
  readonly run: Run
  readonly #figures: Figures

  constructor(node: HTMLElement, run: Run) {
    this.run = run
    this.#figures = new Figures(run)
    const { stored } = run
    const { trans } = run.context
    const heading = element("h2", { class: "cw-Panel-title" }, [stored.title])
    const place = element("button", { type: "button", class: "cw-Button" }, [
      stored.cell === null ? "" : placeOf(stored.cell, stored.line),
    ])
    place.title = trans.__("Go to its source")
    place.hidden = stored.cell === null
    place.addEventListener("click", () => void goToLine(run.context.host().panel, stored.cell, stored.line))
    const head = element("div", { class: "cw-Panel-head" }, [heading, place])
    node.replaceChildren(
      element("div", { class: "cw-Run" }, [
        element("style", {}, [runStyle, panelStyle]),
        head,
        this.#figures.node,
      ]),
    )
    this.#figures.show(panelPictures)
  }

  dispose(): void {
    this.#figures.dispose()
  }
}

const panelStyle = `
.cw-Panel .cw-Run { padding: 10px 6px; }
.cw-Panel .cw-Panel-head { padding: 0 8px; }
.cw-Panel-head { display: flex; flex-wrap: wrap; gap: 8px; align-items: baseline; justify-content: space-between; margin-bottom: 8px; }
.cw-Panel-title { margin: 0; font: 600 15px/1.4 var(--jp-ui-font-family); color: var(--cw-ink); }
`
