import { describe, expect, it } from "vitest"
import { type Displays, OutputCollector } from "../../kernel/cli/lesson/outputs.ts"
import type { Output } from "../../kernel/outputs.ts"

function collect(...outputs: Output[]) {
  const collector = new OutputCollector(new Map())
  for (const output of outputs) collector.add(output)
  return collector.outputs
}
const text = (content: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  type: "stream",
  name,
  text: content,
})
const show = (content: string, display_id?: string): Output => ({
  type: "display_data",
  data: { "text/plain": content },
  metadata: {},
  transient: display_id === undefined ? {} : { display_id },
})
const update = (content: string, display_id: string): Output => ({
  type: "update_display_data",
  data: { "text/plain": content },
  metadata: {},
  transient: { display_id },
})

describe("OutputCollector", () => {
  it("joins pieces of one stream, and keeps streams apart", () => {
    expect(collect(text("a"), text("b"), text("c", "stderr"), text("d"))).toEqual([
      { output_type: "stream", name: "stdout", text: "ab" },
      { output_type: "stream", name: "stderr", text: "c" },
      { output_type: "stream", name: "stdout", text: "d" },
    ])
  })

  it("updates a display in the cell that showed it, also from a later cell", () => {
    const displays: Displays = new Map()
    const [first, second] = [new OutputCollector(displays), new OutputCollector(displays)]
    first.add(show("0 %", "bar"))
    second.add(update("100 %", "bar"))
    expect(first.outputs).toMatchObject([{ data: { "text/plain": "100 %" } }])
    expect(second.outputs).toEqual([])
  })

  it("leaves other displays alone when outputs were cleared in between", () => {
    const outputs = collect(
      show("a", "one"),
      { type: "clear_output", wait: false },
      show("b"),
      update("c", "one"),
    )
    expect(outputs).toMatchObject([{ data: { "text/plain": "b" } }])
  })

  it("clears at once, or when the next output comes", () => {
    expect(collect(text("a"), { type: "clear_output", wait: false })).toEqual([])
    expect(collect(text("a"), { type: "clear_output", wait: true })).toHaveLength(1)
    expect(collect(text("a"), { type: "clear_output", wait: true }, text("b"))).toMatchObject([{ text: "b" }])
  })
})
