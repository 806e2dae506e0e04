import { isWithin } from "../../trace/interval.ts"
import type { Trace, TracedValue } from "../../trace/model.ts"
import type { ValueKind } from "./payload.ts"

/** How a value is drawn, decided by how it was computed: bounds within [0, 1] make a gate. */
export function kindOf(value: TracedValue): ValueKind {
  if (value.origin === "parameter") return "input"
  return isWithin(value.bounds, 0, 1) ? "gate" : "state"
}

/** The papers' letters for gates (Gers et al. 2000; Cho et al. 2014), with the names lessons give them. */
const gateRoles: Readonly<Record<string, string>> = {
  f: "forget",
  forget: "forget",
  i: "input",
  input: "input",
  o: "output",
  output: "output",
  z: "update",
  u: "update",
  update: "update",
  r: "reset",
  reset: "reset",
}

const stateRoles: Readonly<Record<string, string>> = { c: "cell state", h: "hidden state", s: "hidden state" }

/**
 * What a value does, in a word or two. The usual letters keep their usual roles where the computation
 * agrees (a gate is bounded by [0, 1], a state handed on to the next step); other names get what the
 * computation tells: gate, state, candidate.
 */
export function roleOf(value: TracedValue, trace: Trace): string {
  const letter = value.name
    .split("_")[0]!
    .replace(/(?:gate|\d+)$/i, "")
    .toLowerCase()
  const kind = kindOf(value)
  if (kind === "input") return "input"
  if (kind === "gate") return Object.hasOwn(gateRoles, letter) ? `${gateRoles[letter]} gate` : "gate"
  if (isHandedOn(value, trace)) return Object.hasOwn(stateRoles, letter) ? stateRoles[letter]! : "state"
  return isWithin(value.bounds, -1, 1) ? "candidate" : ""
}

/** Whether the next step takes it. After a single step nothing was handed on: then the letter decides. */
function isHandedOn(value: TracedValue, trace: Trace): boolean {
  if (trace.recorded > 1) return trace.values.some((other) => other.carries === value.name)
  return /^[chs](?:_t)?$/.test(value.name)
}
