import type { DataOutput, Output } from "../../../src/lesson/index.ts"
import type { DisplayOutput, Output as EngineOutput } from "../../outputs.ts"

/** Gathers what cells show into nbformat's outputs, as a front end does. */
export class OutputCollector {
  readonly outputs: Output[] = []
  /** `clear_output(wait=True)`: cleared when the next output comes. */
  #isCleared = false
  readonly #displays: Displays

  /** @param displays - shared by all cells of a notebook, for updates of earlier displays */
  constructor(displays: Displays) {
    this.#displays = displays
  }

  add(output: EngineOutput): void {
    if (output.type === "update_display_data") {
      this.#update(output)
      return
    }
    if (output.type === "clear_output") {
      this.#isCleared = output.wait
      if (!output.wait) this.outputs.length = 0
      return
    }
    if (this.#isCleared) this.outputs.length = 0
    this.#isCleared = false
    this.#append(output)
  }

  #append(output: Exclude<EngineOutput, { type: "clear_output" }>): void {
    const last = this.outputs.at(-1)
    if (output.type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      this.outputs[this.outputs.length - 1] = { ...last, text: last.text + output.text }
      return
    }
    const shown = toNbformat(output)
    this.outputs.push(shown)
    if (output.type === "display_data" && output.transient.display_id !== undefined) {
      this.#remember(output.transient.display_id, shown)
    }
  }

  #remember(displayId: string, shown: Output): void {
    const places = this.#displays.get(displayId) ?? []
    this.#displays.set(displayId, [...places, { outputs: this.outputs, shown }])
  }

  /** Displays that were cleared in the meantime are no longer there to be updated. */
  #update(output: DisplayOutput): void {
    const displayId = output.transient.display_id ?? ""
    const shown = toNbformat(output)
    const places = (this.#displays.get(displayId) ?? []).filter((place) =>
      place.outputs.includes(place.shown),
    )
    for (const place of places) place.outputs[place.outputs.indexOf(place.shown)] = shown
    this.#displays.set(
      displayId,
      places.map(({ outputs }) => ({ outputs, shown })),
    )
  }
}

/** Where each display id is shown, and what it shows there now. */
export type Displays = Map<string, readonly { readonly outputs: Output[]; readonly shown: Output }[]>

function toNbformat(output: Exclude<EngineOutput, { type: "clear_output" }>): Output {
  switch (output.type) {
    case "stream":
      return { output_type: "stream", name: output.name, text: output.text }
    case "display_data":
    case "update_display_data":
      return dataOutput("display_data", output)
    case "execute_result":
      return { ...dataOutput("execute_result", output), execution_count: output.execution_count }
    case "error":
      return { output_type: "error", ename: output.ename, evalue: output.evalue, traceback: output.traceback }
  }
}

function dataOutput(
  output_type: DataOutput["output_type"],
  { data, metadata }: Pick<DataOutput, "data" | "metadata">,
): DataOutput {
  return { output_type, data, metadata }
}
