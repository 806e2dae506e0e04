import type { Kind, Scope } from "./scope.ts"

type Draw = (scope: Scope, depth: number) => string

/** An expression of a kind, at most `depth` operators deep. */
export function expression(scope: Scope, kind: Kind, depth = 3): string {
  const name = scope.chance.percent(40) ? scope.maybeName(kind) : undefined
  if (name !== undefined) return name
  return scope.chance.pick(depth > 0 ? [...shapes[kind], ...leaves[kind]] : leaves[kind])(scope, depth - 1)
}

const of = (kind: Kind) => (scope: Scope, depth: number) => expression(scope, kind, depth)
const number = of("number")
const string = of("string")
const boolean = of("boolean")
const numbers = of("numbers")
const point = of("point")
const maybe = of("maybe")
const bigint = of("bigint")

const words = ["a", "be", "Sea", "", "x y", "é", "😀", "-", "10", "it's"]

const leaves: Readonly<Record<Kind, readonly Draw[]>> = {
  number: [
    ({ chance }) => String(chance.integer(0, 12)),
    ({ chance }) => chance.pick(["0.5", "1.0", "2.5e-1", "1e3", "0x1f", "0b101", "1_000", ".25", "3."]),
  ],
  string: [({ chance }) => JSON.stringify(chance.pick(words))],
  boolean: [({ chance }) => chance.pick(["true", "false"])],
  numbers: [({ chance }) => `[${chance.times(1, 4, () => chance.integer(-5, 9)).join(", ")}]`],
  point: [({ chance }) => `{ x: ${chance.integer(-3, 9)}, tag: ${JSON.stringify(chance.pick(words))} }`],
  maybe: [({ chance }) => `[7].at(${chance.integer(0, 1)})`],
  bigint: [({ chance }) => `${chance.integer(0, 40)}n`],
}

/** The literals' own types would make comparisons errors of types. */
const asNumber = (text: string) => `(${text} as number)`
const asString = (text: string) => `(${text} as string)`

const shapes: Readonly<Record<Kind, readonly Draw[]>> = {
  number: [
    (s, d) => `(${number(s, d)} ${s.chance.pick(["+", "-", "*", "/", "%"])} ${number(s, d)})`,
    (s, d) => `(${number(s, d)}${s.chance.pick([" + ", "*", " - ", "/ "])}${number(s, d)})`,
    (s, d) => `(${number(s, d)} ${s.chance.pick(["&", "|", "^", "<<", ">>", ">>>"])} ${number(s, d)})`,
    (s, d) => `((${number(s, d)}) ** ${s.chance.integer(0, 3)})`,
    (s, d) => `(${s.chance.pick(["-", "+", "~"])}(${number(s, d)}))`,
    (s, d) => `(${boolean(s, d)} ? ${number(s, d)} : ${number(s, d)})`,
    (s, d) => `Math.${s.chance.pick(["max", "min", "hypot"])}(${number(s, d)}, ${number(s, d)})`,
    (s, d) => `${string(s, d)}.length`,
    (s, d) => `(${numbers(s, d)}[${s.chance.integer(0, 1)}] ?? ${number(s, d)})`,
    (s, d) => `(${numbers(s, d)}.reduce((sum, x) => sum + x * ${number(s, 0)}, 0))`,
    (s, d) => `(${point(s, d)}).x`,
    (s, d) => `(${maybe(s, d)} ?? ${number(s, d)})`,
    (s, d) => `((${number(s, d)}) as number)`,
    (s, d) => `(() => ${number(s, d)})()`,
    (s, d) => `((p: number, q = p + ${number(s, d)}) => p * q)(${number(s, d)})`,
    (s, d) => `Number(${string(s, d)})`,
    (s, d) => `((${boolean(s, d)} ? ${numbers(s, d)} : undefined)?.[0]! / 2)`,
    (s, d) => assignment(s, "number", number(s, d), ["=", "+=", "-=", "*=", "/=", "%=", "|=", ">>>=", "??="]),
    (s, d) => step(s) ?? number(s, d),
    (s, d) => `(void 0, Math.abs(${number(s, d)}))`,
  ],
  string: [
    (s, d) => `(${string(s, d)} + ${s.chance.pick([string, number, boolean])(s, d)})`,
    (s, d) =>
      `\`${s.chance.pick(words)}\${${s.chance.pick([string, number, boolean])(s, d)}}<\${${string(s, d)}}\``,
    (s, d) => `(${boolean(s, d)} ? ${string(s, d)} : ${string(s, d)})`,
    (s, d) => `${string(s, d)}.slice(${s.chance.integer(-2, 2)})`,
    (s, d) => `(${string(s, d)}[${s.chance.integer(0, 2)}] ?? "none")`,
    (s, d) => `${numbers(s, d)}.join("/")`,
    (s, d) => `(typeof ${s.chance.pick([number, string, maybe, point, bigint])(s, d)} as string)`,
    (s, d) => `String(${s.chance.pick([number, boolean, bigint])(s, d)})`,
    (s, d) => `(${point(s, d)})["tag"]`,
    (s, d) => `${string(s, d)}.replace(/[a-e]+/gu, (m) => m + ${string(s, 0)})`,
    (s, d) => assignment(s, "string", `(${string(s, d)}).slice(0, 9)`, ["=", "+=", "||=", "&&="]),
  ],
  boolean: [
    (s, d) => `(${number(s, d)} ${s.chance.pick(["<", "<=", ">", ">="])} ${number(s, d)})`,
    (s, d) => `(${string(s, d)} ${s.chance.pick(["<", ">="])} ${string(s, d)})`,
    (s, d) =>
      `(${asNumber(number(s, d))} ${s.chance.pick(["===", "!==", "==", "!="])} ${asNumber(number(s, d))})`,
    (s, d) => `(${asString(string(s, d))} ${s.chance.pick(["===", "!==", "==", "!="])} ${string(s, d)})`,
    (s, d) => `(${maybe(s, d)} ${s.chance.pick(["===", "!==", "==", "!="])} undefined)`,
    (s, d) => `((${boolean(s, d)} as boolean) ${s.chance.pick(["&&", "||"])} ${boolean(s, d)})`,
    (s, d) => `!(${boolean(s, d)} as boolean)`,
    (s, d) => `${numbers(s, d)}.includes(${number(s, d)})`,
    (s) => `(${JSON.stringify(s.chance.pick(["x", "tag", "z"]))} in (${point(s, 1)} as object))`,
    (s, d) => `((${bigint(s, d)} as bigint) < ${number(s, d)})`,
  ],
  numbers: [
    (s, d) => `[...${numbers(s, d)}, ${number(s, d)}]`,
    (s, d) => `${numbers(s, d)}.map((x, i) => x ${s.chance.pick(["+", "*", "-"])} i)`,
    (s, d) => `${numbers(s, d)}.filter((x) => x ${s.chance.pick(["<", ">", "!="])} ${number(s, 0)})`,
    (s, d) => `[...${numbers(s, d)}].sort((p, q) => q - p)`,
    (s, d) => `Array.from({ length: ${s.chance.integer(0, 3)} }, (_, i) => i ** 2 + ${number(s, d)})`,
  ],
  point: [
    (s, d) => `{ ...${point(s, d)}, x: ${number(s, d)} }`,
    (s, d) => `{ x: ${number(s, d)}, ["t" + "ag"]: ${string(s, d)}, tag: ${string(s, d)} }`,
    (s, d) => `Object.assign({}, ${point(s, d)}, { x: ${number(s, d)} })`,
  ],
  maybe: [
    (s, d) => `${numbers(s, d)}.find((x) => x % 2 == ${s.chance.integer(0, 1)})`,
    (s, d) => `(${boolean(s, d)} ? ${number(s, d)} : undefined)`,
    (s, d) => `(${boolean(s, d)} ? ${point(s, d)} : null)?.x`,
  ],
  bigint: [
    (s, d) => `(${bigint(s, d)} ${s.chance.pick(["+", "-", "*", "&", "|", "^"])} ${bigint(s, d)})`,
    (s, d) => `(-(${bigint(s, d)}))`,
    (s, d) => `BigInt.asIntN(${s.chance.pick([8, 64])}, ${bigint(s, d)})`,
    (s) => `(${s.chance.integer(2, 9)}n ** ${s.chance.integer(0, 30)}n)`,
  ],
}

function assignment(scope: Scope, kind: Kind, value: string, operators: readonly string[]): string {
  const name = scope.maybeVariable(kind)
  return name === undefined ? value : `(${name} ${scope.chance.pick(operators)} ${value})`
}

function step(scope: Scope): string | undefined {
  const name = scope.maybeVariable("number")
  return name && scope.chance.pick([`${name}++`, `--${name}`])
}
