import { element } from "../../../src/view/dom/element.ts"

/** A button that is on or off, and says so. */
export function createToggle(label: string, toggle: () => void): HTMLButtonElement {
  const button = element("button", { type: "button", class: "cw-Button", "aria-pressed": "false" }, [label])
  button.addEventListener("click", toggle)
  return button
}

export function pressed(toggle: HTMLButtonElement): boolean {
  return toggle.getAttribute("aria-pressed") === "true"
}

/** A choice of a list, with its label. */
export function createChoice(
  label: string,
  options: Readonly<Record<string, string>>,
  choose: (value: string) => void,
): { readonly node: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element("select", { class: "cw-Select" }, createOptions(options))
  select.addEventListener("change", () => choose(select.value))
  return { node: element("label", { class: "cw-Field" }, [label, select]), select }
}

export function createOptions(options: Readonly<Record<string, string>>): HTMLOptionElement[] {
  return Object.entries(options).map(([value, text]) => element("option", { value }, [text]))
}
