/** Settings that pictures are made with: `plt.rcParams["figure.figsize"] = [8, 5]`; others are kept and not used. */
export interface RcParams {
  /** Inches. */
  "figure.figsize": readonly number[]
  "figure.dpi": number
  "image.cmap": string
  "lines.linewidth": number
  "axes.grid": boolean
  "font.size": number
  [name: string]: unknown
}

const defaults = {
  "figure.figsize": [6.4, 4.8],
  "figure.dpi": 100,
  "image.cmap": "viridis",
  "lines.linewidth": 1.5,
  "axes.grid": false,
  "font.size": 10,
} as const

/** matplotlib's `rcParams`. */
export const rcParams: RcParams & { update(settings: Readonly<Record<string, unknown>>): void } =
  Object.defineProperty(
    { ...defaults } as unknown as RcParams & { update(settings: Readonly<Record<string, unknown>>): void },
    "update",
    {
      value: (settings: Readonly<Record<string, unknown>>) => Object.assign(rcParams, settings),
      enumerable: false,
    },
  )

/** All settings as at the start. */
export function rcdefaults(): void {
  for (const name of Object.keys(rcParams)) if (!(name in defaults)) delete rcParams[name]
  Object.assign(rcParams, defaults)
}
