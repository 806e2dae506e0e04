import { scaleLinear } from "d3-scale"
import type { Ink, ScaleKind } from "./scene.ts"

/** The colours of a picture. The scales belong to the pictures; the rest follows the page where it can. */
export interface Theme {
  readonly name: "light" | "dark"
  readonly inks: Readonly<Record<Ink, string>>
  readonly scales: Readonly<Record<ScaleKind, readonly string[]>>
}

export const light: Theme = {
  name: "light",
  inks: {
    ink: "#1f2328",
    muted: "#656c76",
    line: "#d5d9e0",
    paper: "#ffffff",
    accent: "#c0267e",
    open: "#0f6f68",
    below: "#20639b",
    above: "#b2530b",
  },
  scales: { gate: ["#f4f5f7", "#0f6f68"], state: ["#20639b", "#f4f5f7", "#b2530b"] },
}

export const dark: Theme = {
  name: "dark",
  inks: {
    ink: "#e8eaed",
    muted: "#9aa3ad",
    line: "#3a4048",
    paper: "#111417",
    accent: "#ff7ac6",
    open: "#4fd1c1",
    below: "#6fb1e8",
    above: "#f0a35e",
  },
  scales: { gate: ["#20252b", "#4fd1c1"], state: ["#6fb1e8", "#20252b", "#f0a35e"] },
}

/** How many colours a scale is drawn with: more than eyes tell apart, odd so that 0 has the neutral one. */
export const SHADES = 255

const tables = new Map<string, readonly string[]>()

/** The shades of a scale from its low to its high end, as `#rrggbb`. */
export function shadesOf(theme: Theme, kind: ScaleKind): readonly string[] {
  const key = `${theme.name} ${kind}`
  const table = tables.get(key) ?? createShades(theme.scales[kind])
  tables.set(key, table)
  return table
}

function createShades(stops: readonly string[]): readonly string[] {
  const domain = stops.map((_, i) => (i * (SHADES - 1)) / (stops.length - 1))
  const scale = scaleLinear<string>().domain(domain).range(stops)
  return Array.from({ length: SHADES }, (_, shade) => hexOf(scale(shade)))
}

/** `rgb(15, 111, 104)` as `#0f6f68`. */
function hexOf(rgb: string): string {
  const channels = rgb.match(/\d+/g) ?? []
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`
}
