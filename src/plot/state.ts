/** The figures that are open: pyplot's memory between calls. */
import { display } from "../display/display.ts"
import { displayedBundle, displaySymbol, type MimeBundle } from "../display/mime.ts"
import { host } from "../host.ts"
import type { Axes } from "./axes/axes.ts"
import { Figure } from "./figure.ts"
import type { KeywordArguments } from "./options.ts"
import { type WithUnknown, withUnknown } from "./unknown.ts"

interface Open {
  readonly figure: WithUnknown<Figure>
  /** The run of the cell that opened it. */
  readonly cell: string | undefined
}

const open: Open[] = []
let current: WithUnknown<Figure> | null = null

/** The open figures of the cell that runs, as Jupyter's inline pictures are closed with their cell. */
function openHere(): Open[] {
  const cell = host.cell?.()
  for (let i = open.length - 1; i >= 0; i--) if (open[i]!.cell !== cell) open.splice(i, 1)
  if (current && !open.some(({ figure }) => figure === current)) current = open.at(-1)?.figure ?? null
  return open
}

/** Opens a figure and makes it the current one; one that is open under its number is found again. */
export function openFigure(number?: number | string, keywords: KeywordArguments = {}): WithUnknown<Figure> {
  const figures = openHere()
  const known = figures.find(({ figure }) => figure.number === number)?.figure
  if (known) {
    current = known
    return known
  }
  const numbers = figures.map(({ figure }) => figure.number).filter((each) => typeof each === "number")
  const figure = withUnknown(new Figure(number ?? Math.max(0, ...numbers) + 1, keywords), "Figure")
  if (figures.length === 0) host.atCellEnd?.(takeAll)
  figures.push({ figure, cell: host.cell?.() })
  current = figure
  return figure
}

/** The figure that calls without one mean; a new one when none is open. */
export function currentFigure(): WithUnknown<Figure> {
  openHere()
  return current ?? openFigure()
}

/** The current axes of the current figure. */
export function currentAxes(): WithUnknown<Axes> {
  return currentFigure().gca()
}

/** Makes a figure's axes the current one. */
export function setCurrentAxes(axes: WithUnknown<Axes>): void {
  axes.figure.sca(axes)
  current = axes.figure as WithUnknown<Figure>
}

/** Closes figures: the current one, a given one, or all. */
export function closeFigure(which?: unknown): void {
  const figures = openHere()
  const closes = ({ figure }: Open) =>
    which === "all" ||
    figure === which ||
    figure.number === which ||
    (which === undefined && figure === current)
  for (let i = figures.length - 1; i >= 0; i--) if (closes(figures[i]!)) figures.splice(i, 1)
  current = figures.at(-1)?.figure ?? null
}

export function openNumbers(): (number | string)[] {
  return openHere().map(({ figure }) => figure.number)
}

/** Closes all figures and gives their pictures. */
function takeAll(): MimeBundle[] {
  const figures = openHere().splice(0)
  current = null
  return figures.map(({ figure }) => displayedBundle(figure))
}

/** Shows all open figures and closes them. */
export function showFigures(): void {
  for (const bundle of takeAll()) display({ [displaySymbol]: () => bundle })
}
