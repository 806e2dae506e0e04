import { expression } from "../expressions.ts"
import type { Scope } from "../scope.ts"
import { block, show } from "../statements.ts"
import type { Feature } from "./feature.ts"

const number = (scope: Scope) => expression(scope, "number", 2)
const string = (scope: Scope) => expression(scope, "string", 1)

/** Functions of every kind: generators, async ones, closures, tags; and what is disposed of. */
export const functions: readonly Feature[] = [
  (s) => {
    const g = s.fresh("generate")
    return `function* ${g}(limit: number): Generator<number, string, number | undefined> {
let n = Math.max(${number(s)}, -9) || 0
while (n < limit) { const sent = yield n; n += sent ?? 1; if (n > 1e3 || n !== n) break }
try { yield* [n, n * 2] } finally { ${show("'closed'")} }
return "done" + n
}
const ${g}it = ${g}(${s.chance.integer(3, 9)})
${show(`${g}it.next()`, `${g}it.next(2)`, `${g}it.return("early")`, `[...${g}(${s.chance.integer(1, 4)})].length`)}
for (const n of ${g}(5)) if (n > 3) break`
  },
  (s) => {
    const [a, stream] = [s.fresh("later"), s.fresh("stream")]
    return `const ${a} = async (n: number): Promise<number> => (await Promise.resolve(n * 2)) + ${number(s)}
async function* ${stream}(n: number) { for (let i = 0; i < n; i++) { await null; yield (await ${a}(i)) - i } }
${show(`await ${a}(${number(s)}) + await ${a}(1)`, `(await Promise.all([1, 2].map(${a}))).join()`)}
for await (const x of ${stream}(${s.chance.integer(0, 3)})) { if (x === 4) continue; ${show("x ** 2")} }
const ${a}settled = await Promise.allSettled([${a}(1), Promise.reject(new RangeError("no"))])
${show(`${a}settled.map(({ status }) => status)`, `-(await ${a}(2)) ** 2 > 0`.replace("-(", "-((").replace(" ** 2", " ** 2)"))}
const ${a}value = await (async () => { try { await Promise.reject(${string(s)}) } catch (e) { return e + "?" } finally { ${show("'finally'")} } })()
${show(`${a}value`)}`
  },
  (s) => {
    const [make, c] = [s.fresh("counter"), s.fresh("c")]
    return `function ${make}(start = ${number(s)}) {
let count = start
const step = () => (count += ${number(s)})
return { step, get count() { return count }, reset: function () { count = arguments.length; return this } }
}
const ${c} = ${make}()
${c}.step(); ${c}.step()
${show(`${c}.count`, `${c}.reset().count`, `${make}.call(null, 3).step()`)}
const ${c}fib = ((memo: Map<number, number>) => function fib(n: number): number {
return n < 2 ? n : memo.get(n) ?? (memo.set(n, fib(n - 1) + fib(n - 2)), memo.get(n)!)
})(new Map())
${show(`${c}fib(${s.chance.integer(5, 40)})`, `${c}fib.name`)}`
  },
  (s) => {
    const tag = s.fresh("tag")
    return `const ${tag} = (parts: TemplateStringsArray, ...values: unknown[]) => parts.raw.join("|") + values.map((v) => typeof v + v).join()
${show(`${tag}\`a\${${number(s)}}\\n\${${string(s)}}\``, `\`outer \${\`inner \${${number(s)}}\`}\``, `String.raw\`\\u\${1.0}\``)}`
  },
  (s) => {
    const log = s.fresh("closed")
    return `const ${log}: string[] = []
const ${log}open = (name: string) => ({ name, [Symbol.dispose]() { ${log}.push(name) }, async [Symbol.asyncDispose]() { ${log}.push("async " + name) } })
{ using first = ${log}open(${string(s)}), second = ${log}open("second"); ${show("first.name + second.name")} }
await (async () => { await using third = ${log}open("third"); ${log}.push("in " + third.name) })()
for (using each of [${log}open("x"), ${log}open("y")]) if (each.name < "y") continue
${show(log)}`
  },
  (s) => {
    const [f, o] = [s.fresh("take"), s.fresh("given")]
    return `function ${f}({ a = ${number(s)}, b: { c, ...d } = { c: 2, e: 3 } as { c: number; e?: number }, ...rest }: any, [p, , q = p] = [1, 2, 3]) {
return [a + c, d, rest, p * q]
}
const ${o} = { a: undefined, b: { c: ${number(s)}, z: 1 }, more: ${string(s)} }
${show(`...${f}(${o})`, `...${f}({}, [${number(s)}, 0] as any)`)}
let ${o}x = 1, ${o}y: number | undefined
;({ x: ${o}x, y: ${o}y = ${number(s)} } = { x: ${o}x + 1 } as { x: number; y?: number })
;[${o}x, ${o}y] = [${o}y, ${o}x]
for (const [key, { length }] of Object.entries({ one: "a", two: ${string(s)} })) ${show("key + length")}
${show(`${o}x`, `${o}y`)}`
  },
  (s) => {
    const o = s.fresh("deep")
    return `type ${o}Node = { value: number; next?: ${o}Node; call?: (n: number) => number; list?: number[] }
const ${o}: ${o}Node = { value: ${number(s)}, next: { value: 2, call: (n) => n * ${number(s)}, list: [4, 5] } }
${show(`${o}.next?.next?.value`, `${o}.next?.call?.(3)`, `${o}?.["next"]?.list?.[1]`, `${o}.call?.(1) ?? "none"`, `(${o}.next?.list)!.length - 1`, `delete ${o}.next?.list`)}
${o}.next!.value += ${number(s)}
${o}.next!.list ??= []
${o}.next!.list.push(${o}.next!.value)
${show(o)}
${block(s, 1)}`
  },
]
