import { element } from "../../../src/view/dom/element.ts"
import { type GatesPayload, parseGatesPayload, unitsOf } from "../../../src/view/gates/payload.ts"
import { unpackNumbers } from "../../../src/view/payload/numbers.ts"
import type { UnitOrder } from "../../../src/view/selection.ts"
import type { Run } from "./run.ts"
import { createChoice } from "./toggle.ts"

/** Orders the units of a run, and selects those beyond a threshold: in one step, or in all of them. */
export class UnitTools {
  readonly node: HTMLElement
  readonly #run: Run
  readonly #value: HTMLSelectElement
  readonly #side: HTMLSelectElement
  readonly #steps: HTMLSelectElement
  readonly #order: HTMLSelectElement
  readonly #threshold: HTMLInputElement
  readonly #found = element("span", { class: "cw-Status", role: "status" })

  constructor(run: Run) {
    this.#run = run
    const { trans } = run.context
    const order = createChoice(
      trans.__("Order"),
      {
        computed: trans.__("as computed"),
        opening: trans.__("by mean"),
        similarity: trans.__("like beside like"),
      },
      (value) => run.select({ ...run.selection, order: value as UnitOrder }),
    )
    const names = run.stored.values.filter((value) => value.kind !== "input" && unitsOf(value) > 1)
    const value = createChoice(
      trans.__("Units whose"),
      Object.fromEntries(names.map(({ name }) => [name, name])),
      () => this.#select(),
    )
    const side = createChoice("", { above: trans.__("is above"), below: trans.__("is below") }, () =>
      this.#select(),
    )
    side.select.ariaLabel = trans.__("Side of the threshold")
    const steps = createChoice(
      "",
      { every: trans.__("in every step"), one: trans.__("in the selected step") },
      () => this.#select(),
    )
    steps.select.ariaLabel = trans.__("Steps that count")
    this.#threshold = element("input", { type: "number", step: "0.05", value: "0.9", class: "cw-Number" })
    this.#threshold.ariaLabel = trans.__("Threshold")
    this.#threshold.addEventListener("change", () => this.#select())
    const select = element("button", { type: "button", class: "cw-Button" }, [trans.__("Select")])
    select.addEventListener("click", () => this.#select())
    const none = element("button", { type: "button", class: "cw-Button" }, [trans.__("Select none")])
    none.addEventListener("click", () => run.select({ ...run.selection, units: [] }))
    ;[this.#order, this.#value, this.#side, this.#steps] = [
      order.select,
      value.select,
      side.select,
      steps.select,
    ]
    this.node = element("div", { class: "cw-Tools", role: "group", "aria-label": trans.__("Units") }, [
      order.node,
      ...[value.node, side.node, this.#threshold, steps.node, select, none, this.#found],
    ])
    this.node.hidden = true
    run.changed.connect(this.#follow, this)
    this.#follow()
  }

  dispose(): void {
    this.#run.changed.disconnect(this.#follow, this)
  }

  #follow(): void {
    const { order, units } = this.#run.selection
    this.#order.value = order
    this.#found.textContent = this.#run.context.trans._n(
      "%1 unit selected",
      "%1 units selected",
      units.length,
    )
  }

  #select(): void {
    const { selection } = this.#run
    const units = findBeyond(parseGatesPayload(this.#run.payload), {
      name: this.#value.value,
      threshold: Number(this.#threshold.value),
      isAbove: this.#side.value === "above",
      step: this.#steps.value === "one" ? selection.step : null,
    })
    this.#run.select({ ...selection, value: this.#value.value, units })
  }
}

interface Threshold {
  readonly name: string
  readonly threshold: number
  readonly isAbove: boolean
  /** Null: in every step. */
  readonly step: number | null
}

/** The units of a value that are beyond a threshold in a step, or in every step that has the value. */
function findBeyond(payload: GatesPayload, { name, threshold, isAbove, step }: Threshold): number[] {
  const value = payload.values.find((candidate) => candidate.name === name)
  if (!value) return []
  const numbers = unpackNumbers(value.numbers)
  const units = unitsOf(value)
  const columns = value.present ?? payload.steps.map((_, column) => column)
  const rows = columns.flatMap((column, row) =>
    step === null || payload.steps[column] === step ? [row] : [],
  )
  const isBeyond = (unit: number) =>
    rows.every((row) => {
      const x = numbers[row * units + unit]!
      return isAbove ? x > threshold : x < threshold
    })
  return rows.length === 0 ? [] : Array.from({ length: units }, (_, unit) => unit).filter(isBeyond)
}
