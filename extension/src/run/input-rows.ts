import { element } from "../../../src/view/dom/element.ts"
import { type GatesValue, unitsOf } from "../../../src/view/gates/payload.ts"
import { unpackNumbers } from "../../../src/view/payload/numbers.ts"
import { unravel } from "../../../src/view/unravel.ts"
import type { Run } from "./run.ts"

/** So many numbers of an input have a slider; of a longer one the selected units have. */
const MOST_ROWS = 8

interface InputRow {
  readonly name: string
  readonly unit: number
  readonly slider: HTMLInputElement
  readonly number: HTMLInputElement
  readonly node: HTMLElement
}

/** The inputs of one step, each number with a slider. */
export class InputRows {
  readonly node = element("div", { class: "cw-Inputs" })
  readonly #run: Run
  readonly #names: readonly string[]
  #rows: readonly InputRow[] = []
  #key = ""

  constructor(run: Run, names: readonly string[]) {
    this.#run = run
    this.#names = names
    this.place()
  }

  /** Rows for the step and the units that are selected now. */
  place(): void {
    const { step, selection } = { step: this.#step, selection: this.#run.selection }
    const key = JSON.stringify([step, selection.units])
    if (key === this.#key) return
    this.#key = key
    const inputs = this.#run.stored.values.filter(({ name }) => this.#names.includes(name))
    this.#rows = inputs.flatMap((input) =>
      this.#unitsShown(input).map((unit) => this.#createRow(input, unit)),
    )
    const { trans } = this.#run.context
    const token = this.#run.stored.tokens?.[this.#run.stored.steps.indexOf(step)]
    const title =
      token === undefined
        ? trans.__("Inputs of step %1", step)
        : trans.__("Inputs of step %1, “%2”", step, token)
    const heading = element("div", { class: "cw-Heading" }, [title])
    this.node.replaceChildren(
      ...(this.#rows.length > 0 ? [heading, ...this.#rows.map((row) => row.node)] : []),
    )
    this.show()
  }

  /** Shows the numbers as they are changed. */
  show(): void {
    for (const { name, unit, slider, number, node } of this.#rows) {
      const changed = this.#changed(name, unit)
      const value = changed ?? this.#stored(name, unit)
      node.classList.toggle("cw-mod-held", changed !== undefined)
      for (const input of [slider, number])
        if (document.activeElement !== input) input.value = String(Number(value.toPrecision(6)))
    }
  }

  get #step(): number {
    return this.#run.selection.step ?? this.#run.stored.steps[0] ?? 0
  }

  #unitsShown(input: GatesValue): readonly number[] {
    const count = unitsOf(input)
    const all = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, unit) => unit)
    const selected = this.#run.selection.units.filter((unit) => unit < count)
    return count > MOST_ROWS && selected.length > 0 ? selected.slice(0, MOST_ROWS) : all
  }

  #createRow({ name, shape, numbers }: GatesValue, unit: number): InputRow {
    const all = unpackNumbers(numbers)
    const most = Math.max(1, ...all.map(Math.abs).filter(Number.isFinite))
    const label = shape.length === 0 ? name : `${name}[${unravel(unit, shape).join(", ")}]`
    const slider = element("input", {
      type: "range",
      min: -most,
      max: most,
      step: most / 100,
      class: "cw-Slider",
    })
    const number = element("input", { type: "number", step: most / 20, class: "cw-Number" })
    for (const input of [slider, number]) {
      input.ariaLabel = label
      input.addEventListener("input", () => {
        const value = Number(input.value)
        if (input.value !== "" && Number.isFinite(value)) this.#change(name, unit, value)
      })
    }
    const node = element("div", { class: "cw-Row" }, [
      element("span", { class: "cw-Name" }, [label]),
      slider,
      number,
    ])
    return { name, unit, slider, number, node }
  }

  #change(name: string, unit: number, value: number): void {
    const step = this.#step
    const others = (this.#run.change.inputs ?? []).filter(
      (other) => other.name !== name || other.unit !== unit || other.step !== step,
    )
    this.#run.whatIf({ ...this.#run.change, inputs: [...others, { name, step, unit, value }] })
  }

  #changed(name: string, unit: number): number | undefined {
    const step = this.#step
    return this.#run.change.inputs?.find(
      (other) => other.name === name && other.unit === unit && other.step === step,
    )?.value
  }

  #stored(name: string, unit: number): number {
    const { values, steps } = this.#run.stored
    const value = values.find((candidate) => candidate.name === name)!
    const column = steps.indexOf(this.#step)
    const row = value.present ? value.present.indexOf(column) : column
    return unpackNumbers(value.numbers)[row * unitsOf(value) + unit] ?? 0
  }
}
