import { expression } from "../expressions.ts"
import type { Scope } from "../scope.ts"
import { block, show } from "../statements.ts"
import type { Feature } from "./feature.ts"

const number = (scope: Scope) => expression(scope, "number", 2)
const string = (scope: Scope) => expression(scope, "string", 1)

/** Classes and what may stand in them. */
export const classes: readonly Feature[] = [
  (s) => {
    const [Base, Derived] = [s.fresh("Base"), s.fresh("Derived")]
    return `abstract class ${Base}<T> {
static made = 0
protected log: string[] = []
constructor(protected readonly item: T, public scale = ${number(s)}) { ${Base}.made += 1; this.log.push("base") }
abstract area(): number
describe(): string { return \`\${this.constructor.name} \${this.area() * this.scale} \${this.item}\` }
}
class ${Derived} extends ${Base}<string> {
#secret = ${number(s)}
declare extra?: number
override area() { this.#secret += ${number(s)}; return this.#secret / 2 }
override describe() { return super.describe() + "!" + this.log.join() }
static isIt(x: object) { return #secret in x }
}
const ${Derived}it = new ${Derived}(${string(s)})
${show(`${Derived}it.describe()`, `${Derived}it.describe()`, `${Base}.made`, `${Derived}.isIt(${Derived}it)`, `${Derived}.isIt({})`, `Object.keys(${Derived}it)`)}`
  },
  (s) => {
    const C = s.fresh("Counter")
    const operator = s.chance.pick(["+=", "-=", "*=", "**=", "??="])
    return `class ${C} {
#count = ${number(s)}
reads = 0
get count() { this.reads++; return this.#count }
set count(value: number) { this.#count = value + ${s.chance.integer(0, 3)} }
static #instances = 0
static { this.#instances = ${number(s)} }
static get instances() { return ${C}.#instances++ }
#loose: any = ${string(s)}
bump(by: any) { this.#loose += by; return this.#loose }
at(i: number) { return this.#count + i }
}
const ${C}one = new ${C}()
${C}one.count ${operator} ${number(s)}
${C}one["count"]++
${show(`${C}one.count`, `${C}one.reads`, `${C}.instances`, `${C}.instances`, `${C}one.at(-1)`, `${C}one.bump(${number(s)})`, `${C}one`)}`
  },
  (s) => {
    const C = s.fresh("Chain")
    return `interface ${C} { extra(n: number): this }
class ${C} {
total = 0;
["computed"] = ${number(s)}
add = (n: number) => { this.total += n; return this }
static of(...all: readonly number[]) { const made = new this(); for (const n of all) made.add(n); return made }
[Symbol.toPrimitive](hint: string) { return hint === "number" ? this.total : "chain " + hint }
*[Symbol.iterator]() { for (let i = 0; i < 3; i++) yield i * this.total }
}
${C}.prototype.extra = function (n) { this.total -= n; return this }
const ${C}it = ${C}.of(${number(s)}, 2).add(${number(s)}).extra(1)
${show(`+(${C}it as any)`, `\`\${${C}it}\``, `(${C}it as any) + 1`, `(${C}it as any) * 2 > 3`, `[...${C}it]`, `(${C}it as any).computed`)}`
  },
  (s) => {
    const [Base, Mixed, C] = [s.fresh("Plain"), s.fresh("Mixed"), s.fresh("Both")]
    return `type ${C}Constructor<T = {}> = new (...args: any[]) => T
function ${Mixed}<T extends ${C}Constructor<{ size: number }>>(Parent: T) {
return class extends Parent { get doubled() { return this.size * 2 + ${number(s)} } }
}
class ${Base} { size = ${number(s)} }
const ${C} = ${Mixed}(${Base})
const ${C}it = new ${C}()
${C}it.size -= ${number(s)}
${show(`${C}it.doubled`, `${C}it instanceof ${Base}`, `${Base}.name`)}`
  },
  (s) => {
    const [log, C] = [s.fresh("log"), s.fresh("Decorated")]
    return `const ${log}: string[] = []
function ${log}bound<This, A extends unknown[], R>(method: (this: This, ...args: A) => R, context: ClassMethodDecoratorContext) {
${log}.push(String(context.name))
return function (this: This, ...args: A): R { ${log}.push("call " + args.length); return method.apply(this, args) }
}
const ${log}plus = (n: number) => (_: undefined, _context: ClassFieldDecoratorContext) => (value: number) => value + n
function ${log}kind(_: Function, { kind, name }: ClassDecoratorContext) { ${log}.push(kind + " " + name) }
@${log}kind class ${C} {
@${log}plus(${number(s)}) size = ${number(s)};
@${log}bound grow(by: number, times = 2) ${block(s, 0, "return (this.size += by * times)")}
}
${show(`new ${C}().grow(${number(s)})`, log)}`
  },
  (s) => {
    const o = s.fresh("object")
    return `const ${o} = {
n: ${number(s)},
get twice() { return this.n * 2 },
set twice(value) { this.n = value / 2 },
[\`k\${1 + 1}\`]: ${string(s)},
async *later() { yield this.n },
"quoted key": ${number(s)},
1.5: "float key",
method(this: { n: number }, by: number) { return this.n + by },
}
${o}.twice += ${number(s)}
${o}["quoted key"] -= 1
const { n: ${o}n, ...${o}rest } = ${o}
${show(`${o}.twice`, `${o}n`, `Object.keys(${o}rest)`, `${o}.method(2)`, `${o}[1.5]`, `(await ${o}.later().next()).value`)}`
  },
]
