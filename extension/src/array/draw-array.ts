import { type ArrayPart, type ArrayPayload, parseArrayPayload } from "../../../src/view/array/payload.ts"
import { element } from "../../../src/view/dom/element.ts"
import { mount } from "../../../src/view/dom/mount.ts"
import type { Draw } from "../output/drawn-types.ts"
import { runStyle } from "../run/style.ts"
import { createToggle, pressed } from "../run/toggle.ts"
import type { ArrayTable } from "./array-table.ts"
import { tableStyle } from "./table-style.ts"

/** Draws arrays, and, when asked, a table of their numbers. */
export const drawArray: Draw = (el, payload, context) => {
  const translate = (text: string) => context.trans.__(text)
  const checked = maybeParse(payload)
  if (!checked?.parts.some(isLarge)) return mount(el, payload, { translate }).dispose
  const place = element("div")
  const toggle = createToggle(context.trans.__("Table"), () => void showTable(!pressed(toggle)))
  const bar = element("div", { class: "cw-Array-bar" }, [toggle])
  const root = element("div", { class: "cw-Run" }, [element("style", {}, [runStyle, tableStyle]), place, bar])
  el.replaceChildren(root)
  const figure = mount(place, payload, { translate })
  let table: ArrayTable | null = null
  const showTable = async (isShown: boolean) => {
    toggle.setAttribute("aria-pressed", String(isShown))
    const { ArrayTable } = await import("./array-table.ts")
    if (isShown !== pressed(toggle)) return
    table?.dispose()
    table = isShown ? new ArrayTable(checked, (payload as { live?: unknown }).live, context) : null
    if (table) root.append(table.node)
  }
  return () => {
    toggle.setAttribute("aria-pressed", "false")
    table?.dispose()
    figure.dispose()
  }
}

/** NumPy's text leaves numbers out of an array of more than these, and a picture may too. */
const MOST_IN_TEXT = 1_000

function isLarge({ shape, picked }: ArrayPart): boolean {
  const size = shape.reduce((product, length) => product * length, 1)
  return size > MOST_IN_TEXT || picked.some((places) => places !== null)
}

function maybeParse(payload: unknown): ArrayPayload | null {
  try {
    return parseArrayPayload(payload)
  } catch {
    return null // the figure says in its place what is wrong
  }
}
