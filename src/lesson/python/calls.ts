import {
  type Box,
  type Callable,
  earliest,
  join,
  maybeMember,
  newBox,
  newScope,
  shownTaintOf,
  taintOf,
} from "./box.ts"
import { evaluate, evaluateAttribute, evaluateElements } from "./expressions.ts"
import { followBody } from "./follow.ts"
import {
  changingCalls,
  fillingCalls,
  fillingMethods,
  generatorMakers,
  orderlessCalls,
  type Reason,
  type SharedGenerator,
  setMakers,
  shapeCalls,
  sharedGenerators,
  shufflingDraws,
} from "./sources.ts"
import { newReason, type State } from "./state.ts"
import { childrenOf, maybeChild, type PythonNode, splitAt, textOf } from "./syntax.ts"

interface Argument {
  readonly name: string | null
  readonly box: Box
  readonly text: string
}

/** `f(x)`: a call into a library by its table, a call of the lesson's own function by following it. */
export function evaluateCall(state: State, at: PythonNode): Box {
  const [callee, list] = childrenOf(at)
  if (!callee || !list) return newBox()
  const method = maybeMethod(state, callee)
  const box = method ? evaluateAttribute(method.base, method.name) : evaluate(state, callee)
  const args = readArguments(state, list)
  if (box.callable) return followCall(state, box.callable, args)
  const call = box.type && maybeMember(box.type, "__call__")
  if (call?.callable) return followCall(state, { ...call.callable, self: box }, args)
  if (box.path !== null) return evaluateLibraryCall(state, box.path, callee, args)
  return evaluateMethod(state, method ?? { base: box, name: "" }, args)
}

interface Method {
  readonly base: Box
  readonly name: string
}

/** The object before the dot and the name after it, where a callee has a dot. */
function maybeMethod(state: State, callee: PythonNode): Method | null {
  const [object, sign, property] = childrenOf(callee)
  if (callee.node.name !== "MemberExpression" || sign?.node.name !== "." || !object || !property) return null
  return { base: evaluate(state, object), name: textOf(property) }
}

function readArguments(state: State, list: PythonNode): Argument[] {
  if (list.node.name !== "ArgList") return [{ name: null, box: evaluate(state, list), text: textOf(list) }]
  const nodes = childrenOf(list).slice(1, -1)
  return splitAt(nodes, ",").flatMap((part): Argument[] => {
    const [first, sign] = part
    if (!first) return []
    if (sign?.node.name === "AssignOp") {
      const value = part.slice(2)
      return [{ name: textOf(first), box: evaluateElements(state, value), text: value.map(textOf).join("") }]
    }
    const isComprehension = part.some((node) => node.node.name === "for")
    const box = isComprehension
      ? join(part.map((node) => evaluate(state, node)))
      : evaluateElements(state, part)
    return [{ name: null, box, text: textOf(first) }]
  })
}

function evaluateLibraryCall(state: State, path: string, callee: PythonNode, args: readonly Argument[]): Box {
  const generator = sharedGenerators.find(({ module }) => path.startsWith(`${module}.`))
  const member = generator ? path.slice(generator.module.length + 1) : ""
  if (generator?.seeds.includes(member)) return seed(state, generator, args)
  if (generator?.draws.has(member)) return draw(state, generator, member, callee, args)
  if (generatorMakers.has(path)) return makeGenerator(state, callee, args)
  for (const rule of ["clock", "identity"] as const) {
    if (changingCalls[rule].has(path)) return newBox({ taint: newReason(state, rule, callee) })
  }
  if (path === "print" || path === "display" || path === "IPython.display.display") show(state, args)
  if (shapeCalls.has(path)) return newBox()
  const boxes = args.map((arg) => arg.box)
  if (setMakers.has(path)) return makeSet(state, callee, args)
  if (fillingCalls.has(path)) fill(args[0]?.box, args.slice(1))
  fill(args.find((arg) => arg.name === "out")?.box, args)
  const taint = orderlessCalls.has(path) ? taintOf(join(boxes)) : shownByAny(boxes)
  return newBox({ taint: earliest(taint, followCallbacks(state, args)) })
}

/** `seed()` and `seed(None)` take one from the machine; `seed(time.time())` is as unsure as the clock. */
function seed(state: State, generator: SharedGenerator, args: readonly Argument[]): Box {
  const taint = shownByAny(args.map((arg) => arg.box))
  state.generators.set(generator.module, isUnseeded(args) ? "fresh" : (taint ?? "seeded"))
  return newBox()
}

function isUnseeded(args: readonly Argument[]): boolean {
  return args.length === 0 || (args.length === 1 && args[0]?.text === "None")
}

function draw(
  state: State,
  generator: SharedGenerator,
  member: string,
  callee: PythonNode,
  args: readonly Argument[],
): Box {
  const condition = state.generators.get(generator.module)
  const reason = typeof condition === "object" ? condition : newReasonOfDraw(state, generator, callee)
  const taint = condition === "seeded" ? null : reason
  if (taint && shufflingDraws.has(member)) fillWith(args[0]?.box, { ...taint, name: args[0]?.text ?? null })
  return newBox({ taint: earliest(taint, shownByAny(args.map((arg) => arg.box))) })
}

function newReasonOfDraw(state: State, generator: SharedGenerator, callee: PythonNode): Reason {
  const call = textOf(callee)
  const dot = call.lastIndexOf(".")
  const module = dot < 0 ? generator.module.replace(/^numpy/, "np") : call.slice(0, dot)
  return newReason(state, "draw", callee, `${module}.${generator.seeds[0]}`)
}

function makeGenerator(state: State, callee: PythonNode, args: readonly Argument[]): Box {
  const taint = shownByAny(args.map((arg) => arg.box))
  return newBox({ taint: isUnseeded(args) ? newReason(state, "generator", callee) : taint })
}

function makeSet(state: State, callee: PythonNode, args: readonly Argument[]): Box {
  const order = args.length === 0 ? null : { ...newReason(state, "order", callee), call: "a set" }
  return newBox({ taint: taintOf(join(args.map((arg) => arg.box))), order })
}

function show(state: State, args: readonly Argument[]): void {
  state.shown = earliest(state.shown, state.control, shownByAny(args.map((arg) => arg.box)))
}

function shownByAny(boxes: readonly Box[]): Reason | null {
  return earliest(...boxes.map(shownTaintOf))
}

function fill(target: Box | undefined, args: readonly Argument[]): void {
  fillWith(target, shownByAny(args.map((arg) => arg.box)))
}

function fillWith(target: Box | undefined, reason: Reason | null): void {
  if (target) target.taint = earliest(target.taint, reason)
}

/** A method of an object that is not the lesson's own class: unsure where object or arguments are. */
function evaluateMethod(state: State, { base, name }: Method, args: readonly Argument[]): Box {
  const given = shownByAny(args.map((arg) => arg.box))
  if (fillingMethods.has(name)) fillWith(base, earliest(given, state.control))
  const own = shownTaintOf(base)
  if (shufflingDraws.has(name)) fillWith(args[0]?.box, own)
  return newBox({ taint: earliest(own, given, followCallbacks(state, args)) })
}

/** `map(f, xs)`, `sorted(key=f)`: a function given to another is called with what goes beside it. */
function followCallbacks(state: State, args: readonly Argument[]): Reason | null {
  const others = join(args.filter((arg) => !arg.box.callable).map((arg) => arg.box))
  const results = args.map(({ box }) => {
    return box.callable ? followCall(state, box.callable, [{ name: null, box: others, text: "" }]) : null
  })
  return earliest(...results.map((box) => box && shownTaintOf(box)))
}

/** Follows a call of the lesson's own function or class into its body. */
function followCall(state: State, callable: Callable, args: readonly Argument[]): Box {
  if (callable.makes) {
    const object = newBox({ type: callable.makes })
    const start = maybeMember(callable.makes, "__init__")
    if (start?.callable) followCall(state, { ...start.callable, self: object }, args)
    return object
  }
  const { node } = callable.definition
  if (state.running.has(node) || state.budget < 0 || state.running.size > 40)
    return join(args.map((arg) => arg.box))
  const scope = newScope(callable.scope)
  bindParameters(state, callable, args, scope)
  return followBody(state, callable.definition, scope)
}

/** Gives parameters the caller's own objects, so that what the body stores in them is seen outside. */
function bindParameters(
  state: State,
  callable: Callable,
  args: readonly Argument[],
  scope: Callable["scope"],
): void {
  const list = maybeChild(callable.definition, "ParamList")
  const nodes = list ? childrenOf(list).filter((child) => !/^[()]$/.test(child.node.name)) : []
  const positional = [
    ...(callable.self ? [callable.self] : []),
    ...args.filter((arg) => arg.name === null).map((arg) => arg.box),
  ]
  for (const parameter of splitAt(nodes, ",")) {
    const name = parameter.find((node) => node.node.name === "VariableName")
    if (!name) continue
    const isRest = parameter.some((node) => /^\*\*?$/.test(node.node.name))
    const equals = parameter.findIndex((node) => node.node.name === "AssignOp")
    const keyword = args.find((arg) => arg.name === textOf(name))?.box
    const fallback = () => (equals < 0 ? newBox() : evaluateElements(state, parameter.slice(equals + 1)))
    const given = isRest ? join(positional.splice(0)) : (keyword ?? positional.shift())
    scope.names.set(textOf(name), given ?? fallback())
  }
}
