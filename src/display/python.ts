import { type PyType, Typed } from "../numpy/typed.ts"
import { maybeOwnStr } from "./hooks.ts"
import { nameOf } from "./javascript.ts"
import { Layout } from "./layout.ts"
import { isNumber, scalarStr } from "./scalar.ts"
import { FlatText, type TextSink } from "./sink.ts"
import { type WriteLimits, Writer } from "./write.ts"

const wholeValue: WriteLimits = { items: Number.POSITIVE_INFINITY, sortSets: false }
const asDisplayed: WriteLimits = { items: 1000, sortSets: true }

/**
 * Python's `repr` of any value: `None` for null and undefined, `True`, `3.0`, `'text'`, lists, tuples,
 * dicts (Maps and plain records), sets, NumPy's `array([...])`; JavaScript's other values in its own
 * terms. It never throws: a value that fails while it is read is named `<unprintable ...>`.
 *
 * @param type - what the static type knows beyond the value: `pythonRepr(3, "float")` is `3.0`
 */
export function pythonRepr(value: unknown, type: PyType = null): string {
  return render(value, type, new FlatText(), wholeValue)
}

/**
 * The text that a displayed result shows: Python's `repr`, with long lists, tuples, dicts and sets
 * broken over lines as IPython breaks them at 79 characters, and cut after 1,000 items.
 */
export function displayRepr(value: unknown, type: PyType = null): string {
  return render(value, type, new Layout(), asDisplayed)
}

/** Python's `str` of any value, as `print` shows it: strings bare, `np.float64(0.5)` as `0.5`. */
export function pythonStr(value: unknown, type: PyType = null): string {
  if (typeof value === "string") return value
  if (isNumber(value)) return scalarStr(value, type)
  if (!isObject(value)) return pythonRepr(value, type)
  try {
    return objectStr(value, type)
  } catch (error) {
    return unprintable(value, error)
  }
}

/** The text of an object that has words of its own (an error's message, an array's or a class's `str`), else its `repr`. */
function objectStr(value: object, type: PyType): string {
  if (value instanceof Typed) return pythonStr(value.value, value.type)
  const own = value instanceof Error ? value.message : maybeOwnStr(value)
  return own ?? pythonRepr(value, type)
}

function render(value: unknown, type: PyType, sink: TextSink, limits: WriteLimits): string {
  try {
    new Writer(sink, limits).value(value, type)
    return sink.toString()
  } catch (error) {
    return unprintable(value, error)
  }
}

/** What Python's tracebacks say of a value whose `__repr__` fails; proxies may even refuse their name. */
function unprintable(value: unknown, error: unknown): string {
  const reason = error instanceof Error ? `: ${error.name}: ${error.message}` : ""
  try {
    return `<unprintable ${isObject(value) ? nameOf(value) : typeof value} object${reason}>`
  } catch {
    return `<unprintable object${reason}>`
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function"
}
