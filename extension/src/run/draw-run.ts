import { mount } from "../../../src/view/dom/mount.ts"
import type { Draw } from "../output/drawn-types.ts"
import { Run } from "./run.ts"
import { RunView } from "./run-view.ts"

/** Draws a traced run: its pictures, what links them, and *What if*. */
export const drawRun: Draw = (el, payload, context) => {
  let run: Run
  try {
    run = new Run(payload, context)
  } catch {
    // The figure says, in its place, what is wrong with the payload.
    return mount(el, payload, { translate: (text) => context.trans.__(text) }).dispose
  }
  const view = new RunView(el, run)
  if (context.preferences.followsLastRun) context.current.set(run)
  return () => {
    view.dispose()
    run.dispose()
  }
}
