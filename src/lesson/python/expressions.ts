import { type Box, earliest, join, maybeMember, newBox, newScope, shownTaintOf, taintOf } from "./box.ts"
import { evaluateCall } from "./calls.ts"
import { shapeAttributes, sharedGenerators } from "./sources.ts"
import { bindName, findName, newReason, type State, unsure } from "./state.ts"
import { childrenOf, maybeLiteral, type PythonNode, splitAt, textOf } from "./syntax.ts"

/** What is known of an expression's value. */
export function evaluate(state: State, at: PythonNode): Box {
  state.budget -= 1
  switch (at.node.name) {
    case "VariableName":
      return evaluateName(state, textOf(at))
    case "MemberExpression":
      return evaluateMember(state, at)
    case "CallExpression":
      return evaluateCall(state, at)
    case "LambdaExpression":
      return newBox({ callable: { definition: at, scope: state.scope, self: null, makes: null } })
    case "TupleExpression":
    case "ArrayExpression":
    case "ParenthesizedExpression":
      return evaluateElements(state, childrenOf(at).slice(1, -1))
    case "SetExpression":
      return evaluateSet(state, at)
    case "DictionaryExpression":
      return evaluateDictionary(state, at)
    case "NamedExpression":
      return evaluateNamed(state, at)
    default:
      return at.node.name.includes("Comprehension")
        ? evaluateComprehension(state, at)
        : join(childrenOf(at).map((child) => evaluate(state, child)))
  }
}

/** Values separated by commas: one is itself, several are a tuple. */
export function evaluateElements(state: State, nodes: readonly PythonNode[]): Box {
  const parts = splitAt(nodes, ",").filter((part) => part.length > 0)
  const hasComma = nodes.some((node) => node.node.name === ",")
  const boxes = parts.map((part) => {
    const inner = part.map((node) => evaluate(state, node))
    return inner.length === 1 && inner[0] ? inner[0] : join(inner)
  })
  const isStarred = nodes.some((node) => node.node.name === "*")
  if (!hasComma && boxes.length === 1 && boxes[0] && nodes[0]?.node.parent?.name !== "ArrayExpression")
    return boxes[0]
  return isStarred ? join(boxes) : newBox({ elements: boxes })
}

function evaluateName(state: State, name: string): Box {
  const known = findName(state, name)
  if (known) return known
  const star = state.stars.find((module) =>
    sharedGenerators.some((g) => g.module === module && (g.draws.has(name) || g.seeds.includes(name))),
  )
  return newBox({ path: star === undefined ? name : `${star}.${name}` })
}

/** `a.name` and `a[index]`. */
function evaluateMember(state: State, at: PythonNode): Box {
  const [object, sign, ...rest] = childrenOf(at)
  if (!object || !sign) return newBox()
  const base = evaluate(state, object)
  if (sign.node.name === ".") return evaluateAttribute(base, rest[0] ? textOf(rest[0]) : "")
  const inner = rest.slice(0, -1)
  const index = join(inner.map((node) => evaluate(state, node)))
  const key = inner.length === 1 && inner[0] ? maybeLiteral(inner[0]) : null
  const field = key === null ? undefined : base.fields.get(key)
  if (field) return field
  const element = elementAt(base, inner)
  if (element) return element
  return newBox({ taint: earliest(shownTaintOf(base), shownTaintOf(index)) })
}

function elementAt(base: Box, index: readonly PythonNode[]): Box | null {
  const [only] = index
  if (
    !base.elements ||
    index.length !== 1 ||
    only?.node.name !== "Number" ||
    taintOf({ ...base, elements: null })
  )
    return null
  return base.elements[Number(textOf(only))] ?? null
}

/** What is known of `base.name`. */
export function evaluateAttribute(base: Box, name: string): Box {
  if (base.path !== null) return newBox({ path: `${base.path}.${name}`, taint: base.taint })
  const field = base.fields.get(name)
  if (field) return field
  if (shapeAttributes.has(name)) return newBox()
  const member = base.type && maybeMember(base.type, name)
  if (member?.callable) return newBox({ callable: { ...member.callable, self: base } })
  if (member) return member
  return newBox({ taint: taintOf(base) })
}

/** A set of numbers written out keeps its order; of anything else it may not. */
function evaluateSet(state: State, at: PythonNode): Box {
  const items = childrenOf(at).filter((child) => !/^[{},]$/.test(child.node.name))
  const box = join(items.map((item) => evaluate(state, item)))
  const isFixed = items.every((item) => item.node.name === "Number")
  return isFixed ? box : { ...box, order: { ...newReason(state, "order", at), call: "a set" } }
}

/** `{'W': W}`: values under constant keys are followed one by one. */
function evaluateDictionary(state: State, at: PythonNode): Box {
  const box = newBox()
  for (const entry of splitAt(childrenOf(at).slice(1, -1), ",")) {
    const [key, colon, value] = entry
    const literal = key && colon?.node.name === ":" ? maybeLiteral(key) : null
    if (literal !== null && value) box.fields.set(literal, evaluate(state, value))
    else box.taint = earliest(box.taint, taintOf(join(entry.map((node) => evaluate(state, node)))))
  }
  return box
}

function evaluateNamed(state: State, at: PythonNode): Box {
  const [name, , value] = childrenOf(at)
  const box = value ? evaluate(state, value) : newBox()
  if (name) bindName(state, textOf(name), box)
  return box
}

/** `[f(x) for x in xs if test]`: the names first, in a scope of their own, then the element. */
function evaluateComprehension(state: State, at: PythonNode): Box {
  const inner = childrenOf(at).filter((child) => !/^[[\](){}]$/.test(child.node.name))
  const first = inner.findIndex((child) => child.node.name === "for")
  const outer = state.scope
  state.scope = newScope(outer)
  const tests: Box[] = []
  for (const clause of splitAt(inner.slice(first + 1), "for")) {
    const [targets = [], source = []] = splitAt(clause, "in")
    const [iterated, ...conditions] = splitAt(source, "if")
    assignAll(state, targets, iteratedFrom(join((iterated ?? []).map((node) => evaluate(state, node)))))
    tests.push(...conditions.flat().map((node) => evaluate(state, node)))
  }
  const element = join(inner.slice(0, first).map((node) => evaluate(state, node)))
  state.scope = outer
  const box = join([element, ...tests])
  const isSet = at.node.name.startsWith("Set")
  return isSet ? { ...box, order: { ...newReason(state, "order", at), call: "a set" } } : box
}

/** What a loop gets from an object: its parts, unsure in order where the object is. */
export function iteratedFrom(box: Box): Box {
  return newBox({ taint: shownTaintOf(box) })
}

/** Assigns to targets separated by commas; a tuple written out is unpacked part by part. */
export function assignAll(state: State, targets: readonly PythonNode[], value: Box): void {
  const names = splitAt(targets, ",").filter((part) => part.length > 0)
  if (names.length === 1 && !targets.some((node) => node.node.name === ",")) {
    const target = names[0]?.at(-1)
    if (target) assign(state, target, value)
    return
  }
  const parts = value.elements?.length === names.length ? value.elements : null
  names.forEach((name, at) => {
    const target = name.at(-1)
    if (target) assign(state, target, parts?.[at] ?? newBox({ taint: shownTaintOf(value) }))
  })
}

function assign(state: State, target: PythonNode, value: Box): void {
  switch (target.node.name) {
    case "VariableName":
      bindName(state, textOf(target), value)
      return
    case "MemberExpression":
      assignMember(state, target, value)
      return
    case "TupleExpression":
    case "ArrayExpression":
    case "ParenthesizedExpression":
      assignAll(state, childrenOf(target).slice(1, -1), value)
  }
}

/** `a.name = v` and `a['key'] = v` are kept apart; `a[i] = v` makes all of `a` unsure where `v` is. */
function assignMember(state: State, target: PythonNode, value: Box): void {
  const [object, sign, ...rest] = childrenOf(target)
  if (!object || !sign) return
  const base = evaluate(state, object)
  const isAttribute = sign.node.name === "."
  const inner = isAttribute ? rest : rest.slice(0, -1)
  const only = inner.length === 1 ? inner[0] : undefined
  const key = only && (isAttribute ? textOf(only) : maybeLiteral(only))
  if (typeof key === "string") {
    const old = state.isBranch ? (base.fields.get(key)?.taint ?? null) : null
    const stored = unsure(state, value)
    base.fields.set(key, old ? { ...stored, taint: earliest(old, stored.taint) } : stored)
    nameReason(stored, textOf(target))
    return
  }
  const index = join(inner.map((node) => evaluate(state, node)))
  const reason = earliest(base.taint, taintOf(unsure(state, value)), shownTaintOf(index), state.control)
  base.taint = reason
  nameReason(base, textOf(object))
}

function nameReason(box: Box, name: string): void {
  if (box.taint && box.taint.name === null) box.taint = { ...box.taint, name }
}
