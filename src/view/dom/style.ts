import type { Ink } from "../scene/scene.ts"

const inks: readonly Ink[] = ["ink", "muted", "line", "paper", "accent", "open", "below", "above"]

/** Each ink as a fill and as a stroke. */
const inkRules = inks
  .map(
    (ink) =>
      `.cw-plate .cw-${ink} { fill: var(--cw-${ink}); }\n.cw-plate .cw-stroke-${ink} { stroke: var(--cw-${ink}); }`,
  )
  .join("\n")

/**
 * The look of the figures. Ink, lines and paper follow JupyterLab's variables and have values of their
 * own elsewhere; the scales belong to the pictures (theme.ts). Nothing moves, so there is no motion to
 * reduce.
 */
export const figureStyle = `
.cw-figure {
  --cw-ink: var(--jp-content-font-color1, #1f2328);
  --cw-muted: var(--jp-content-font-color2, #656c76);
  --cw-line: var(--jp-border-color2, #d5d9e0);
  --cw-paper: var(--jp-layout-color0, #ffffff);
  --cw-accent: #c0267e;
  --cw-open: #0f6f68;
  --cw-below: #20639b;
  --cw-above: #b2530b;
  --cw-sans: var(--jp-ui-font-family, system-ui, sans-serif);
  --cw-mono: var(--jp-code-font-family, ui-monospace, monospace);
  position: relative;
  color: var(--cw-ink);
  font-family: var(--cw-sans);
}
.cw-figure.cw-dark {
  --cw-ink: var(--jp-content-font-color1, #e8eaed);
  --cw-muted: var(--jp-content-font-color2, #9aa3ad);
  --cw-line: var(--jp-border-color2, #3a4048);
  --cw-paper: var(--jp-layout-color0, #111417);
  --cw-accent: #ff7ac6;
  --cw-open: #4fd1c1;
  --cw-below: #6fb1e8;
  --cw-above: #f0a35e;
}
.cw-scroll { position: relative; overflow-x: auto; overflow-y: hidden; }
.cw-plate { position: relative; }
.cw-plate text { font-family: var(--cw-sans); }
${inkRules}
.cw-plate .cw-stroke, .cw-plate .cw-hollow { fill: none; stroke-linejoin: round; }
.cw-plate .cw-mono { font-family: var(--cw-mono); }
.cw-plate .cw-bold { font-weight: 600; }
.cw-plate .cw-serif { font-family: "STIX Two Text", "Cambria", Georgia, "DejaVu Serif", serif; font-style: italic; }
.cw-stage { position: relative; }
.cw-marks > svg { position: absolute; inset: 0; overflow: visible; pointer-events: none; }
.cw-cells, .cw-block, .cw-column, .cw-square, .cw-tick { position: absolute; }
.cw-tick { background: var(--cw-accent); pointer-events: none; }
.cw-column.cw-chosen { opacity: 0.8; }
.cw-cells.cw-bitmap { image-rendering: pixelated; }
.cw-block { border-radius: 2px; cursor: crosshair; }
.cw-block:focus { outline: none; }
.cw-block:focus-visible { outline: 2px solid var(--jp-brand-color1, #0b66c3); outline-offset: 3px; }
.cw-square { box-sizing: border-box; border: 2px solid var(--cw-accent); border-radius: 2px; pointer-events: none; }
.cw-column {
  box-sizing: border-box; border: 1px solid var(--cw-accent); border-radius: 4px; opacity: 0.45; pointer-events: none;
}
.cw-tooltip {
  position: absolute; z-index: 10; pointer-events: none; max-width: 320px; padding: 6px 9px; border-radius: 4px;
  border: 1px solid var(--cw-line); background: var(--cw-paper); color: var(--cw-ink);
  font-size: 12px; line-height: 1.45; white-space: nowrap; box-shadow: 0 2px 8px rgb(0 0 0 / 18%);
}
.cw-tooltip .cw-value { font-family: var(--cw-mono); font-size: 13px; font-weight: 600; font-variant-numeric: tabular-nums; }
.cw-tooltip .cw-where { font-family: var(--cw-mono); }
.cw-tooltip .cw-note { color: var(--cw-muted); }
.cw-tooltip[hidden] { display: none; }
.cw-spoken {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.cw-slider { display: flex; align-items: center; gap: 10px; padding: 4px 16px; font-size: 12px; color: var(--cw-muted); }
.cw-slider input { flex: 0 1 280px; accent-color: var(--cw-accent); }
.cw-slider output { color: var(--cw-ink); font-variant-numeric: tabular-nums; }
.cw-problem { margin: 4px 0; color: var(--cw-ink); font-size: 13px; }
`
