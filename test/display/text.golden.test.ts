import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { displayRepr, pythonRepr, pythonStr } from "../../src/display/python.ts"
import { decode, type Encoded } from "./values.ts"

type Shown = [data: Encoded, repr: string, str: string, pretty: string]

const golden = JSON.parse(readFileSync(new URL("../golden/python-text.json", import.meta.url), "utf8")) as {
  values: Shown[]
  arrays: Shown[]
}

function differences(cases: readonly Shown[]): unknown[] {
  return cases.flatMap(([data, repr, str, pretty]) => {
    const value = decode(data)
    const mine = [pythonRepr(value), pythonStr(value), displayRepr(value)]
    return [repr, str, pretty].flatMap((text, index) =>
      mine[index] === text ? [] : [{ data: JSON.stringify(data), python: text, typescript: mine[index] }],
    )
  })
}

describe("The text of a value is the one that Python, NumPy and IPython show", () => {
  test("for scalars, strings and nested plain data", () => {
    expect(golden.values.length).toBeGreaterThan(600)
    expect(differences(golden.values)).toEqual([])
  })

  test("for lists, tuples and dicts that hold arrays", () => {
    expect(golden.arrays.length).toBeGreaterThan(90)
    expect(differences(golden.arrays)).toEqual([])
  })
})
