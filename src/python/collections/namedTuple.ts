import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { pythonRepr } from "../../display/python.ts"
import { isPlainRecord } from "../../display/write.ts"
import { ValueError } from "../../errors.ts"
import { tuple } from "../../numpy/tuple.ts"

/** A tuple whose members have names: `p.x` is `p[0]`. */
// biome-ignore lint/suspicious/noExplicitAny: each field has a type of its own
export type NamedTuple<F extends string> = readonly any[] & {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly [N in F]: any
} & {
  readonly _fields: readonly F[]
  _asdict(): Map<string, unknown>
  _replace(changes: Readonly<Partial<Record<F, unknown>>>): NamedTuple<F>
} & Representable

/** Makes tuples of one kind: `new Point(1, 2)`, `Point(1, 2)`, `Point({x: 1, y: 2})`. */
export interface NamedTupleType<F extends string> {
  new (...values: readonly unknown[]): NamedTuple<F>
  (...values: readonly unknown[]): NamedTuple<F>
  readonly _fields: readonly F[]
  _make(values: Iterable<unknown>): NamedTuple<F>
}

/**
 * Python's `collections.namedtuple`: `const Point = namedtuple("Point", ["x", "y"])`.
 *
 * @param fields - names, or one text of names with spaces or commas between
 * @throws ValueError when a name occurs twice or is none
 * Source: https://docs.python.org/3/library/collections.html#collections.namedtuple
 */
export function namedtuple<const F extends string>(typename: string, fields: readonly F[]): NamedTupleType<F>
export function namedtuple(typename: string, fields: string): NamedTupleType<string>
export function namedtuple(typename: string, fields: string | readonly string[]): NamedTupleType<string> {
  const names = checkNames(typeof fields === "string" ? fields.split(/[\s,]+/).filter(Boolean) : [...fields])
  function make(...values: readonly unknown[]): NamedTuple<string> {
    return create(typename, names, valuesOf(typename, names, values))
  }
  return Object.defineProperties(make, {
    name: { value: typename },
    _fields: { value: tuple(...names) },
    _make: { value: (values: Iterable<unknown>) => make(...values) },
  }) as unknown as NamedTupleType<string>
}

function checkNames(names: readonly string[]): readonly string[] {
  names.forEach((name, i) => {
    if (!/^[A-Za-z]\w*$/.test(name))
      throw new ValueError(`Type names and field names must be valid identifiers: ${pythonRepr(name)}`)
    if (names.indexOf(name) < i) throw new ValueError(`Encountered duplicate field name: ${pythonRepr(name)}`)
  })
  return names
}

/** Values by their places; or a record of them all by their names. */
function valuesOf(
  typename: string,
  names: readonly string[],
  values: readonly unknown[],
): readonly unknown[] {
  const [only] = values
  const isNamed = values.length === 1 && isPlainRecord(only) && names.every((name) => name in only)
  const given = isNamed ? names.map((name) => (only as Record<string, unknown>)[name]) : values
  if (given.length !== names.length)
    throw new TypeError(
      `${typename}() takes ${names.length} values (${names.join(", ")}), got ${given.length}`,
    )
  return given
}

function create(typename: string, names: readonly string[], values: readonly unknown[]): NamedTuple<string> {
  const members = tuple(...values)
  const hidden: PropertyDescriptorMap = {
    _fields: { value: tuple(...names) },
    _asdict: { value: () => new Map(names.map((name, i) => [name, values[i]])) },
    _replace: {
      value: (changes: Readonly<Record<string, unknown>>) =>
        create(
          typename,
          names,
          names.map((name, i) => (name in changes ? changes[name] : values[i])),
        ),
    },
    [writeRepr]: { value: (writer: ValueWriter) => write(writer, typename, names, values) },
  }
  for (const [i, name] of names.entries()) hidden[name] = { value: values[i] }
  return Object.defineProperties(members, hidden) as unknown as NamedTuple<string>
}

function write(
  writer: ValueWriter,
  typename: string,
  names: readonly string[],
  values: readonly unknown[],
): void {
  writer.text(`${typename}(`)
  names.forEach((name, i) => {
    writer.text(`${i === 0 ? "" : ", "}${name}=`)
    writer.value(values[i])
  })
  writer.text(")")
}
