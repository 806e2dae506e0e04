import { type Box, join, newBox, type Scope } from "./box.ts"
import { evaluate } from "./expressions.ts"
import type { State } from "./state.ts"
import { execute } from "./statements.ts"
import { childrenOf, maybeChild, type PythonNode } from "./syntax.ts"

/** Goes through the body of a function or lambda in a scope of its own; gives what it returns. */
export function followBody(state: State, definition: PythonNode, scope: Scope): Box {
  const { scope: outer, isBranch } = state
  state.scope = scope
  state.isBranch = false
  state.running.add(definition.node)
  const body = maybeChild(definition, "Body")
  const result = body ? followStatements(state, body) : followExpression(state, definition)
  state.running.delete(definition.node)
  state.isBranch = isBranch
  state.scope = outer
  return result
}

function followStatements(state: State, body: PythonNode): Box {
  const returned: Box[] = []
  state.returns.push(returned)
  execute(state, body)
  state.returns.pop()
  return joinReturns(returned)
}

function followExpression(state: State, lambda: PythonNode): Box {
  const value = childrenOf(lambda).at(-1)
  return value ? evaluate(state, value) : newBox()
}

/** Several `return`s that all give a tuple of the same length are joined part by part. */
function joinReturns(returned: readonly Box[]): Box {
  const [first] = returned
  if (!first) return newBox()
  if (returned.length === 1) return first
  const length = first.elements?.length
  if (length === undefined || returned.some((box) => box.elements?.length !== length)) {
    return { ...join(returned), type: first.type, callable: first.callable }
  }
  const parts = Array.from({ length }, (_, at) => join(returned.map((box) => box.elements?.[at] ?? newBox())))
  return newBox({ elements: parts })
}
