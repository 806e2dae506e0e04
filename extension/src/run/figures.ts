import { element } from "../../../src/view/dom/element.ts"
import { type MountedFigure, mount } from "../../../src/view/dom/mount.ts"
import type { Run, RunAspect } from "./run.ts"

/** The pictures of a run one below the other, each showing what is selected in the others. */
export class Figures {
  readonly node = element("div", { class: "cw-Run-figures" })
  readonly #run: Run
  readonly #figures = new Map<string, { readonly place: HTMLElement; readonly figure: MountedFigure }>()

  constructor(run: Run) {
    this.#run = run
    run.changed.connect(this.#follow, this)
  }

  /** Shows these pictures, in this order; those that were there stay as they are. */
  show(pictures: readonly string[]): void {
    for (const [picture, { place, figure }] of this.#figures) {
      if (pictures.includes(picture)) continue
      figure.dispose()
      place.remove()
      this.#figures.delete(picture)
    }
    for (const picture of pictures) {
      const known = this.#figures.get(picture)
      if (known) this.node.append(known.place)
      else this.#add(picture)
    }
  }

  dispose(): void {
    this.#run.changed.disconnect(this.#follow, this)
    this.show([])
  }

  #add(picture: string): void {
    const place = element("div", { class: "cw-Run-figure", "data-picture": picture })
    // In the page first: a figure fits itself to the place it stands in.
    this.node.append(place)
    const { trans } = this.#run.context
    const figure = mount(place, this.#payload(picture), {
      selection: this.#run.selection,
      onSelect: (selection) => this.#run.select(selection),
      translate: (text) => trans.__(text),
    })
    this.#figures.set(picture, { place, figure })
  }

  #payload(picture: string): unknown {
    return { ...(this.#run.payload as object), picture }
  }

  #follow(_: Run, aspect: RunAspect): void {
    const { selection } = this.#run
    for (const [picture, { figure }] of this.#figures) {
      if (aspect === "selection") figure.update({ selection })
      if (aspect === "payload") figure.update({ payload: this.#payload(picture) })
    }
  }
}
