/** The look of a table of numbers. */
export const tableStyle = `
.cw-Array-bar { margin: 6px 0 2px; }
.cw-Table { margin: 6px 0; max-width: 960px; }
.cw-Table-scroll { position: relative; overflow: auto; border: 1px solid var(--cw-line); border-radius: 6px; overscroll-behavior: contain; }
.cw-Table-scroll:focus-visible { outline: 2px solid var(--cw-focus); outline-offset: 2px; }
.cw-Table-body { position: sticky; top: 0; left: 0; width: 0; height: 0; }
.cw-Table-row { display: flex; width: max-content; height: 24px; line-height: 24px; }
.cw-Table-row:nth-child(even) .cw-Table-cell { background: var(--jp-layout-color1); }
.cw-Table-cell {
  width: 168px; flex: none; box-sizing: border-box; padding: 0 10px; text-align: right; white-space: nowrap; overflow: hidden;
  background: var(--cw-paper); font: 12px/24px var(--jp-code-font-family); font-variant-numeric: tabular-nums;
}
.cw-Table-cell[role="rowheader"] { width: 64px; color: var(--cw-muted); border-right: 1px solid var(--cw-line); }
.cw-Table-cell[role="columnheader"] { color: var(--cw-muted); border-bottom: 1px solid var(--cw-line); }
`
