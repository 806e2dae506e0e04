/**
 * Loops at a cell's top at the speed of a function's. V8 keeps no REPL binding in a register, so a loop
 * works on copies, in a block that begins with `let $_s = s`. Who could notice?
 * - A function that assigns the name would change it behind the copy's back: such a name is left alone.
 * - A function that reads it, code that runs during an await or a call, and an interrupt meanwhile must find
 *   it up to date: `s += x` becomes `s = $_s += x`.
 * - Where there is none of these, but arithmetic alone, the loop's end stores it, or the exception that ends
 *   the loop, and every 256th round does, for an interrupt.
 */
import type MagicString from "magic-string"
import { findPatternNames } from "./names.ts"
import { childrenOf, isFunction, type Node, type NodeOf, type Program } from "./syntax.ts"

/** What is known of the names of earlier cells. */
export interface EarlierNames {
  /** Whether an earlier cell has declared the name. */
  isKnown(name: string): boolean
  /** Whether a function of an earlier cell may assign the name. */
  isWritten(name: string): boolean
  /** Whether a function of an earlier cell mentions the name. */
  isSeen(name: string): boolean
}

/** Stands for every name: code that is made of text at run time may assign any. */
const everyName = "*"

/** What the functions of a cell may do to names. */
export interface FunctionNames {
  /** The names that they may assign; `*` when that cannot be told. */
  readonly written: ReadonlySet<string>
  /** The names that they mention. */
  readonly seen: ReadonlySet<string>
}

/** Finds the names of a cell that its functions assign or mention, those of their own left out. */
export function findFunctionNames(program: Program): FunctionNames {
  const [written, seen] = [new Set<string>(), new Set<string>()]
  const visit = (node: Node, inFunction: boolean, own: ReadonlySet<string>): void => {
    if (node.type === "Identifier" && !own.has(node.name)) {
      if (node.name === "eval" || node.name === "Function") written.add(everyName)
      if (inFunction) seen.add(node.name)
    }
    if (inFunction) for (const { name } of targetsOf(node)) if (!own.has(name)) written.add(name)
    const isInner = inFunction || isFunction(node) || node.type === "ClassBody"
    const scope = node === program ? [] : scopeOf(node)
    const inner = scope.length ? new Set([...own, ...scope.map(({ name }) => name)]) : own
    for (const child of childrenOf(node)) visit(child, isInner, inner)
  }
  visit(program, false, new Set())
  return { written, seen }
}

/** What a function, a block or a loop binds for all that is in it. */
function scopeOf(node: Node): NodeOf<"Identifier">[] {
  if (isFunction(node)) return (node.params as Node[]).flatMap(assignedNames)
  if (node.type === "BlockStatement" || node.type === "StaticBlock") return node.body.flatMap(declaredBy)
  if (node.type === "ForStatement") return node.init ? declaredBy(node.init) : []
  return node.type === "ForOfStatement" || node.type === "ForInStatement" ? declaredBy(node.left) : []
}

/** The names that a declaration binds. */
function declaredBy(declaration: Node): NodeOf<"Identifier">[] {
  if (declaration.type === "VariableDeclaration") return declaration.declarations.flatMap(bindingsOf)
  return bindingsOf(declaration)
}

/** Edits the loops of a stripped cell. */
export function rewriteLoops(text: MagicString, program: Program, earlier: EarlierNames): void {
  const { written, seen } = findFunctionNames(program)
  const isStable = (name: string) =>
    ![name, everyName].some((each) => written.has(each) || earlier.isWritten(each))
  const isSeen = (name: string) => seen.has(name) || earlier.isSeen(name)
  for (const statement of program.body)
    for (const loop of findLoops(statement)) {
      const isBound = bindingsBefore(program, loop, earlier)
      rewriteLoop(text, loop, (name) => isStable(name) && isBound(name), isSeen)
    }
}

const loopTypes = /^(For|ForIn|ForOf|While|DoWhile)Statement$/

/** The outermost loops outside of functions; a label belongs to its loop. */
function findLoops(node: Node): Node[] {
  if (isFunction(node) || node.type === "ClassBody") return []
  const isLabelled = node.type === "LabeledStatement" && loopTypes.test(node.body.type)
  return isLabelled || loopTypes.test(node.type) ? [node] : childrenOf(node).flatMap(findLoops)
}

/** Tells whether a name is a binding of the notebook's top that has its value before the loop begins. */
function bindingsBefore(program: Program, loop: Node, earlier: EarlierNames): (name: string) => boolean {
  const own = new Map<string, boolean>()
  for (const statement of program.body)
    for (const id of namesDeclaredBy(statement)) own.set(id.name, id.start < loop.start)
  return (name) => own.get(name) ?? earlier.isKnown(name)
}

/** The names that a statement of the top declares and that have no value before it. */
function namesDeclaredBy(statement: Node): NodeOf<"Identifier">[] {
  const isExport = statement.type === "ExportNamedDeclaration" && statement.declaration
  const declaration: Node = isExport ? isExport : statement
  return declaration.type === "FunctionDeclaration" ? [] : declaredBy(declaration)
}

/** Rewrites one loop, as far as its names may be copied. */
function rewriteLoop(
  text: MagicString,
  loop: Node,
  mayCopy: (name: string) => boolean,
  isSeen: (name: string) => boolean,
): void {
  const { reads, writes, kept } = findMentions(loop)
  const copied = new Set([...reads, ...writes].map(({ name }) => name))
  for (const name of copied)
    if (kept.has(name) || kept.has(copyOf(name)) || !mayCopy(name)) copied.delete(name)
  if (copied.size === 0) return
  const mayWait = isArithmetic(loop)
  const late = new Set(
    writes.map(({ name }) => name).filter((name) => copied.has(name) && mayWait && !isSeen(name)),
  )
  for (const read of reads) if (copied.has(read.name)) renameRead(text, read)
  for (const write of writes) if (copied.has(write.name)) rewriteWrite(text, write, late.has(write.name))
  const copies = [...copied].map((name) => `${copyOf(name)} = ${name}`)
  const stores = [...late].map((name) => `${name} = ${copyOf(name)};`).join(" ")
  if (stores) storeRounds(text, loop, stores)
  text.appendRight(
    loop.start,
    `{ let ${copies.join(", ")}${stores && `, ${rounds} = 0; try { `}${stores ? "" : "; "}`,
  )
  text.appendLeft(loop.end, stores ? ` } finally { ${stores} } }` : " }")
}

/** Whether nothing but arithmetic happens in a loop: no other code runs, and nothing is told to anybody. */
function isArithmetic(node: Node): boolean {
  if (/^(Await|Call|Import|New|TaggedTemplate|Yield)Expression$/.test(node.type)) return false
  if (node.type === "ForOfStatement" && node.await) return false
  return childrenOf(node).every(isArithmetic)
}

/** Counts the rounds of a loop and the loops in it. */
const rounds = "$_"

/** Stores the copies every so many rounds. */
function storeRounds(text: MagicString, node: Node, stores: string): void {
  for (const child of childrenOf(node)) storeRounds(text, child, stores)
  if (!loopTypes.test(node.type) || !("body" in node)) return
  const body = node.body as Node
  const store = `if ((++${rounds} & 255) === 0) { ${stores} } `
  if (body.type === "BlockStatement") text.appendRight(body.start + 1, store)
  else text.appendLeft(body.start, `{ ${store}`).appendLeft(body.end, " }")
}

/** The local copy of a name. */
function copyOf(name: string): string {
  return `$_${name}`
}

interface Read {
  readonly name: string
  readonly node: Node
  /** `{ s }`, which says the name twice. */
  readonly isShort: boolean
}

interface Write {
  readonly name: string
  readonly node: NodeOf<"AssignmentExpression"> | NodeOf<"UpdateExpression">
  readonly target: Node
}

interface Mentions {
  readonly reads: readonly Read[]
  readonly writes: readonly Write[]
  /** Names that are bound in the loop itself, or written in a way that needs the binding. */
  readonly kept: ReadonlySet<string>
}

/** The mentions of names in a loop; functions in it see the bindings, which are up to date. */
function findMentions(loop: Node): Mentions {
  const reads: Read[] = []
  const writes: Write[] = []
  const kept = new Set<string>()
  const called = new Set<Node>()
  const visit = (node: Node, parent: Node | null): void => {
    if (node.type === "CallExpression" || node.type === "NewExpression") called.add(rootOf(node.callee))
    for (const id of bindingsOf(node)) kept.add(id.name)
    if (isFunction(node) || node.type === "ClassBody") return
    const write = maybeWrite(node, parent)
    if (write) writes.push(write)
    else for (const target of targetsOf(node)) kept.add(target.name)
    if (node.type === "Identifier" && parent && !called.has(node) && isRead(node, parent))
      reads.push({ name: node.name, node, isShort: parent.type === "Property" && parent.shorthand })
    for (const child of childrenOf(node)) if (child !== write?.target) visit(child, node)
  }
  visit(loop, null)
  return { reads, writes, kept }
}

/** `x` of `x.a.b`. */
function rootOf(node: Node): Node {
  return node.type === "MemberExpression" ? rootOf(node.object) : node
}

/** `s = x`, `s += x`, `++s`, and `s++` where nobody asks for its value. */
function maybeWrite(node: Node, parent: Node | null): Write | undefined {
  if (node.type === "AssignmentExpression" && node.left.type === "Identifier")
    return { name: node.left.name, node, target: node.left }
  if (node.type !== "UpdateExpression" || node.argument.type !== "Identifier") return undefined
  const isValueLost =
    parent?.type === "ExpressionStatement" || (parent?.type === "ForStatement" && parent.update === node)
  return node.prefix || isValueLost ? { name: node.argument.name, node, target: node.argument } : undefined
}

/** What a node writes to, by whatever notation. */
function targetsOf(node: Node): NodeOf<"Identifier">[] {
  if (node.type === "AssignmentExpression") return assignedNames(node.left)
  if (node.type === "UpdateExpression") return assignedNames(node.argument)
  const isLoop = node.type === "ForOfStatement" || node.type === "ForInStatement"
  return isLoop && node.left.type !== "VariableDeclaration" ? assignedNames(node.left) : []
}

function assignedNames(target: Node): NodeOf<"Identifier">[] {
  return findPatternNames(target).filter(isIdentifier)
}

/** What a node declares, in whatever scope. */
function bindingsOf(node: Node): NodeOf<"Identifier">[] {
  if (node.type === "VariableDeclarator") return findPatternNames(node.id).filter(isIdentifier)
  if (node.type === "CatchClause") return node.param ? findPatternNames(node.param).filter(isIdentifier) : []
  const isNamed = node.type === "FunctionDeclaration" || node.type === "ClassDeclaration"
  return isNamed && node.id ? [node.id as NodeOf<"Identifier">] : []
}

function isIdentifier(node: Node): node is NodeOf<"Identifier"> {
  return node.type === "Identifier"
}

/**
 * Whether a mention reads a binding and V8's errors do not name it there: `f is not a function`,
 * `x is not iterable` are to say the author's name, so calls and patterns read the binding itself.
 */
function isRead(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === node || parent.computed
    case "Property":
      return parent.value === node || parent.computed
    case "BinaryExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "UnaryExpression":
    case "AssignmentExpression":
    case "ParenthesizedExpression":
    case "SequenceExpression":
    case "TemplateLiteral":
    case "ArrayExpression":
    case "ExpressionStatement":
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "SwitchStatement":
    case "SwitchCase":
      return true
    case "VariableDeclarator":
      return parent.init === node && parent.id.type === "Identifier"
    case "CallExpression":
    case "NewExpression":
      return parent.callee !== node
    default:
      return false
  }
}

function renameRead(text: MagicString, { name, node, isShort }: Read): void {
  text.update(node.start, node.end, isShort ? `${name}: ${copyOf(name)}` : copyOf(name))
}

function rewriteWrite(text: MagicString, { name, node, target }: Write, isLate: boolean): void {
  const store = isLate ? "" : `${name} = `
  if (node.type === "AssignmentExpression") text.update(target.start, target.end, `${store}${copyOf(name)}`)
  else text.update(node.start, node.end, `(${store}${node.operator}${copyOf(name)})`)
}
