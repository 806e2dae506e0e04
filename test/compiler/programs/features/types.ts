import { expression } from "../expressions.ts"
import type { Scope } from "../scope.ts"
import { block, show, statement } from "../statements.ts"
import type { Feature } from "./feature.ts"

const number = (scope: Scope) => expression(scope, "number", 2)
const string = (scope: Scope) => expression(scope, "string", 1)

/** What TypeScript adds to JavaScript: generics, enums, namespaces, overloads, type predicates. */
export const types: readonly Feature[] = [
  (s) => {
    const [Flag, Word] = [s.fresh("Flag"), s.fresh("Word")]
    const constant = s.chance.pick(["", "const "])
    return `${constant}enum ${Flag} { None, A = 1 << 0, B = 1 << 1, Both = A | B, Far = -${s.chance.integer(2, 9)}${constant ? "" : `, Length = "abc".length`} }
enum ${Word} { Yes = "yes", No = \`n\${"o"}\` }
let ${Flag}set: ${Flag} = ${Flag}.A | ${Flag}.B
${Flag}set &= ~${Flag}.A
const ${Flag}has = (f: ${Flag}) => (${Flag}set & f) !== 0
const ${Word}say = (w: ${Word}): string => { switch (w) { case ${Word}.Yes: return w + "!"; case ${Word}.No: return w } }
${show(`${Flag}set`, `${Flag}has(${Flag}.B)`, `${Flag}.Far + ${number(s)}`, `${Flag}.Both`, `${Word}say(${Word}.No)`, `${Word}.Yes == ${Word}.Yes`)}
${constant ? "" : show(`${Flag}[2]`, `${Flag}[${Flag}.Both]`, Flag)}`
  },
  (s) => {
    const N = s.fresh("Space")
    return `namespace ${N} {
export let scale = ${number(s)}
export const twice = (x: number) => x * 2 + scale
const hidden = ${string(s)}
export namespace Inner { export const shown = () => hidden + scale; export class Box { value = scale ** 2 } }
export enum Level { Low = 1, High = Low * 10 }
export type Pair = [number, string]
}
namespace ${N} { export const later = twice(${number(s)}) }
import ${N}Inner = ${N}.Inner
${N}.scale += ${number(s)}
const ${N}pair: ${N}.Pair = [${N}.later, ${N}Inner.shown()]
${show(`${N}pair`, `new ${N}Inner.Box().value`, `${N}.twice(1)`, `${N}.Level.High`)}`
  },
  (s) => {
    const f = s.fresh("over")
    return `function ${f}(x: string): string
function ${f}(x: number, times?: number): number
function ${f}(x: readonly number[]): number[]
function ${f}(x: any, times = ${s.chance.integer(1, 3)}): any {
if (typeof x == "string") return x + x
if (typeof x === "number") return x * times
return x.map((y: number) => ${f}(y, times))
}
namespace ${f} { export const note = ${string(s)} }
${show(`${f}(${string(s)})`, `${f}(${number(s)})`, `${f}(${expression(s, "numbers", 1)})`, `${f}.note`)}`
  },
  (s) => {
    const [T, f] = [s.fresh("Shape"), s.fresh("measure")]
    return `type ${T} = { kind: "circle"; r: number } | { kind: "square"; side: number } | { kind: "none" }
function ${f}(shape: ${T} | null): number {
if (shape == null) return -1
switch (shape.kind) {
case "circle": return shape.r ** 2 * 3
case "square": { const { side } = shape; return side * side }
default: { const rest: { kind: "none" } = shape; return rest.kind.length }
}
}
const ${f}all = [{ kind: "circle", r: ${number(s)} }, { kind: "square", side: ${number(s)} }, null, { kind: "none" }] satisfies (${T} | null)[]
${show(`${f}all.map(${f})`)}`
  },
  (s) => {
    const [G, f, pick] = [s.fresh("Box"), s.fresh("least"), s.fresh("pick")]
    return `interface ${G}<out T> { readonly value: T; map<U>(f: (value: T) => U): ${G}<U> }
const ${G}of = <T,>(value: T): ${G}<T> => ({ value, map: (f) => ${G}of(f(value)) })
function ${f}<T extends number | string | bigint>(items: readonly T[]): T | undefined {
let least: T | undefined
for (const item of items) if (least === undefined || item < least) least = item
return least
}
const ${pick} = <O extends object, const K extends keyof O>(o: O, ...keys: K[]) => keys.map((key) => o[key])
type ${G}Element<A> = A extends readonly (infer E)[] ? E : never
const ${G}typed: ${G}Element<number[]> = ${number(s)}
const ${G}add = <T extends number>(p: T, q: T): number => p + q * 2 - -p
${show(`${G}of(${number(s)}).map((x) => x + 1).map(String).value`, `${f}(${expression(s, "numbers")})`, `${f}(["b", "a"])`, `${pick}(${expression(s, "point", 1)}, "tag", "x")`, `${G}typed`, `${G}add<number>(3, ${number(s)})`)}`
  },
  (s) => {
    const [is, check, x] = [s.fresh("isText"), s.fresh("check"), s.fresh("x")]
    return `const ${is} = (value: unknown): value is string => typeof value == "string"
function ${check}(value: unknown, rule = "must hold"): asserts value { if (!value) throw new TypeError(rule) }
let ${x}: string | number | null = ${s.chance.pick([number, string])(s)} as string | number | null
if (${is}(${x})) { ${x} += "!"; ${show(`${x}.length + 1`)} }
else if (${x} !== null) { ${x} *= 2; ${show(`${x} - 1`)} }
try { ${check}(${x}); ${show(`${x} + "" + 1`)} } catch (e) { ${show("(e as Error).message")} }
const ${x}maybe = (${expression(s, "maybe", 1)} ?? null) as number | null
${show(`${x}maybe != null && ${x}maybe > 2 ? ${x}maybe * 2 : "nothing"`, `${x}maybe! + 1`, `${x}maybe?.toFixed(1)`)}`
  },
  (s) => {
    const [T, o] = [s.fresh("Keys"), s.fresh("table")]
    return `const ${o} = { alpha: ${number(s)}, beta: ${number(s)}, nested: { list: [1, 2, ${number(s)}] } } as const
type ${T} = keyof typeof ${o}
type ${T}Getters = { [K in Exclude<${T}, "nested"> as \`get_\${K}\`]: () => number }
const ${T}getters: ${T}Getters = { get_alpha: () => ${o}.alpha - 1, get_beta: () => ${o}["beta"] / 2 }
const ${T}key: Exclude<${T}, "nested"> = ${s.chance.pick(['"alpha"', '"beta"'])}
const ${T}unique: unique symbol = Symbol("own")
const ${T}held = { [${T}unique]: ${number(s)}, [${T}key + "_"]: 1 }
${show(`${T}getters[\`get_\${${T}key}\`]()`, `${o}[${T}key] * 2`, `${o}.nested.list[1] + 1`, `${T}held[${T}unique]`, `${T}held`)}`
  },
  (s) => {
    const early = s.fresh("early")
    return `${show(`${early}(${number(s)})`)}
export function ${early}(n: number): number { return n > 3 ? ${early}(Math.min(n, 99) / 2) + 1 : n }
export const ${early}value = ${early}(${number(s)}) satisfies number as unknown as number
export type ${early}Type = ReturnType<typeof ${early}>
export { ${early} as ${early}again }
var ${early}var
${statement(s, 1)}
if (${expression(s, "boolean")}) { var ${early}var: any = ${number(s)} } else ${block(s, 0)}
${show(`${early}var`, `${early}value`, `typeof ${early}`)}`
  },
]
