import { LabIcon } from "@jupyterlab/ui-components"

/** Three rows of squares, as a gate picture has them. */
const squares = [
  [4, 4, 1],
  [10, 4, 0.5],
  [16, 4, 1],
  [4, 10, 0.5],
  [10, 10, 1],
  [16, 10, 0.25],
  [4, 16, 1],
  [10, 16, 0.25],
  [16, 16, 0.5],
]
  .map(([x, y, opacity]) => `<rect x="${x}" y="${y}" width="4.6" height="4.6" rx="1" opacity="${opacity}"/>`)
  .join("")

export const gatesIcon = new LabIcon({
  name: "cellwise:gates",
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24"><g class="jp-icon3" fill="#616161">${squares}</g></svg>`,
})
