import { type Box, type ClassBox, earliest, join, newBox, newScope, shownTaintOf, taintOf } from "./box.ts"
import { assignAll, evaluate, evaluateElements, iteratedFrom } from "./expressions.ts"
import { bindName, findName, type State } from "./state.ts"
import { childrenOf, maybeChild, type PythonNode, splitAt, textOf } from "./syntax.ts"

/** Goes through a statement, or through a body of them; gives the value of an expression statement. */
export function execute(state: State, at: PythonNode): Box {
  switch (at.node.name) {
    case "AssignStatement":
      executeAssignment(state, at)
      break
    case "UpdateStatement":
      executeUpdate(state, at)
      break
    case "ExpressionStatement":
      return evaluateElements(state, childrenOf(at))
    case "ReturnStatement":
    case "YieldStatement":
      executeReturn(state, at)
      break
    case "IfStatement":
      executeIf(state, at)
      break
    case "ForStatement":
      executeFor(state, at)
      break
    case "WhileStatement":
      executeWhile(state, at)
      break
    case "TryStatement":
      executeTry(state, at)
      break
    case "WithStatement":
      executeWith(state, at)
      break
    case "FunctionDefinition":
      executeFunction(state, at)
      break
    case "ClassDefinition":
      executeClass(state, at)
      break
    case "ImportStatement":
      executeImport(state, at)
      break
    case "ScopeStatement":
      for (const name of childrenOf(at).slice(1)) state.scope.outer.add(textOf(name))
      break
    case "DeleteStatement":
      break
    case "PrintStatement":
      state.shown = earliest(
        state.shown,
        state.control,
        shownTaintOf(join(childrenOf(at).map((n) => evaluate(state, n)))),
      )
      break
    case "Body":
    case "Script":
    case "StatementGroup":
    case "DecoratedStatement":
      for (const child of childrenOf(at)) execute(state, child)
      break
    default:
      for (const child of childrenOf(at)) evaluate(state, child)
  }
  return newBox()
}

/** `a = b = value`, `a, b = f()`, `a: int = 3`. */
function executeAssignment(state: State, at: PythonNode): void {
  const parts = splitAt(childrenOf(at), "AssignOp")
  const value = evaluateElements(state, parts.at(-1) ?? [])
  for (const targets of parts.slice(0, -1)) {
    assignAll(
      state,
      targets.filter((target) => target.node.name !== "TypeDef"),
      value,
    )
  }
}

/** `a += value` changes the object that `a` names. */
function executeUpdate(state: State, at: PythonNode): void {
  const [target, , ...rest] = childrenOf(at)
  if (!target) return
  const value = join(rest.map((node) => evaluate(state, node)))
  const reason = earliest(shownTaintOf(value), state.control)
  if (target.node.name === "MemberExpression") {
    assignAll(state, [target], join([evaluate(state, target), value]))
    return
  }
  const box = findName(state, textOf(target))
  if (box) box.taint = earliest(box.taint, reason)
  else bindName(state, textOf(target), newBox({ taint: reason }))
}

function executeReturn(state: State, at: PythonNode): void {
  const value = evaluateElements(state, childrenOf(at).slice(1))
  const isUnsure = state.control !== null
  const box = isUnsure
    ? newBox({ taint: earliest(taintOf(value), state.control), order: value.order })
    : value
  state.returns.at(-1)?.push(box)
}

/** Every branch is gone through; what a branch assigns joins what was there before. */
function executeIf(state: State, at: PythonNode): void {
  const { control, isBranch } = state
  for (const child of childrenOf(at)) {
    if (child.node.name !== "Body") {
      state.control = earliest(state.control, taintOf(evaluate(state, child)))
      continue
    }
    state.isBranch = isBranch || !runsAlways(at)
    execute(state, child)
  }
  state.control = control
  state.isBranch = isBranch
}

/** `if __name__ == "__main__":` and `if True:`. */
function runsAlways(at: PythonNode): boolean {
  const test = childrenOf(at)[1]
  return test !== undefined && /^(True|1|__name__\s*==.*)$/.test(textOf(test))
}

/** A loop's body is gone through twice: what one turn leaves, the next one reads. */
function executeFor(state: State, at: PythonNode): void {
  const children = childrenOf(at)
  const head = children.slice(children.findIndex((child) => child.node.name === "for") + 1)
  const body = head.findIndex((child) => child.node.name === "Body")
  const [targets = [], source = []] = splitAt(head.slice(0, body), "in")
  for (let turn = 0; turn < 2; turn += 1) {
    const box = evaluateElements(state, source)
    assignAll(state, targets, loopValue(box))
    for (const child of head.slice(body)) if (child.node.name === "Body") execute(state, child)
  }
}

/** `for W, dW in [(a, b)]` keeps parts apart; objects written out are changed through the loop's name. */
function loopValue(box: Box): Box {
  const only = box.elements?.length === 1 ? box.elements[0] : undefined
  return only ?? iteratedFrom(box)
}

function executeWhile(state: State, at: PythonNode): void {
  const { control } = state
  for (let turn = 0; turn < 2; turn += 1) {
    for (const child of childrenOf(at)) {
      if (child.node.name === "Body") execute(state, child)
      else state.control = earliest(state.control, taintOf(evaluate(state, child)))
    }
  }
  state.control = control
}

/** The handlers of a `try` may run or not. */
function executeTry(state: State, at: PythonNode): void {
  const { isBranch } = state
  for (const child of childrenOf(at)) {
    if (child.node.name === "except") state.isBranch = true
    if (child.node.name === "finally") state.isBranch = isBranch
    if (child.node.name === "Body") execute(state, child)
  }
  state.isBranch = isBranch
}

function executeWith(state: State, at: PythonNode): void {
  for (const part of splitAt(childrenOf(at).slice(1), ",")) {
    const [value, as, name] = part
    const box = value && value.node.name !== "Body" ? evaluate(state, value) : newBox()
    if (as?.node.name === "as" && name) assignAll(state, [name], box)
    for (const node of part) if (node.node.name === "Body") execute(state, node)
  }
}

function executeFunction(state: State, at: PythonNode): void {
  const name = maybeChild(at, "VariableName")
  const callable = { definition: at, scope: state.scope, self: null, makes: null }
  if (name) state.scope.names.set(textOf(name), newBox({ callable }))
}

function executeClass(state: State, at: PythonNode): void {
  const name = maybeChild(at, "VariableName")
  const body = maybeChild(at, "Body")
  if (!name || !body) return
  const list = maybeChild(at, "ArgList")
  const bases = (list ? childrenOf(list) : []).flatMap(
    (node) => findName(state, textOf(node))?.callable?.makes ?? [],
  )
  const outer = state.scope
  const type: ClassBox = { name: textOf(name), scope: newScope(outer), bases }
  state.scope = type.scope
  execute(state, body)
  state.scope = outer
  const callable = { definition: at, scope: outer, self: null, makes: type }
  outer.names.set(textOf(name), newBox({ callable }))
}

/** `import a.b as c`, `import a.b`, `from a.b import c as d, e`, `from a import *`. */
function executeImport(state: State, at: PythonNode): void {
  const text = textOf(at).replace(/[()\\\n]/g, " ")
  const from = /^from\s+([\w.]+)\s+import\s+(.*)$/s.exec(text)
  const parts = (from?.[2] ?? text.replace(/^import\s+/, "")).split(",").map((part) => part.trim())
  for (const part of parts) {
    const [, name = "", alias] = /^([\w.*]+)(?:\s+as\s+(\w+))?$/.exec(part) ?? []
    if (from && name === "*") state.stars.push(from[1] ?? "")
    else if (from) bindName(state, alias ?? name, newBox({ path: `${from[1]}.${name}` }))
    else if (alias) bindName(state, alias, newBox({ path: name }))
    else bindName(state, name.split(".")[0] ?? name, newBox({ path: name.split(".")[0] ?? name }))
  }
}
