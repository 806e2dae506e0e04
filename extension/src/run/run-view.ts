import { element } from "../../../src/view/dom/element.ts"
import { Figures } from "./figures.ts"
import { DIFFERENCE, findPictures } from "./pictures.ts"
import type { Run, RunAspect } from "./run.ts"
import { runStyle } from "./style.ts"
import { createToggle, pressed } from "./toggle.ts"
import { UnitTools } from "./unit-tools.ts"
import { WhatIfTools } from "./what-if-tools.ts"

/** A run in its output: a bar that chooses what is shown, the pictures, tools for units and *What if*. */
export class RunView {
  readonly #run: Run
  readonly #root: HTMLElement
  readonly #figures: Figures
  readonly #toggles = new Map<string, HTMLButtonElement>()
  readonly #units: UnitTools
  readonly #whatIf: WhatIfTools

  constructor(el: HTMLElement, run: Run) {
    this.#run = run
    this.#figures = new Figures(run)
    this.#units = new UnitTools(run)
    this.#whatIf = new WhatIfTools(run)
    this.#root = element("div", { class: "cw-Run" }, [
      element("style", {}, [runStyle]),
      this.#createBar(),
      this.#units.node,
      this.#whatIf.node,
      this.#figures.node,
    ])
    el.replaceChildren(this.#root)
    run.changed.connect(this.#follow, this)
    this.#showPictures()
    if (run.isChanged) this.#openWhatIf(true)
  }

  dispose(): void {
    this.#run.changed.disconnect(this.#follow, this)
    this.#figures.dispose()
    this.#units.dispose()
    this.#whatIf.dispose()
    this.#root.remove()
  }

  #createBar(): HTMLElement {
    const { trans, openPanel, current } = this.#run.context
    const pictures = findPictures(trans).map(({ picture, label }) => {
      const toggle = createToggle(label, () => this.#toggle(picture))
      this.#toggles.set(picture, toggle)
      return toggle
    })
    const units = createToggle(trans.__("Units"), () => {
      this.#units.node.hidden = pressed(units)
      units.setAttribute("aria-pressed", String(!pressed(units)))
    })
    const whatIf = createToggle(trans.__("What if"), () => this.#openWhatIf(!pressed(whatIf)))
    this.#toggles.set("whatIf", whatIf)
    const panel = element("button", { type: "button", class: "cw-Button" }, [trans.__("Show beside")])
    panel.title = trans.__("Shows this run in the gate panel of the side bar")
    panel.addEventListener("click", () => {
      current.set(this.#run)
      openPanel()
    })
    return element(
      "div",
      { class: "cw-Run-bar", role: "toolbar", "aria-label": trans.__("Pictures of this run") },
      [
        element("div", { class: "cw-Segments" }, pictures),
        element("div", { class: "cw-Run-tools" }, [units, whatIf, panel]),
      ],
    )
  }

  #toggle(picture: string): void {
    const shown = this.#run.pictures
    const order = findPictures(this.#run.context.trans).map((choice) => choice.picture)
    const next = shown.includes(picture) ? shown.filter((other) => other !== picture) : [...shown, picture]
    this.#run.showPictures(order.filter((other) => next.includes(other)))
  }

  #openWhatIf(isOpen: boolean): void {
    this.#toggles.get("whatIf")!.setAttribute("aria-pressed", String(isOpen))
    this.#whatIf.open(isOpen)
  }

  #showPictures(): void {
    const { pictures, isChanged } = this.#run
    for (const { picture } of findPictures(this.#run.context.trans))
      this.#toggles.get(picture)?.setAttribute("aria-pressed", String(pictures.includes(picture)))
    this.#toggles.get(DIFFERENCE)!.hidden = !isChanged
    this.#figures.show(pictures.filter((picture) => isChanged || picture !== DIFFERENCE))
  }

  #follow(_: Run, aspect: RunAspect): void {
    if (aspect === "pictures" || aspect === "live") this.#showPictures()
  }
}
