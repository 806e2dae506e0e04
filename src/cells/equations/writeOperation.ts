/** What holds a piece of TeX together: where less does than its place asks for, parentheses do. */
type Binds = "sum" | "product" | "power" | "atom" | "number"

/** A piece of TeX. */
export interface Written {
  readonly tex: string
  readonly binds: Binds
}

const strength: Readonly<Record<Binds, number>> = { sum: 0, product: 1, power: 2, atom: 3, number: 3 }

/** The TeX of a piece where at least `binds` must hold it together. */
function inside({ tex, binds }: Written, least: Binds): string {
  return strength[binds] >= strength[least] ? tex : `\\left(${tex}\\right)`
}

type Write = (a: Written, b: Written) => Written

const sum = (tex: string): Written => ({ tex, binds: "sum" })
const product = (tex: string): Written => ({ tex, binds: "product" })

const matrixProduct: Write = (a, b) => product(`${inside(a, "product")} ${inside(b, "power")}`)

const binary: Readonly<Record<string, Write>> = {
  add: (a, b) => sum(`${a.tex} + ${inside(b, "sum")}`),
  subtract: (a, b) => sum(`${a.tex} - ${inside(b, "product")}`),
  multiply: (a, b) =>
    product(`${inside(a, "product")} ${a.binds === "number" ? "\\," : "\\odot"} ${inside(b, "product")}`),
  divide: (a, b) => ({ tex: `\\frac{${a.tex}}{${b.tex}}`, binds: "power" }),
  power: (a, b) => ({ tex: `{${inside(a, "atom")}}^{${b.tex}}`, binds: "power" }),
  dot: matrixProduct,
  matmul: matrixProduct,
}

const unary: Readonly<Record<string, (a: Written) => Written>> = {
  negative: (a) => sum(`-${inside(a, "product")}`),
  sqrt: (a) => ({ tex: `\\sqrt{${a.tex}}`, binds: "atom" }),
  absolute: (a) => ({ tex: `\\left|${a.tex}\\right|`, binds: "atom" }),
  square: (a) => ({ tex: `{${inside(a, "atom")}}^{2}`, binds: "power" }),
  transpose: (a) => ({ tex: `{${inside(a, "atom")}}^{\\top}`, binds: "power" }),
}

/** Functions that TeX has a name for, and how others are abbreviated. */
const commands = new Set(["exp", "log", "tanh", "sinh", "cosh", "sin", "cos", "tan", "max", "min"])
const abbreviations: Readonly<Record<string, string>> = { maximum: "max", minimum: "min" }

/** A NumPy operation on its operands. */
export function writeOperation(name: string, operands: readonly Written[]): Written {
  const [a, b] = operands
  if (a && b && operands.length === 2 && Object.hasOwn(binary, name)) return binary[name]!(a, b)
  if (a && operands.length === 1 && Object.hasOwn(unary, name)) return unary[name]!(a)
  return writeCall(abbreviations[name] ?? name, operands)
}

/** A call of a function of any name. */
export function writeCall(name: string, operands: readonly Written[]): Written {
  const list = operands.map(({ tex }) => tex).join(", ")
  return { tex: `${functionTex(name)}\\left(${list}\\right)`, binds: "atom" }
}

function functionTex(name: string): string {
  if (name === "sigmoid") return "\\sigma"
  return commands.has(name) ? `\\${name}` : `\\operatorname{${name.replace(/[^\p{L}\p{N} ]/gu, "\\_")}}`
}
