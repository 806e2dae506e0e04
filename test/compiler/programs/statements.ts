import { expression } from "./expressions.ts"
import { annotations, type Kind, type Scope } from "./scope.ts"

type Draw = (scope: Scope, depth: number) => string

const kinds: readonly Kind[] = ["number", "string", "boolean", "numbers", "point", "maybe", "bigint"]

/** Shows values as Node's console does. */
export function show(...values: readonly string[]): string {
  return `console.log(${values.join(", ")})`
}

/** A declaration of a new name, known to what follows. */
export function declaration(scope: Scope, kind: Kind = scope.chance.pick(kinds)): string {
  const value = expression(scope, kind)
  const keyword = scope.chance.pick(["const", "let", "let", "var"])
  const name = scope.put(kind, scope.fresh("v"), keyword !== "const")
  return `${keyword} ${name}: ${annotations[kind]} = ${value}`
}

/** One statement, blocks in it at most `depth` deep. */
export function statement(scope: Scope, depth: number): string {
  return scope.chance.pick(depth > 0 ? [...simple, ...nested] : simple)(scope, depth - 1)
}

/** A block with a scope of its own. */
export function block(scope: Scope, depth: number, last = ""): string {
  const inner = scope.inner()
  const body = scope.chance.times(1, 3, () => statement(inner, depth))
  return `{\n${[...body, ...(last ? [last] : [])].join("\n")}\n}`
}

const simple: readonly Draw[] = [
  (scope) => declaration(scope),
  (scope) => show(expression(scope, scope.chance.pick(kinds)), expression(scope, "number")),
  (scope) => {
    const name = scope.maybeVariable("number")
    return name
      ? `${name} ${scope.chance.pick(["+=", "-=", "*=", "/=", "**=", "<<=", ">>>=", "^="])} ${expression(scope, "number", 1)}`
      : declaration(scope, "number")
  },
  (scope) => {
    const [first, rest] = [scope.fresh("first"), scope.fresh("rest")]
    const text = `const [${first} = ${expression(scope, "number", 1)}, ...${rest}] = ${expression(scope, "numbers")} as number[]`
    scope.put("number", first)
    scope.put("numbers", rest)
    return text
  },
  (scope) => {
    const [x, tag] = [scope.fresh("x"), scope.fresh("tag")]
    const text = `let { x: ${x}, tag: ${tag} = "none" } = ${expression(scope, "point")} as { x: number; tag?: string }`
    scope.put("number", x, true)
    scope.put("string", tag, true)
    return text
  },
  (scope) => {
    const [a, b] = [scope.maybeVariable("number"), scope.maybeVariable("number")]
    return a && b ? `;[${a}, ${b}] = [${b}, ${a} + 1]` : declaration(scope, "number")
  },
  (scope) => {
    const list = scope.fresh("list")
    return `const ${list} = [...${expression(scope, "numbers")}]
let ${list}i = 0
${list}[${list}i++] ${scope.chance.pick(["+=", "-=", "*="])} ${expression(scope, "number", 1)}
${list}[${list}.length] = ${list}i
${show(list, `${list}i`, `${list}[0]!++`, `delete ${list}[1]`)}`
  },
  (scope) => {
    const record = scope.fresh("record")
    const key = expression(scope, "string", 1)
    return `const ${record}: Record<string, number> = {}
${record}[${key}] = (${record}[${key}] ?? 0) + ${expression(scope, "number", 1)}
${record}["total"] ??= 4
${show(record)}`
  },
]

const nested: readonly Draw[] = [
  (s, d) => `if (${expression(s, "boolean")}) ${block(s, d)} else ${block(s, d)}`,
  (s, d) => {
    const i = s.fresh("i")
    const inner = s.inner()
    inner.put("number", i)
    return `for (let ${i} = 0; ${i} < ${s.chance.integer(1, 4)}; ${i}++) ${block(inner, d)}`
  },
  (s, d) => {
    const x = s.fresh("x")
    const inner = s.inner()
    inner.put("number", x)
    const skip = `if (${x} > ${expression(inner, "number", 1)}) continue`
    return `for (const ${x} of ${expression(s, "numbers")}) ${block(inner, d, skip)}`
  },
  (s, d) => {
    const key = s.fresh("key")
    const inner = s.inner()
    inner.put("string", key)
    return `for (const ${key} in ${expression(s, "point")}) ${block(inner, d)}`
  },
  (s, d) => {
    const n = s.fresh("n")
    return `let ${n} = ${s.chance.integer(0, 4)}\nwhile (${n}-- > 0) ${block(s, d, `if (${expression(s, "boolean")}) break`)}`
  },
  (s, d) => {
    const [outer, i, j] = [s.fresh("outer"), s.fresh("i"), s.fresh("j")]
    return `${outer}: for (let ${i} = 0, ${j} = 5; ${i} < ${j}; ${i}++, ${j}--) {
for (const step of [1, 2, 3]) {
if (step * ${i} == ${j} - 2) continue ${outer}
if (${i} * step > ${expression(s, "number", 1)}) break ${outer}
${show(i, j, "step")}
}
${statement(s.inner(), d)}
}`
  },
  (s, d) => `switch (${expression(s, "number")} & 3) {
case 0: ${block(s, d)} break
case 1: ${show(expression(s, "string"))}
case ${s.chance.pick(["2", "1 + 1"])}: ${block(s, d, "break")}
default: ${show('"default"')}
}`,
  (s, d) => {
    const error = s.fresh("error")
    const thrown = s.chance.pick([
      "new RangeError('bad')",
      `new Error(${expression(s, "string", 1)})`,
      "{ message: 'odd' }",
    ])
    return `try {
${statement(s.inner(), d)}
if (${expression(s, "boolean")}) throw ${thrown}
} catch (${error}) {
${show(`(${error} as Error).message`, `${error} instanceof RangeError`)}
} finally ${block(s, d)}`
  },
  (s, d) => {
    const [f, p, q] = [s.fresh("f"), s.fresh("p"), s.fresh("q")]
    const inner = s.inner()
    inner.put("number", p, true)
    inner.put("string", q, true)
    return `function ${f}(${p}: number, ${q} = ${expression(s, "string", 1)}, ...more: number[]): number ${block(inner, d, `return ${p} + more.length * ${expression(inner, "number", 1)}`)}
${show(`${f}(${expression(s, "number", 1)})`, `${f}(1, "w", 2, 3)`, `${f}.name`, `${f}.length`)}`
  },
  (s, d) => {
    const makers = s.fresh("makers")
    return `const ${makers}: (() => number)[] = []
for (let k = 0; k < 3; k++) { ${makers}.push(() => k++ * 2); k += ${s.chance.integer(0, 1)} }
${show(`...${makers}.map((make) => make() + make())`)}
${statement(s, d)}`
  },
]
