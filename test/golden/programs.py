"""Small NumPy programs as data, run here and by test/numpy/programs.ts alike.

An expression is a scalar or a list whose head says what it is:
  ["array", dtype, shape, values]            np.array(values, dtype).reshape(shape)
  ["list", items], ["tuple", items]          a Python list or tuple of expressions
  ["dict", entries]                          a Python dict with text for keys
  ["by column", entries]                     a Python dict with integers for keys
  ["call", name, args, keywords]             np.name(*args, **keywords)
  ["method", x, name, args, keywords]        x.name(*args, **keywords)
  ["apply", f, args]                         f(*args)
  ["items", x]                               list(x)
  ["file", name, contents]                   the path of a file; with contents (bytes) it holds them
  ["item", x, k]                             x[k] of a list or a tuple
  ["isinstance", x, name]                    isinstance(x, np.name)
  ["raised", x, name]                        whether x raises an np.name
  ["refused", values, x]                     whether x is refused and the values, ["ref", k] in x, are untouched then
  ["bytes", path]                            the bytes of a file
  ["saved", path]                            names and arrays of a .npz file
  ["attribute", x, name]                     x.name
  ["fact", name, attribute]                  np.name.attribute, or np.name for null
  ["get", x, indices]                        x[indices]
  ["set", x, indices, value]                 x[indices] = value, then x
  ["printed", options, x]                    repr(x) and str(x) under print options
  ["errors", modes, x]                       x and the warnings it gives, under np.errstate(**modes)
  ["let", expressions, body]                 body, where ["ref", k] is the k-th expression's value
  ["function", count, body]                  a function, whose arguments ["arg", k] names in body
An index is a number, a slice's text (of np.mgrid also "0:1:5j"), how np.r_ joins ("0,2"), "...", null, a boolean or an expression.
"""

import json
import pickle
import tempfile
import warnings
from pathlib import Path

import numpy as np


def run(program, names=()):
    """The value of an expression."""
    if not isinstance(program, list) or not program or not isinstance(program[0], str):
        return program
    head, *rest = program
    return HEADS[head](names, *rest)


def make_array(names, dtype, shape, values):
    return np.array([float(v) if isinstance(v, str) else v for v in values], dtype=dtype).reshape(shape)


def make_list(names, items):
    return [run(item, names) for item in items]


def make_function(names, count, body):
    return lambda *args: run(with_arguments(body, args[:count]), names)


def with_arguments(body, args):
    """The body with its arguments' values in place of ["arg", k]."""
    if not isinstance(body, list):
        return body
    if body[:1] == ["arg"]:
        return ["value", args[body[1]]]
    return [with_arguments(part, args) for part in body]


def function_named(name):
    function = np
    for part in name.split("."):
        function = getattr(function, part)
    return function


def call(names, name, args, keywords):
    function = function_named(name)
    return function(*(run(a, names) for a in args), **run_all(keywords, names))


def run_all(keywords, names):
    values = {key: run(value, names) for key, value in keywords.items()}
    if isinstance(values.get("axis"), list):
        values["axis"] = tuple(values["axis"])
    return values


def method(names, x, name, args, keywords):
    return getattr(run(x, names), name)(*(run(a, names) for a in args), **run_all(keywords, names))


def apply(names, f, args):
    return run(f, names)(*(run(a, names) for a in args))


def bound_of(text):
    """A bound of a slice: left out, an int, a float, or for np.mgrid a number of points."""
    if text == "":
        return None
    if text.endswith("j"):
        return complex(text)
    return float(text) if set(text) & set(".e") else int(text)


def index_of(index, names):
    if index == "...":
        return Ellipsis
    if isinstance(index, str) and ":" in index:
        return slice(*(bound_of(part.strip()) for part in index.split(":")))
    if isinstance(index, str):
        return index
    return run(index, names)


def key_of(indices, names):
    """The indices as a tuple; a tuple alone is the indices."""
    key = tuple(index_of(index, names) for index in indices)
    return key[0] if len(key) == 1 and isinstance(key[0], tuple) else key


def get(names, x, indices):
    target, key = run(x, names), key_of(indices, names)
    alone = isinstance(key, tuple) and len(key) == 1 and not isinstance(target, np.ndarray)
    return target[key[0] if alone else key]


def set_item(names, x, indices, value):
    target = run(x, names)
    target[key_of(indices, names)] = run(value, names)
    return target


def printed(names, options, x):
    value = run(x, names)
    with np.printoptions(**run_all(options, names)):
        return [repr(value), str(value)]


#: How NumPy treats floating point errors by itself.
MODES = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def with_errors(names, modes, x):
    given = run_all(modes, names)
    given = ({} if "all" in given else MODES) | given
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        with np.errstate(**given):
            try:
                value = run(x, names)
            except (FloatingPointError, NameError) as error:
                value = f"{type(error).__name__}: {error}"
    messages = [f"{each.category.__name__}: {each.message}" for each in told if issubclass(each.category, RuntimeWarning)]
    return [value, *messages]


def let(names, expressions, body):
    values = list(names)
    for expression in expressions:
        values.append(run(expression, values))
    return run(body, values)


folder = tempfile.TemporaryDirectory()


def make_file(names, name, contents=None):
    path = Path(folder.name) / name
    if contents is not None:
        path.write_bytes(bytes(contents))
    return str(path)


def saved(names, path):
    with np.load(run(path, names)) as data:
        return [item for name in sorted(data.files) for item in (name, data[name])]


def raised(names, x, name):
    try:
        run(x, names)
    except function_named(name):
        return True
    return False


def refused(names, values, x):
    held = [run(value, names) for value in values]
    before = json.dumps(describe(held))
    try:
        run(x, held)
    except FAILURES:
        return "untouched" if json.dumps(describe(held)) == before else "changed"
    return "accepted"


HEADS = {
    "refused": refused,
    "item": lambda names, x, k: run(x, names)[k],
    "isinstance": lambda names, x, name: isinstance(run(x, names), function_named(name)),
    "raised": raised,
    "file": make_file,
    "bytes": lambda names, path: list(Path(run(path, names)).read_bytes()),
    "saved": saved,
    "array": make_array,
    "list": make_list,
    "dict": lambda names, entries: run_all(entries, names),
    "by column": lambda names, entries: {int(key): value for key, value in run_all(entries, names).items()},
    "tuple": lambda names, items: tuple(make_list(names, items)),
    "function": make_function,
    "value": lambda names, value: value,
    "call": call,
    "method": method,
    "apply": apply,
    "items": lambda names, x: list(run(x, names)),
    "attribute": lambda names, x, name: getattr(run(x, names), name),
    "fact": lambda names, name, attribute: function_named(name) if attribute is None else getattr(function_named(name), attribute),
    "get": get,
    "set": set_item,
    "printed": printed,
    "errors": with_errors,
    "let": let,
    "ref": lambda names, k: names[k],
}


def text_of(value):
    """One element in text that both languages write alike."""
    if isinstance(value, (bool, np.bool)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    return repr(float(value))


def describe(value):
    """A value as plain data: dtype, shape, elements and printed text."""
    if isinstance(value, np.flatiter):
        value = np.array(value)
    if isinstance(value, type) and issubclass(value, np.generic):
        value = np.dtype(value)
    if isinstance(value, np.ndarray):
        return {
            "dtype": value.dtype.name,
            "shape": list(value.shape),
            "values": [text_of(v) for v in value.ravel().tolist()],
            "repr": repr(value),
            "str": str(value),
        }
    if isinstance(value, bytes):
        return describe(np.frombuffer(value, np.uint8))
    if isinstance(value, dict):
        return {"items": [describe(item) for item in value.values()]}
    if isinstance(value, (tuple, list)):
        return {"items": [describe(item) for item in value]}
    if isinstance(value, (bool, int, float, np.generic)):
        return {"values": [text_of(value)]}
    return {"text": str(value)}


#: How NumPy refuses.
FAILURES = (ValueError, TypeError, IndexError, AttributeError, OSError, EOFError, pickle.UnpicklingError, OverflowError, ZeroDivisionError, MemoryError, RuntimeError)


def failure(program):
    """The kind of the error that a program ends in, as JavaScript's errors tell kinds apart; None for none."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            run(program)
        except FAILURES as error:
            return "TypeError" if isinstance(error, TypeError) else "RangeError"


def outcome(program):
    """What a program gives: its value, or that it fails and how."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return describe(run(program))
        except FAILURES as error:
            return {"error": str(error).replace(f"{folder.name}/", "")}
