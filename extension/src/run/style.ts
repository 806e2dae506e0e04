/** The look of what stands around the pictures, in JupyterLab's variables; nothing moves. */
export const runStyle = `
.cw-Run, .cw-Panel {
  --cw-ink: var(--jp-content-font-color1); --cw-muted: var(--jp-content-font-color2);
  --cw-line: var(--jp-border-color2); --cw-paper: var(--jp-layout-color0); --cw-focus: var(--jp-brand-color1);
  --cw-held: #c0267e;
  container-type: inline-size; color: var(--cw-ink); font: 13px/1.45 var(--jp-ui-font-family);
}
[data-jp-theme-light="false"] .cw-Run, [data-jp-theme-light="false"] .cw-Panel { --cw-held: #ff7ac6; }
.cw-Run [hidden] { display: none; }
.cw-Run-bar { display: flex; flex-wrap: wrap; gap: 8px; justify-content: space-between; margin: 4px 0 10px; }
.cw-Segments { display: flex; flex-wrap: wrap; gap: 4px; }
.cw-Run-tools, .cw-Tools { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; }
.cw-Run .cw-Button {
  padding: 2px 10px; min-height: 24px; border: 1px solid var(--cw-line); border-radius: 6px; background: var(--cw-paper);
  color: var(--cw-ink); font: inherit; font-size: 12px; cursor: pointer;
}
.cw-Run .cw-Button:hover:not(:disabled) { border-color: var(--cw-muted); }
.cw-Run .cw-Button[aria-pressed="true"] { background: var(--cw-ink); border-color: var(--cw-ink); color: var(--cw-paper); }
.cw-Run .cw-Button:disabled { color: var(--cw-muted); opacity: 0.75; cursor: default; }
.cw-Run :is(.cw-Button, .cw-Select, .cw-Number, .cw-Slider):focus-visible,
.cw-Panel :is(.cw-Button, .cw-Select):focus-visible { outline: 2px solid var(--cw-focus); outline-offset: 2px; }
.cw-Field { display: inline-flex; gap: 6px; align-items: center; color: var(--cw-muted); font-size: 12px; }
.cw-Run :is(.cw-Select, .cw-Number) {
  min-height: 24px; padding: 1px 6px; border: 1px solid var(--cw-line); border-radius: 6px; background: var(--cw-paper);
  color: var(--cw-ink); font: inherit; font-size: 12px;
}
.cw-Run .cw-Number { width: 72px; font-family: var(--jp-code-font-family); }
.cw-Status { color: var(--cw-muted); font-size: 12px; }
.cw-Status[data-status="problem"], .cw-Status[data-status="gone"], .cw-Status[data-status="disconnected"] {
  color: var(--jp-error-color0, #a3140b);
}
[data-jp-theme-light="false"] .cw-Status:is([data-status="problem"], [data-status="gone"], [data-status="disconnected"]) {
  color: #ff9d95;
}
.cw-Run > .cw-Tools, .cw-WhatIf {
  margin: 0 0 12px; padding: 8px 10px; border: 1px solid var(--cw-line); border-radius: 6px;
}
.cw-WhatIf-rows { margin-top: 8px; display: grid; gap: 4px 28px; grid-template-columns: minmax(0, 1fr); }
@container (min-width: 720px) { .cw-WhatIf-rows { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.cw-Row { display: flex; gap: 8px; align-items: center; min-height: 28px; padding-left: 8px; border-left: 3px solid transparent; }
.cw-Row.cw-mod-held { border-left-color: var(--cw-held); }
.cw-Name { flex: none; min-width: 72px; font-family: var(--jp-code-font-family); font-size: 12px; }
.cw-Role { flex: none; width: 92px; color: var(--cw-muted); font-size: 12px; }
.cw-Ends { display: flex; gap: 4px; flex: none; }
.cw-Slider { flex: 1 1 60px; min-width: 48px; accent-color: var(--cw-muted); }
.cw-mod-held .cw-Slider { accent-color: var(--cw-held); }
.cw-Run .cw-Button.cw-mod-small { padding: 2px 7px; flex: none; }
.cw-Said { flex: none; min-width: 40px; color: var(--cw-muted); font-size: 12px; font-variant-numeric: tabular-nums; }
@container (min-width: 720px) { .cw-Role { display: none; } }
.cw-Inputs, .cw-Column { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; align-content: start; }
.cw-Heading { color: var(--cw-muted); font-size: 12px; padding-left: 11px; }
.cw-Run-figure + .cw-Run-figure { margin-top: 20px; }
`
