import type { SyntaxNode } from "@lezer/common"
import { parser } from "@lezer/python"

/** A cell of Python as the analysis reads it. */
export interface PythonCell {
  readonly source: string
  /** `cell 6`: how reasons name it. */
  readonly label: string
}

/** A node of the syntax tree together with the cell whose text it points into. */
export interface PythonNode {
  readonly node: SyntaxNode
  readonly cell: PythonCell
}

/** Parses a cell. IPython's magics and shell lines are no Python: they are blanked, places stay. */
export function parsePython(cell: PythonCell): PythonNode {
  const source = cell.source.replace(/^[ \t]*(?:%%?[a-zA-Z]|!|\?).*$|^.*\?[ \t]*$/gm, (line) =>
    " ".repeat(line.length),
  )
  const plain = { ...cell, source }
  return { node: parser.parse(source).topNode, cell: plain }
}

export function childrenOf({ node, cell }: PythonNode): PythonNode[] {
  const children: PythonNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment") children.push({ node: child, cell })
  }
  return children
}

/** The first child with one of these names. */
export function maybeChild(parent: PythonNode, ...names: readonly string[]): PythonNode | null {
  return childrenOf(parent).find((child) => names.includes(child.node.name)) ?? null
}

export function textOf({ node, cell }: PythonNode): string {
  return cell.source.slice(node.from, node.to)
}

/** The line in its cell, from 1. */
export function lineOf({ node, cell }: PythonNode): number {
  return cell.source.slice(0, node.from).split("\n").length
}

/** Splits a list of nodes at separators (`,`, `=`), leaving the separators out. */
export function splitAt(nodes: readonly PythonNode[], separator: string): PythonNode[][] {
  const parts: PythonNode[][] = [[]]
  for (const node of nodes) {
    if (node.node.name === separator) parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts
}

/** The text of a plain string literal without its quotes; null for any other node. */
export function maybeLiteral(node: PythonNode): string | null {
  if (node.node.name !== "String") return null
  return /^['"]([^'"\\]*)['"]$/.exec(textOf(node))?.[1] ?? null
}
