import { dark, light, type Theme } from "../scene/theme.ts"

/** The theme that suits where an element stands: what JupyterLab says, else the colour of its text. */
export function themeOf(el: Element): Theme {
  const said = document.body.dataset.jpThemeLight
  if (said !== undefined) return said === "false" ? dark : light
  const channels =
    getComputedStyle(el)
      .color.match(/[\d.]+/g)
      ?.map(Number) ?? []
  const [red = 0, green = 0, blue = 0] = channels
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140 ? dark : light
}

/** Calls back when the page changes its theme. @returns what stops it */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  const attributeFilter = ["data-jp-theme-light", "data-jp-theme-name", "class"]
  observer.observe(document.body, { attributes: true, attributeFilter })
  return () => observer.disconnect()
}
