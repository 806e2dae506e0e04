import { expression } from "../expressions.ts"
import type { Scope } from "../scope.ts"
import { show } from "../statements.ts"
import type { Feature } from "./feature.ts"

/** Values whose type says nothing: operators on them are found out at run time. */
function anything({ chance }: Scope): string {
  return chance.pick([
    "3",
    "-0.5",
    '"7"',
    '"text"',
    "true",
    "null",
    "undefined",
    "5n",
    "[1, 2]",
    "[]",
    "{ a: 1 }",
    "new Date(86400000)",
    "NaN",
    "() => 1",
    '({ valueOf() { console.log("valueOf"); return 4 }, toString() { console.log("toString"); return "s" } })',
    "Symbol.iterator",
    "new Map([[1, 2]])",
    "new Float64Array([1.5, 2.5])",
  ])
}

const operators = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "**",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "===",
  "&",
  "|",
  "^",
  "<<",
  ">>",
  ">>>",
]

/** What `any` leads to, errors in JavaScript's own words included. */
export const dynamic: readonly Feature[] = [
  (s) => {
    const x = s.fresh("any")
    const tries = s.chance.times(
      3,
      6,
      () =>
        `() => ${x}[${s.chance.integer(0, 2)}] ${s.chance.pick(operators)} ${x}[${s.chance.integer(0, 2)}]`,
    )
    return `const ${x}: any[] = [${anything(s)}, ${anything(s)}, ${anything(s)}]
for (const attempt of [${tries.join(", ")}, () => -${x}[0], () => ~${x}[1], () => !${x}[2], () => +${x}[1]])
try { ${show("attempt()")} } catch (e) { ${show("(e as Error).name", "(e as Error).message")} }`
  },
  (s) => {
    const [x, key] = [s.fresh("any"), s.fresh("key")]
    const operator = s.chance.pick(["+=", "-=", "*=", "??=", "||=", "**=", "&="])
    return `let ${x}: any = ${anything(s)}
const ${key}: any = ${s.chance.pick(['"a"', "0", '"length"', "-1", "1", "Symbol.iterator"])}
for (const attempt of [() => ${x}[${key}], () => (${x}[${key}] = 1), () => (${x}[${key}] ${operator} 2), () => ${x}[${key}]++, () => (${x} ${operator} ${expression(s, "number", 1)}), () => delete ${x}[${key}], () => ${x}?.[${key}]?.missing, () => ${x}[${key}].missing])
try { ${show("attempt()")} } catch (e) { ${show("(e as Error).name", "(e as Error).message")} }
${show(x)}`
  },
  (s) => {
    const f = s.fresh("mixed")
    return `const ${f} = (p: any, q: unknown) => (q === null ? p : p + (q as any) * 2)
function ${f}sum(...all: (number | string)[]) { return all.reduce((sum: any, x) => sum + x, 0) }
const ${f}each = <T,>(items: Iterable<T>, key: (item: T) => any) => { const out: any = {}; for (const item of items) (out[key(item)] ??= []).push(item); return out }
${show(`${f}(${expression(s, "number", 1)}, ${expression(s, "number", 1)})`, `${f}(${expression(s, "string", 1)}, null)`, `${f}sum(1, ${expression(s, "string", 1)}, 2)`, `${f}each(${expression(s, "numbers")}, (n) => (n > 2 ? "big" : n % 2 == 0))`)}`
  },
  (s) => {
    const p = s.fresh("proxy")
    return `const ${p}: any = new Proxy({ n: ${expression(s, "number", 1)} } as any, {
get(target, key, self) { console.log("get", String(key)); return Reflect.get(target, key, self) },
set(target, key, value) { console.log("set", String(key), value); return Reflect.set(target, key, value) },
has(target, key) { console.log("has", String(key)); return key in target },
})
${p}.n += ${expression(s, "number", 1)}
${p}["m"] ??= ${p}.n * 2
${show(`"n" in ${p}`, `${p}.n - ${p}.m`, `Object.keys(${p}).length`)}`
  },
  (s) => {
    const buffer = s.fresh("buffer")
    const kind = s.chance.pick(["Float64Array", "Uint8Array", "Int16Array"])
    return `const ${buffer} = ${kind}.from(${expression(s, "numbers")})
for (let i = 0; i < ${buffer}.length; i++) ${buffer}[i]! += i * ${expression(s, "number", 1)}
${buffer}[0] = ${expression(s, "number", 1)}
const ${buffer}text = ${expression(s, "string")}
${show(buffer, `${buffer}.subarray(1)`, `${buffer}text[0]`, `${buffer}text.at(-1)`, `new Date(1e9).getTime() - +new Date(1e8)`, `new Date(5) < new Date(6)`)}`
  },
]
