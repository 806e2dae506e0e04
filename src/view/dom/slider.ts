import { element } from "./element.ts"

/**
 * A slider over places 0 to `count` - 1, which says in words what each of them is. The browser's own: keyboard,
 * touch and screen reader come with it.
 * @param describe - what a place is called
 */
export function createSlider(
  label: string,
  count: number,
  first: number,
  describe: (place: number) => string,
  onChange: (place: number) => void,
): HTMLElement {
  const input = element("input", { type: "range", min: 0, max: count - 1, step: 1, value: first })
  const output = element("output", { class: "cw-output" }, [describe(first)])
  input.setAttribute("aria-valuetext", describe(first))
  // Arrows are ours: JupyterLab's shortcuts are held off.
  input.setAttribute("data-lm-suppress-shortcuts", "true")
  input.addEventListener("input", () => {
    const place = Number(input.value)
    output.textContent = describe(place)
    input.setAttribute("aria-valuetext", describe(place))
    onChange(place)
  })
  return element("label", { class: "cw-slider" }, [element("span", {}, [label]), input, output])
}
