import { readFileSync } from "node:fs"
import { afterAll, describe, expect, test } from "vitest"
import { host } from "../../src/host.ts"
import { toHex } from "../../src/plot/colours/colour.ts"
import { findColourMap } from "../../src/plot/colours/colourMap.ts"
import { describeFigure } from "../../src/plot/describe.ts"
import { closeFigure, currentFigure, openFigure, openNumbers } from "../../src/plot/state.ts"
import { snippets } from "./snippets.ts"

interface Snippet {
  readonly name: string
  readonly figures: readonly unknown[]
}

const golden = JSON.parse(readFileSync(new URL("../golden/plots.json", import.meta.url), "utf8")) as {
  maps: [name: string, colours: string][]
  snippets: Snippet[]
}

/** Where two descriptions differ: numbers beyond rounding, or anything else. */
function differences(mine: unknown, python: unknown, path: string): string[] {
  if (python === null && path.endsWith(".box")) return []
  if (typeof python === "number" || (typeof python === "string" && typeof mine === "number")) {
    const [a, b] = [Number(mine), Number(python)]
    // A legend's box holds texts, whose widths hinting rounds.
    const tolerance = /\.place\./.test(path) ? 0.03 : 1e-9 * Math.max(1e-3, Math.abs(b))
    const isClose = Object.is(a, b) || Math.abs(a - b) <= tolerance || (Number.isNaN(a) && Number.isNaN(b))
    return isClose ? [] : [`${path}: ${String(mine)}, Python ${String(python)}`]
  }
  if (typeof python !== "object" || python === null || typeof mine !== "object" || mine === null)
    return mine === python ? [] : [`${path}: ${String(mine)}, Python ${String(python)}`]
  if (Array.isArray(python) && Array.isArray(mine) && python.length !== mine.length)
    return [`${path}: ${JSON.stringify(mine).slice(0, 300)}, Python ${JSON.stringify(python).slice(0, 300)}`]
  return Object.keys(python).flatMap((key) =>
    differences((mine as never)[key], (python as never)[key], `${path}.${key}`),
  )
}

afterAll(() => closeFigure("all"))

describe("After the same calls, axes hold matplotlib's data", () => {
  test.each(golden.snippets)("$name", ({ name, figures }) => {
    closeFigure("all")
    host.write = () => {}
    snippets[name]!()
    const mine = openNumbers().map((number) => describeFigure(openFigure(number)))
    delete host.write
    expect(differences(mine, figures, name)).toEqual([])
  })

  test("and every snippet has its twin", () => {
    expect(Object.keys(snippets)).toEqual(golden.snippets.map(({ name }) => name))
    expect(currentFigure()).toBeDefined()
  })
})

test.each(golden.maps)(
  "the colour map %s has matplotlib's colours, within one step of 255",
  (name, colours) => {
    const map = findColourMap(name)
    const count = colours.length / 6
    expect(map.N).toBe(count)
    for (let i = 0; i < count; i++) {
      const mine = toHex(map.at((i + 0.5) / count)).slice(1)
      const python = colours.slice(6 * i, 6 * i + 6)
      for (const c of [0, 2, 4]) {
        const step = Number.parseInt(mine.slice(c, c + 2), 16) - Number.parseInt(python.slice(c, c + 2), 16)
        expect(Math.abs(step), `${name} ${i}: ${mine}, matplotlib ${python}`).toBeLessThanOrEqual(1)
      }
    }
  },
)
