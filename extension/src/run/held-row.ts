import { element } from "../../../src/view/dom/element.ts"
import type { GatesValue } from "../../../src/view/gates/payload.ts"
import type { Run } from "./run.ts"
import { createToggle } from "./toggle.ts"

/** A named value that can be held: shut, open, or at a number. */
export class HeldRow {
  readonly node: HTMLElement
  readonly #run: Run
  readonly #value: GatesValue
  readonly #slider: HTMLInputElement
  readonly #ends: readonly { readonly at: number; readonly button: HTMLButtonElement }[]
  readonly #said = element("output", { class: "cw-Said" })
  readonly #free: HTMLButtonElement

  /** @param hold - told of what it is to be held at; null lets go */
  constructor(
    run: Run,
    value: GatesValue,
    hold: (held: { readonly name: string; readonly value: number | null }) => void,
  ) {
    this.#run = run
    this.#value = value
    const { trans } = run.context
    const { name, kind } = value
    const low = kind === "gate" ? 0 : -1
    this.#slider = element("input", { type: "range", min: low, max: 1, step: 0.01, class: "cw-Slider" })
    this.#slider.ariaLabel = trans.__("Hold %1 at", name)
    this.#slider.addEventListener("input", () => hold({ name, value: Number(this.#slider.value) }))
    const ends =
      kind === "gate" ? { [trans.__("shut")]: 0, [trans.__("open")]: 1 } : { [trans.__("zero")]: 0 }
    this.#ends = Object.entries(ends).map(([label, at]) => {
      const button = createToggle(label, () => hold({ name, value: this.#heldAt === at ? null : at }))
      button.ariaLabel = `${name}: ${label}`
      return { at, button }
    })
    this.#free = element("button", { type: "button", class: "cw-Button cw-mod-small" }, ["×"])
    this.#free.title = trans.__("Let go")
    this.#free.ariaLabel = trans.__("Let go of %1", name)
    this.#free.addEventListener("click", () => hold({ name, value: null }))
    const label = element("span", { class: "cw-Name" }, [name])
    const role = element("span", { class: "cw-Role" }, [value.role])
    const buttons = element(
      "span",
      { class: "cw-Ends" },
      this.#ends.map(({ button }) => button),
    )
    this.node = element("div", { class: "cw-Row", role: "group", "aria-label": name }, [
      ...[label, role, buttons, this.#slider, this.#said, this.#free],
    ])
  }

  /** Shows whether and where it is held. */
  show(): void {
    const { trans } = this.#run.context
    const held = this.#run.change.held?.find(({ name }) => name === this.#value.name)
    const at = this.#heldAt
    for (const end of this.#ends) end.button.setAttribute("aria-pressed", String(end.at === at))
    this.#free.disabled = at === null
    this.node.classList.toggle("cw-mod-held", at !== null)
    if (document.activeElement !== this.#slider) this.#slider.value = String(at ?? this.#middle)
    const where = held?.steps ? trans.__("in step %1", held.steps.join(", ")) : ""
    this.#said.textContent = at === null ? "—" : String(at)
    this.#said.title = at === null ? trans.__("as computed") : where
    this.node.ariaDescription =
      at === null ? trans.__("as computed") : trans.__("held at %1 %2", at, where).trim()
  }

  /** Where a slider stands whose value is free. */
  get #middle(): number {
    return this.#value.kind === "gate" ? 0.5 : 0
  }

  get #heldAt(): number | null {
    const held = this.#run.change.held?.find(({ name }) => name === this.#value.name)
    return typeof held?.value === "number" ? held.value : null
  }
}
