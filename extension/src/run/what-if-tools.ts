import type { Change, Held } from "../../../src/trace/whatIf/change.ts"
import { element } from "../../../src/view/dom/element.ts"
import { unitsOf } from "../../../src/view/gates/payload.ts"
import type { LiveStatus } from "../live/live-comm.ts"
import { HeldRow } from "./held-row.ts"
import { InputRows } from "./input-rows.ts"
import type { Run, RunAspect } from "./run.ts"
import { createChoice, createOptions } from "./toggle.ts"

/** *What if*: holds named values, changes inputs, and says what the kernel makes of it. */
export class WhatIfTools {
  readonly node: HTMLElement
  readonly #run: Run
  readonly #status = element("span", { class: "cw-Status", role: "status" })
  readonly #steps: HTMLSelectElement
  readonly #units: HTMLSelectElement
  readonly #rows = element("div", { class: "cw-WhatIf-rows" })
  readonly #reset: HTMLButtonElement
  #held: readonly HeldRow[] = []
  #inputs: InputRows | null = null

  constructor(run: Run) {
    this.#run = run
    const { trans } = run.context
    const steps = createChoice(trans.__("Hold in"), {}, () => this.#place())
    const units = createChoice(trans.__("for"), {}, () => this.#place())
    ;[this.#steps, this.#units] = [steps.select, units.select]
    this.#reset = element("button", { type: "button", class: "cw-Button" }, [trans.__("As it was")])
    this.#reset.addEventListener("click", () => run.whatIf({}))
    this.node = element("section", { class: "cw-WhatIf", "aria-label": trans.__("What if") }, [
      element("div", { class: "cw-Tools" }, [steps.node, units.node, this.#reset, this.#status]),
      this.#rows,
    ])
    this.node.hidden = true
    run.changed.connect(this.#follow, this)
  }

  /** Shows or hides it; the first time, it opens the line to the kernel. */
  open(isOpen: boolean): void {
    this.node.hidden = !isOpen
    if (!isOpen) return
    this.#run.goLive()
    this.#fill()
    this.#show()
  }

  dispose(): void {
    this.#run.changed.disconnect(this.#follow, this)
  }

  #follow(_: Run, aspect: RunAspect): void {
    if (this.node.hidden) return
    if (this.#held.length === 0 && this.#inputs === null) this.#fill()
    if (aspect === "selection") this.#inputs?.place()
    this.#show()
  }

  /** The rows, once the kernel has said what can be changed. */
  #fill(): void {
    const { can, stored } = this.#run
    if (!can || this.#held.length > 0) return
    const names = stored.values.filter(({ name }) => can.held.includes(name))
    this.#held = names.map((value) => new HeldRow(this.#run, value, (value) => this.#hold(value)))
    this.#inputs = new InputRows(this.#run, can.inputs)
    const held = element(
      "div",
      { class: "cw-Column" },
      this.#held.map((row) => row.node),
    )
    this.#rows.replaceChildren(held, this.#inputs.node)
  }

  #hold(held: { readonly name: string; readonly value: number | null }): void {
    const others = (this.#run.change.held ?? []).filter(({ name }) => name !== held.name)
    const now = held.value === null ? [] : [{ name: held.name, value: held.value, ...this.#scope(held.name) }]
    this.#run.whatIf({ ...this.#run.change, held: [...others, ...now] })
  }

  /** What is held already is held where the choices say now. */
  #place(): void {
    const held = (this.#run.change.held ?? []).map((each) => ({ ...each, ...this.#scope(each.name) }))
    if (held.length > 0) this.#run.whatIf({ ...this.#run.change, held })
  }

  #scope(name: string): Pick<Held, "units" | "steps"> {
    const { step, units } = this.#run.selection
    const value = this.#run.stored.values.find((candidate) => candidate.name === name)
    const own = value ? units.filter((unit) => unit < unitsOf(value)) : []
    return {
      steps: this.#steps.value === "one" && step !== null ? [step] : null,
      units: this.#units.value === "selected" && own.length > 0 ? own : null,
    }
  }

  #show(): void {
    const { trans } = this.#run.context
    const { change, selection, status, problem } = this.#run
    this.#offer(
      this.#steps,
      { all: trans.__("all steps") },
      selection.step !== null && {
        one: trans.__("step %1 alone", selection.step),
      },
    )
    this.#offer(
      this.#units,
      { all: trans.__("all units") },
      selection.units.length > 0 && {
        selected: trans._n("the selected unit", "the %1 selected units", selection.units.length),
      },
    )
    this.#status.textContent = problem ?? statusText(status, this.#run)
    this.#status.dataset.status = problem ? "problem" : (status ?? "none")
    this.#reset.disabled = isEmpty(change)
    for (const row of this.#held) row.show()
    this.#inputs?.show()
  }

  #offer(
    select: HTMLSelectElement,
    always: Record<string, string>,
    also: Record<string, string> | false,
  ): void {
    const before = select.value
    const options = { ...always, ...(also || {}) }
    select.replaceChildren(...createOptions(options))
    select.value = before in options ? before : "all"
  }
}

function isEmpty({ held = [], inputs = [] }: Change): boolean {
  return held.length + inputs.length === 0
}

function statusText(status: LiveStatus | null, { context, change }: Run): string {
  const { trans } = context
  switch (status) {
    case "ready":
      return isEmpty(change)
        ? trans.__("Live: hold a value or change an input")
        : trans.__("Live: computed by the kernel")
    case "busy":
      return trans.__("Kernel busy …")
    case "gone":
      return trans.__("The kernel no longer has this run: run the cell again")
    case "disconnected":
      return trans.__("Disconnected: there is no kernel to ask")
    case null:
      return context.trusted
        ? trans.__("This picture was stored without a kernel: run the cell to ask what if")
        : trans.__("This notebook is not trusted: run the cell to ask what if")
  }
}
