"""Python values as JSON and back, with their types: what the text tests exchange with TypeScript.

`{"int": "1"}`, `{"float": "0.1"}`, `{"float64": "0.5"}`, `{"list": [...]}`, `{"tuple": [...]}`,
`{"dict": [[key, value], ...]}`, `{"set": [...]}`, `{"array": [dtype, shape, items]}`; None, booleans and
strings stand for themselves.
"""

import numpy as np

SCALARS = ("float64", "float32", "int64", "int32", "uint8")


def encode(value):
    """The JSON of a value."""
    if value is None or type(value) in (bool, str):
        return value
    if type(value) in (int, float):
        return {type(value).__name__: repr(value)}
    if isinstance(value, np.bool_):
        return {"np.bool": bool(value)}
    if isinstance(value, np.generic):
        return {value.dtype.name: repr(value.item())}
    if isinstance(value, np.ndarray):
        return {"array": [value.dtype.name, list(value.shape), [encode(v) for v in value.ravel().tolist()]]}
    if isinstance(value, dict):
        return {"dict": [[encode(k), encode(v)] for k, v in value.items()]}
    return {type(value).__name__: [encode(v) for v in value]}


def decode(data):
    """The value of its JSON."""
    if not isinstance(data, dict):
        return data
    [(kind, content)] = data.items()
    if kind in ("int", "float"):
        return {"int": int, "float": float}[kind](content)
    if kind == "np.bool":
        return np.bool_(content)
    if kind in SCALARS:
        return np.dtype(kind).type(content)
    if kind == "dict":
        return {decode(k): decode(v) for k, v in content}
    if kind == "array":
        dtype, shape, items = content
        return np.array([decode(v) for v in items], dtype=dtype).reshape(shape)
    return {"list": list, "tuple": tuple, "set": set}[kind](decode(v) for v in content)


def outcome(work):
    """What `work()` gives, or the name and message of what it raises."""
    try:
        return {"text": work()}
    except Exception as error:
        return {"error": type(error).__name__, "message": str(error)}
