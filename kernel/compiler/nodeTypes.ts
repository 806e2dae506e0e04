/**
 * The types that the checker gives the nodes of a cell, as far as the compiler needs them: may this be
 * an array, is it a plain array or a string, what Python or NumPy type does it stand for.
 */
import { ObjectFlags, TypeFlags } from "typescript/unstable/async"
import type { PyType } from "../../src/numpy/typed.ts"
import { askAll, maybeAnswer } from "./askAll.ts"
import type { Checked, CheckNode, SourceFile, Type } from "./checker.ts"
import type { Rendering } from "./render.ts"
import type { Node } from "./syntax.ts"
import { readableType } from "./typeText.ts"

export interface TypeFacts {
  /** Whether the value is an NDArray: always, perhaps (any, unions, type parameters), never. */
  readonly array: "yes" | "maybe" | "no"
  /** An NDArray, null or undefined: what `?.` finds or does not. */
  readonly arrayOrNothing: boolean
  /** A plain array or a string, which a slice string may index. */
  readonly sequence: boolean
  /** What the type knows of the value beyond itself; null: nothing. */
  readonly py: PyType
  /** Some part of it is a float, though not all need be: `[1.0, 2]`. */
  readonly hasFloat: boolean
  /** It is to be awaited. */
  readonly isPromise: boolean
  /** For an array: the name of its scalar type where known, `float64`. */
  readonly dtype: string | null
}

const plainFacts: TypeFacts = {
  array: "no",
  arrayOrNothing: false,
  sequence: false,
  py: null,
  hasFloat: false,
  isPromise: false,
  dtype: null,
}
const unknownFacts: TypeFacts = { ...plainFacts, array: "maybe" }

/** The facts of some nodes, and the checker's types behind them. */
export interface NodeTypes {
  of(node: Node): TypeFacts
  /** The type as text, for messages: `NDArray<float64, 1>`. */
  textOf(node: Node): Promise<string>
}

/** Asks the types of `nodes` at the places where `rendering` put them. */
export async function findNodeTypes(
  checked: Checked,
  file: SourceFile,
  rendering: Rendering,
  nodes: readonly Node[],
): Promise<NodeTypes> {
  const places = findCheckNodes(file, rendering, nodes)
  const asked = nodes.filter((node) => places.has(node))
  const types = await askAll(asked, (some) =>
    checked.checker.getTypeAtLocation(some.map((node) => places.get(node)!)),
  )
  const known = new Map<Node, Type>()
  for (const [i, node] of asked.entries()) if (types[i]) known.set(node, types[i])
  const reader = new FactsReader(checked)
  const facts = new Map<Node, TypeFacts>()
  await Promise.all([...known].map(async ([node, type]) => facts.set(node, await reader.read(type))))
  return {
    of: (node) => facts.get(node) ?? unknownFacts,
    async textOf(node) {
      const type = known.get(node)
      return type ? readableType(await checked.checker.typeToString(type)) : "unknown"
    },
  }
}

/** The checker's own node for each of ours: the deepest one that spans the same text. */
function findCheckNodes(
  file: SourceFile,
  rendering: Rendering,
  nodes: readonly Node[],
): Map<Node, CheckNode> {
  const byEnd = new Map<number, { node: Node; start: number }[]>()
  for (const node of nodes) {
    const span = rendering.spans.get(node)
    if (!span) continue
    const same = byEnd.get(span.end)
    if (same) same.push({ node, start: span.start })
    else byEnd.set(span.end, [{ node, start: span.start }])
  }
  const found = new Map<Node, CheckNode>()
  const visit = (checkNode: CheckNode): void => {
    const candidates = byEnd.get(checkNode.end)
    if (candidates) {
      const start = checkNode.getStart()
      for (const candidate of candidates) if (candidate.start === start) found.set(candidate.node, checkNode)
    }
    checkNode.forEachChild(visit)
  }
  file.forEachChild(visit)
  return found
}

const scalarNames = new Map<string, PyType>([
  ["float", "float"],
  ["int", "int"],
  ["bool", "np.bool"],
  ...(
    ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float32", "float64"] as const
  ).map((name) => [name, name] as const),
])

const primitive =
  TypeFlags.Primitive |
  TypeFlags.Void |
  TypeFlags.Undefined |
  TypeFlags.Null |
  TypeFlags.Never |
  TypeFlags.ESSymbol

/** Reads facts off types, each type once. */
class FactsReader {
  readonly #checked: Checked
  readonly #seen = new Map<number, Promise<TypeFacts>>()

  constructor(checked: Checked) {
    this.#checked = checked
  }

  read(type: Type): Promise<TypeFacts> {
    const known = this.#seen.get(type.id)
    if (known) return known
    this.#seen.set(type.id, Promise.resolve(unknownFacts)) // a type that contains itself ends here
    const facts = maybeAnswer(() => this.#read(type)).then((known) => known ?? unknownFacts)
    this.#seen.set(type.id, facts)
    return facts
  }

  async #read(type: Type): Promise<TypeFacts> {
    if (type.isSubstitutionType()) return this.read(await type.getBaseType()) // NoInfer<T>
    if (type.isUnionType() || type.isIntersectionType()) return this.#readParts(type)
    if (type.flags & (TypeFlags.StringLike & ~TypeFlags.StringMapping))
      return { ...plainFacts, sequence: true }
    if (type.flags & primitive) return plainFacts
    if (type.flags & TypeFlags.TypeParameter) return this.#readParameter(type)
    if (!(type.flags & TypeFlags.Object)) return unknownFacts
    return this.#readObject(type)
  }

  async #readParts(type: Type & { getTypes(): Promise<readonly Type[]> }): Promise<TypeFacts> {
    const alias = await type.getAliasSymbol()
    const scalar = alias && scalarNames.get(alias.name)
    if (scalar) return { ...plainFacts, py: scalar, hasFloat: scalar === "float" }
    const types = await type.getTypes()
    const parts = await Promise.all(types.map((part) => this.read(part)))
    const arrays = parts.filter((part) => part.array !== "no").length
    const all = arrays === parts.length && parts.every((part) => part.array === "yes")
    return {
      array: all ? "yes" : arrays > 0 ? "maybe" : "no",
      arrayOrNothing: parts.every(
        ({ array }, i) => array === "yes" || types[i]!.flags & (TypeFlags.Undefined | TypeFlags.Null),
      ),
      sequence: parts.every((part) => part.sequence),
      py: commonType(parts.map((part) => part.py)),
      hasFloat: parts.some((part) => part.hasFloat),
      isPromise: parts.some((part) => part.isPromise),
      dtype: null,
    }
  }

  async #readParameter(type: Type): Promise<TypeFacts> {
    const constraint = await this.#checked.checker.getBaseConstraintOfType(type)
    if (!constraint || constraint.id === type.id) return unknownFacts
    const facts = await this.read(constraint)
    return facts.array === "no" ? { ...facts, py: null } : { ...unknownFacts }
  }

  async #readObject(type: Type): Promise<TypeFacts> {
    const { checker } = this.#checked
    const name = (await type.getSymbol())?.name
    if (name === "NDArray")
      return { ...plainFacts, array: "yes", arrayOrNothing: true, dtype: await this.#dtypeOf(type) }
    if (name === "Promise" || name === "PromiseLike") return { ...plainFacts, isPromise: true }
    // np.mgrid and its like: what their brackets hold is for them to read, as with an array.
    if (name === "Indexer") return { ...plainFacts, array: "yes" }
    if (name === "Array" || name === "ReadonlyArray") {
      const [element] = await this.#typeArguments(type)
      const { py, hasFloat } = element ? await this.read(element) : plainFacts
      return { ...plainFacts, sequence: true, py: listType(py), hasFloat }
    }
    if (!("objectFlags" in type && (type.objectFlags as number) & ObjectFlags.Reference)) return plainFacts
    if (!(await checker.isTupleType(type))) return plainFacts
    const elements = await Promise.all((await this.#typeArguments(type)).map((element) => this.read(element)))
    return { ...plainFacts, sequence: true, py: { tuple: elements.map((element) => element.py) } }
  }

  async #dtypeOf(type: Type): Promise<string | null> {
    const [scalar] = await this.#typeArguments(type)
    const alias = await scalar?.getAliasSymbol()
    return alias && scalarNames.has(alias.name) ? alias.name : null
  }

  async #typeArguments(type: Type): Promise<readonly Type[]> {
    return type.isTypeReference() ? this.#checked.checker.getTypeArguments(type) : []
  }
}

function listType(element: PyType): PyType {
  return element === null ? null : { list: element }
}

function commonType(types: readonly PyType[]): PyType {
  const [first] = types
  return first !== undefined && types.every((type) => type === first) ? first : null
}
