/** `src/numpy/FEATURES.md` from the code: NumPy's public names against ours and the cases that cover them. */
import { readdirSync, readFileSync } from "node:fs"
import * as np from "../../src/numpy/index.ts"
import { limits, reasonFor } from "./absent.ts"

interface Covered {
  readonly cases: number
  /** How many calls that succeeded were given each of NumPy's parameters. */
  readonly parameters: Readonly<Record<string, number>>
  /** Parameters of NumPy's signature that NumPy refuses, and golden cases show so. */
  readonly refused?: readonly string[]
}

interface Features {
  readonly calls: number
  readonly oracle: { readonly numpy: string }
  readonly names: Readonly<Record<string, { readonly alias: string | null; readonly callable: boolean }>>
  readonly random: Readonly<Record<string, Covered>>
}

type State = "supported" | "limited" | "missing"

interface Row {
  readonly name: string
  readonly state: State
  readonly golden: number
  readonly random: number
  readonly note: string
}

const folder = new URL("../golden/numpy/", import.meta.url)
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, folder), "utf8"))

/** The golden cases of each name, from all families. */
function readGolden(): Record<string, Covered> {
  const families = readdirSync(new URL("names/", folder)).map((file) => readJson(`names/${file}`).names)
  return Object.assign({}, ...families)
}

/** Where the names of each of NumPy's spaces live here. */
const owners: Record<string, object> = {
  linalg: (np as { linalg?: object }).linalg ?? {},
  random: np.random,
  ndarray: np.zeros(1),
  Generator: np.random.default_rng(0),
  RandomState: new np.random.RandomState(0),
}

function exists(path: string): boolean {
  const [owner = "", name] = path.split(".")
  return name === undefined ? owner in np : name in (owners[owner] ?? {})
}

function rowOf(path: string, features: Features, golden: Record<string, Covered>): Row {
  const alias = features.names[path]?.alias ?? null
  const tested = alias === null || golden[path] !== undefined ? path : alias
  const drawn: Covered = golden[tested] ?? { cases: 0, parameters: {} }
  const refused = drawn.refused ?? []
  const random = features.random[tested] ?? { cases: 0, parameters: {} }
  const without = Object.entries(drawn.parameters)
    .filter(([parameter, count]) => count === 0 || !random.parameters[parameter])
    .filter(([parameter]) => !refused.includes(parameter))
    .map(([parameter]) => code(parameter))
  const row = { name: path, golden: drawn.cases, random: random.cases }
  if (!exists(path)) return { ...row, state: "missing", golden: 0, random: 0, note: reasonFor(path) }
  if (limits[path] !== undefined) return { ...row, state: "limited", note: limits[path] }
  if (drawn.cases === 0) return { ...row, state: "limited", note: "not yet held against NumPy name by name" }
  if (without.length > 0) return { ...row, state: "limited", note: `without ${without.join(", ")}` }
  const note = refused.length > 0 ? `${refused.map(code).join(", ")} refused, as by NumPy` : ""
  return { ...row, state: "supported", note: tested === path ? note : `another name of ${code(tested)}` }
}

const code = (text: string) => `\`${text}\``

const titles: readonly [space: string, title: string][] = [
  ["", "np"],
  ["linalg", "np.linalg"],
  ["random", "np.random"],
  ["RandomState", "np.random.RandomState"],
  ["Generator", "np.random.Generator"],
  ["ndarray", "ndarray"],
]

const spaceOf = (path: string) => (path.includes(".") ? path.slice(0, path.indexOf(".")) : "")
const count = (rows: readonly Row[], state: State) => rows.filter((row) => row.state === state).length

function tableOf(title: string, rows: readonly Row[]): string {
  const present = rows.filter((row) => row.state !== "missing")
  const missing = rows.filter((row) => row.state === "missing")
  const lines = present.map(
    (row) => `| \`${lastName(row)}\` | ${row.state} | ${row.golden} | ${row.random} | ${row.note} |`,
  )
  return [
    `## ${title}`,
    "",
    `${count(rows, "supported")} supported, ${count(rows, "limited")} limited, ${missing.length} missing.`,
    "",
    "| name | state | golden cases | random cases | |",
    "|---|---|---|---|---|",
    ...lines,
    ...(missing.length > 0 ? ["", "Missing:", "", ...missingLines(missing)] : []),
    "",
  ].join("\n")
}

/** The missing names, a line for each reason. */
function missingLines(missing: readonly Row[]): string[] {
  const reasons = [...new Set(missing.map((row) => row.note))]
  return reasons.map((reason) => {
    const names = missing.filter((row) => row.note === reason).map((row) => code(lastName(row)))
    return `- ${reason}: ${names.join(", ")}`
  })
}

const lastName = (row: Row) => row.name.slice(row.name.indexOf(".") + 1)

/** The whole text of FEATURES.md. */
export function featuresMarkdown(): string {
  const features = readJson("features.json") as Features
  const golden = readGolden()
  const rows = Object.keys(features.names)
    .sort()
    .map((path) => rowOf(path, features, golden))
  const intro = [
    "# What of NumPy is here",
    "",
    `Made from the code by \`npm run features\`, against the public names of NumPy ${features.oracle.numpy}.`,
    "",
    "- **supported**: every parameter of NumPy's signature is given in golden cases and in random calls that are",
    "  compared with a live NumPy: value, dtype, shape, printed text.",
    "- **limited**: the name is here; what is not covered is named.",
    "- **missing**: the name is not here. Complex numbers, datetimes, strings, objects and records are out of scope.",
    "",
    `Random cases are those among ${features.calls.toLocaleString("en")} calls of one seed; each run of the tests draws as many anew.`,
    "",
    `**${count(rows, "supported")} supported, ${count(rows, "limited")} limited, ${count(rows, "missing")} missing.**`,
    "",
  ].join("\n")
  const tables = titles.map(([space, title]) =>
    tableOf(
      title,
      rows.filter((row) => spaceOf(row.name) === space),
    ),
  )
  return [intro, ...tables].join("\n")
}
