import { element } from "../../../src/view/dom/element.ts"
import { type MountedFigure, mount } from "../../../src/view/dom/mount.ts"
import { DIFFERENCE } from "./pictures.ts"
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
    // Moving a picture that stays would take the focus from it.
    if ([...this.#figures.keys()].join() === pictures.join()) return
    for (const [picture, { place, figure }] of this.#figures) {
      if (pictures.includes(picture)) continue
      figure.dispose()
      place.remove()
      this.#figures.delete(picture)
    }
    for (const picture of pictures) {
      const known = this.#figures.get(picture)
      if (!known) this.#add(picture)
      else {
        this.node.append(known.place)
        this.#figures.delete(picture)
        this.#figures.set(picture, known)
      }
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
    const { payload, original } = this.#run
    if (picture !== DIFFERENCE) return { ...(payload as object), picture }
    const { trans } = this.#run.context
    const labels = [trans.__("as it was"), trans.__("what if")]
    return { version: 1, picture, runs: [original, payload], labels }
  }

  #follow(_: Run, aspect: RunAspect): void {
    const { selection } = this.#run
    for (const [picture, { figure }] of this.#figures) {
      if (aspect === "selection") figure.update({ selection })
      if (aspect === "payload") figure.update({ payload: this.#payload(picture) })
    }
  }
}
