import { verdicts } from "../compare/verdict.ts"

/** Colours of the verdicts on light and on dark: ink and ground of a pill, 4.5 : 1 and better. */
const palette = `
:root {
  --ground: #fff; --ink: #1b2026; --quiet: #5f6774; --line: #dfe3e8; --code: #f6f7f9;
  --keyword: #7c4bc4; --comment: #6a7280; --string: #0a6b63; --accent: #c0267e;
  --good: #0b665f; --good-ground: #e0f3f0; --warn: #8a5a00; --warn-ground: #fdf1d3;
  --bad: #b3190f; --bad-ground: #fde7e5; --none: #4d5560; --none-ground: #eceef2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101418; --ink: #e4e8ec; --quiet: #99a2ae; --line: #2b323a; --code: #191e24;
    --keyword: #b99bf0; --comment: #8b95a2; --string: #6fd3c5; --accent: #ff7ac6;
    --good: #4fd1c1; --good-ground: #143431; --warn: #eab24a; --warn-ground: #3a2d10;
    --bad: #ff857b; --bad-ground: #42191a; --none: #a7afba; --none-ground: #262c33;
  }
}`

const layout = `
* { box-sizing: border-box }
html { scroll-padding-top: 64px }
body { margin: 0 auto; max-width: 1680px; padding: 0 24px 48px; background: var(--ground); color: var(--ink);
  font: 13px/1.5 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px;
  padding: 14px 0 10px; background: var(--ground) }
h1 { margin: 0; font-size: 18px; line-height: 1.3 }
.facts { margin: 0; color: var(--quiet); flex: 1 1 auto }
.filters { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 0; padding: 0; border: 0 }
.filters legend { float: left; padding: 0 4px 0 0; color: var(--quiet); font-size: 11px }
.pill { display: inline-block; padding: 2px 9px; border-radius: 10px; font-weight: 600; font-size: 11.5px;
  line-height: 16px; white-space: nowrap; color: var(--none); background: var(--none-ground) }
label.pill { cursor: pointer; position: relative }
label.pill input { position: absolute; inset: 0; margin: 0; opacity: 0; cursor: pointer }
label.pill:has(:checked) { box-shadow: 0 0 0 2px currentColor }
label.pill:has(:focus-visible) { outline: 2px solid var(--accent); outline-offset: 3px }
.pill.identical, .pill.equal { color: var(--good); background: var(--good-ground) }
.pill.format, .pill.noise { color: var(--warn); background: var(--warn-ground) }
.pill.different, .pill.missing, .pill.error { color: var(--bad); background: var(--bad-ground) }
nav ol { columns: 2 420px; margin: 0; padding: 8px 0 16px 20px }
a { color: var(--good) }
.lesson { margin: 40px 0 4px; font-size: 16px }`

const rows = `
.row { display: grid; grid-template-columns: 142px minmax(0, 1fr) minmax(0, 1fr); column-gap: 16px; row-gap: 2px;
  padding: 12px 0 4px }
.heads { padding: 0 0 8px; border-bottom: 1px solid var(--line) }
.heads h2 { margin: 0; font-size: 12.5px; font-weight: 400; color: var(--quiet); overflow-wrap: anywhere }
.heads b { color: var(--ink) }
.margin { grid-column: 1; color: var(--quiet); font-size: 12px; line-height: 1.4; padding-right: 12px;
  border-right: 1px solid var(--line) }
.row.code { grid-template-rows: auto 1fr }
.code > .margin:first-child { grid-row: 1 / span 2 }
.code > .margin:first-child:not(:has(.pill)) { grid-row: 1 }
.margin h3 { margin: 0 0 3px; font: 600 12px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
.margin p { margin: 6px 0 0; overflow-wrap: anywhere }
.margin .which { margin: 6px 0 3px }
.side.python { grid-column: 2 }
.side.typescript { grid-column: 3 }
pre { margin: 0; font: 11.3px/16.5px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; tab-size: 4;
  overflow-x: auto; font-variant-numeric: tabular-nums }
.source { padding: 8px 11px; border-radius: 5px; background: var(--code) }
.source:focus-visible, summary:focus-visible { outline: 2px solid var(--accent) }
.output { padding: 6px 11px 8px }
.output pre { white-space: pre-wrap; overflow-wrap: anywhere }
.none { padding: 8px 11px; color: var(--quiet); font-style: italic }
.stderr { color: var(--quiet) }
.failed { border-left: 3px solid var(--bad); padding-left: 8px }
.picture img { max-width: 100%; background: #fff }
summary { cursor: pointer; color: var(--quiet); font-size: 11.5px; padding: 2px 0 }
mark { color: var(--bad); background: var(--bad-ground); font-weight: 700; border-radius: 2px }
.python mark { color: inherit; background: none; text-decoration: underline 1.5px; text-underline-offset: 3px }
.typescript mark.near { color: var(--warn); background: var(--warn-ground) }
.text { padding: 6px 0 0 }
.wide { grid-column: 1 / -1 }
.text h3, .text h4, .text h5, .text h6 { margin: 8px 0 0; font-size: 14px }
.text p { margin: 2px 0 4px; max-width: 90ch }
.text code { font: 11.3px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
.text pre { padding: 8px 11px; background: var(--code); border-radius: 5px }
.tok-keyword { color: var(--keyword) }
.tok-comment { color: var(--comment); font-style: italic }
.tok-string, .tok-string2 { color: var(--string) }`

const media = `
@media (max-width: 860px) {
  .row { grid-template-columns: minmax(0, 1fr) }
  .margin, .side.python, .side.typescript { grid-column: 1; grid-row: auto !important; border: 0 }
  .heads .margin { display: none }
  header { position: static }
}
@media print {
  body { padding: 0; font-size: 10px; max-width: none }
  header { position: static }
  .filters legend, nav { display: none }
  .row { grid-template-columns: 92px minmax(0, 1fr) minmax(0, 1fr); column-gap: 10px }
  pre { font-size: 8px; line-height: 11px; white-space: pre-wrap }
  .side, .margin { break-inside: avoid }
  .pill, mark, .source { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  details::details-content { content-visibility: visible; block-size: auto }
  summary { display: none }
}`

/** With a filter chosen, code cells without such a verdict go; headings stay, to tell where one is. */
const filters = [
  "body:has(.filter:checked) .row.code { display: none }",
  ...verdicts.map(
    (verdict) => `body:has(.filter[data-verdict=${verdict}]:checked) .row.code.${verdict} { display: grid }`,
  ),
].join("\n")

/** The page's style sheet. */
export const style = [palette, layout, rows, media, filters].join("\n")
