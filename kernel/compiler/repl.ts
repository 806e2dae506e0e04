/**
 * The last rewriting, on plain JavaScript: from a module to a script that V8's REPL mode takes again and
 * again. Every binding of the top becomes a `let` (functions and `var` hoisted), because REPL mode lets
 * `let` follow `let`, but refuses most other pairs; assigning to a const is the checker's to refuse.
 * Imports become calls of `$cw.import`, and what the top waits for is held by `$cw.held`.
 */
import MagicString from "magic-string"
import { type EarlierNames, rewriteLoops } from "./loops.ts"
import { findPatternNames } from "./names.ts"
import {
  type ClassNode,
  childrenOf,
  type FunctionNode,
  isFunction,
  type Node,
  type NodeOf,
  type Program,
} from "./syntax.ts"

/** Rewrites `code`, a stripped cell parsed as `program`; without a result its completion value is undefined. */
export function rewriteForRepl(
  code: string,
  program: Program,
  showsResult: boolean,
  earlier: EarlierNames,
): MagicString {
  const text = new MagicString(code)
  const top = program.body.find((statement) => !isHoisted(statement))?.start ?? code.length
  for (const statement of program.body) rewriteStatement(text, statement, top)
  const vars = new Set<string>()
  for (const statement of program.body) rewriteVars(text, statement, null, vars)
  for (const statement of program.body) rewriteAwaits(text, statement)
  for (const statement of program.body) rewriteThis(text, statement)
  rewriteLoops(text, program, earlier)
  if (vars.size) text.prepend(`let ${[...vars].join(", ")};\n`)
  if (!showsResult) text.append("\n;void 0")
  text.prepend(strictMode)
  return text
}

/** A cell is a module to its author: what a module refuses, a script would let pass in silence. */
const strictMode = '"use strict";\n'

/** Imports and functions come first, in their own order. */
function isHoisted(statement: Node): boolean {
  const isExport =
    statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration"
  const { type } = (isExport && statement.declaration) || statement
  return type === "ImportDeclaration" || type === "FunctionDeclaration"
}

function rewriteStatement(text: MagicString, statement: Node, top: number): void {
  switch (statement.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration":
    case "VariableDeclaration":
      rewriteDeclaration(text, statement, top)
      return
    case "ImportDeclaration":
      text.overwrite(statement.start, statement.end, importText(statement))
      hoist(text, statement, top)
      return
    case "ExportNamedDeclaration":
      rewriteExport(text, statement, top)
      return
    case "ExportDefaultDeclaration":
      rewriteDefault(text, statement, top)
      return
    case "ExportAllDeclaration":
      text.overwrite(statement.start, statement.end, `${importCall(statement.source.value)};`)
  }
}

type Declaration = FunctionNode | ClassNode | NodeOf<"VariableDeclaration">

/** Every binding of the top is a `let`: the one kind that REPL mode lets any other kind follow. */
function rewriteDeclaration(text: MagicString, node: Declaration, top: number): void {
  if (node.type === "VariableDeclaration") {
    if (node.kind === "const") text.overwrite(node.start, node.start + "const".length, "let")
  } else if (!isFunction(node)) {
    if (node.id) text.appendRight(node.start, `let ${node.id.name} = `)
    text.appendLeft(node.end, ";")
  } else rewriteFunction(text, node, top)
}

/** `function f() {}` as `let f = function() {};` at the top: no inner `f`, so calls of itself see a later one. */
function rewriteFunction(text: MagicString, node: FunctionNode, top: number): void {
  const { id } = node
  if (!id) return
  text.overwrite(id.start, id.end, "")
  text.appendRight(node.start, `let ${id.name} = `)
  text.appendLeft(node.end, node.start > top ? ";\n" : ";")
  hoist(text, node, top)
}

/** Moves a statement before what stood at `top`. */
function hoist(text: MagicString, { start, end }: Node, top: number): void {
  if (start > top) text.move(start, end, top)
}

function rewriteExport(text: MagicString, statement: NodeOf<"ExportNamedDeclaration">, top: number): void {
  const { declaration, source } = statement
  if (declaration) {
    text.remove(statement.start, declaration.start)
    rewriteStatement(text, declaration, top)
  } else text.overwrite(statement.start, statement.end, source ? `${importCall(source.value)};` : ";")
}

function rewriteDefault(text: MagicString, statement: NodeOf<"ExportDefaultDeclaration">, top: number): void {
  const { declaration } = statement
  const isDeclaration = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration"
  if (isDeclaration && declaration.id) {
    text.remove(statement.start, declaration.start)
    rewriteStatement(text, declaration, top)
  } else text.overwrite(statement.start, declaration.start, "void ")
}

/** @param names - what is taken by name, which a CommonJS package may have without Node's knowledge */
function importCall(specifier: string, names: readonly string[] = []): string {
  const wanted = names.length ? `, ${JSON.stringify(names)}` : ""
  return `await $cw.held($cw.import(${JSON.stringify(specifier)}${wanted}))`
}

/** `import a, { b as c } from "x"` as a destructured import call; "cellwise" is at hand. */
function importText(node: NodeOf<"ImportDeclaration">): string {
  const specifier = node.source.value
  const named = node.specifiers.flatMap((entry) => (entry.type === "ImportSpecifier" ? [nameOf(entry)] : []))
  const source = specifier === "cellwise" ? "$cw.cellwise" : importCall(specifier, named)
  const names: string[] = []
  let namespace: string | undefined
  for (const entry of node.specifiers) {
    if (entry.type === "ImportNamespaceSpecifier") namespace = entry.local.name
    else names.push(importedName(entry))
  }
  if (namespace === undefined)
    return names.length ? `let { ${names.join(", ")} } = ${source};\n` : `${source};\n`
  const rest = names.length ? ` let { ${names.join(", ")} } = ${namespace};` : ""
  return `let ${namespace} = ${source};${rest}\n`
}

function importedName(entry: NodeOf<"ImportSpecifier" | "ImportDefaultSpecifier">): string {
  const local = entry.local.name
  if (entry.type === "ImportDefaultSpecifier") return `default: ${local}`
  const name = nameOf(entry)
  return name === local ? local : `${JSON.stringify(name)}: ${local}`
}

function nameOf({ imported }: NodeOf<"ImportSpecifier">): string {
  return imported.type === "Literal" ? String(imported.value) : imported.name
}

/** `await x` of the top as `await $cw.held(x)`: once the cell is stopped, the rest of it does not run. */
function rewriteAwaits(text: MagicString, node: Node): void {
  if (isFunction(node)) return
  const awaited = node.type === "AwaitExpression" ? node.argument : null
  if (awaited) text.appendLeft(awaited.start, "$cw.held(")
  for (const child of childrenOf(node)) rewriteAwaits(text, child)
  if (awaited) text.appendRight(awaited.end, ")")
}

/** `this` of the top is undefined, as in a module; in a script it would be the global object. */
function rewriteThis(text: MagicString, node: Node): void {
  if (node.type === "ThisExpression") text.overwrite(node.start, node.end, "undefined")
  const hasOwn = isFunction(node) && node.type !== "ArrowFunctionExpression"
  if (hasOwn || node.type === "ClassBody") return
  for (const child of childrenOf(node)) rewriteThis(text, child)
}

/** Turns each `var` of the cell's top, nested blocks included, into assignments to hoisted `let`s. */
function rewriteVars(text: MagicString, node: Node, parent: Node | null, names: Set<string>): void {
  if (isFunction(node) || node.type === "ClassBody") return
  if (node.type === "VariableDeclaration" && node.kind === "var") rewriteVar(text, node, parent, names)
  for (const child of childrenOf(node)) rewriteVars(text, child, node, names)
}

function rewriteVar(
  text: MagicString,
  node: NodeOf<"VariableDeclaration">,
  parent: Node | null,
  names: Set<string>,
): void {
  for (const { id } of node.declarations)
    for (const name of findPatternNames(id)) if ("name" in name) names.add(String(name.name))
  const isLoopHead =
    (parent?.type === "ForOfStatement" || parent?.type === "ForInStatement") && parent.left === node
  const [first] = node.declarations
  if (!first) return
  if (isLoopHead) {
    text.remove(node.start, first.start)
    return
  }
  // In parentheses, since `{ a } = o` alone would be a block; a name without a value keeps the one it has.
  text.overwrite(node.start, first.start, parent?.type === "ForStatement" ? "(" : ";(")
  for (const declarator of node.declarations)
    if (!declarator.init) text.overwrite(declarator.start, declarator.end, "0")
  const last = node.declarations.at(-1)!
  text.appendLeft(last.end, ")")
}
