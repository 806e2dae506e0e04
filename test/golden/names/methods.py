"""Methods and properties of arrays that no other table has."""

import numpy as np

from draw import (
    ABSENT,
    DTYPES,
    axis_of,
    booleans,
    chosen,
    dtypes,
    fixed,
    integers,
    optional,
    out,
    selves,
    shape_of,
)

ORDER = optional(chosen("C", "F", "A", "K"))


def contiguous(draw, given):
    return draw.array(draw.random.choice(DTYPES), draw.shape())


def full(draw, given):
    """Arrays with elements: the steps of empty ones are of no use, and NumPy's depend on how they were made."""
    shape = [draw.random.randint(1, 4) for _ in range(draw.random.randint(0, 3))]
    return draw.view(draw.array(draw.random.choice(DTYPES), shape))


def factor(draw, given):
    """What dot multiplies by: of a length that suits, rarely not."""
    dims = shape_of(given["self"])
    length = dims[-1] if dims else 2
    shape = draw.random.choice([[], [length], [length, draw.random.randint(1, 3)], [length + 1]])
    return draw.array(draw.random.choice(["float64", "int64", "float32"]), shape, finite=True)


def place(draw, given):
    """No index, a flat one, or one for each axis; rarely out of range."""
    dims = shape_of(given["self"])
    size = 1
    for length in dims:
        size *= length
    if size == 0 or draw.chance(0.15):
        return ["list", []]
    if draw.chance(0.4):
        return ["list", [draw.random.randint(-size, size - (0 if draw.chance(0.1) else 1))]]
    return ["list", [draw.random.randint(-n, n - 1) for n in dims]]


def view_dtype(draw, given):
    return draw.random.choice(DTYPES)


def new_shape(draw, given):
    return ["list", draw.shape(1, 3)]


def field_offset(draw, given):
    """Whole elements of the dtype; one too many now and then."""
    return draw.random.choice([0, 1, 2]) * np.dtype(given["dtype"]).itemsize if draw.gives(0.5) else ABSENT


NAMES = {f"ndarray.{name}": {"self": selves()} for name in "T mT base nbytes itemsize ndim size shape dtype real imag device flat".split()}
NAMES |= {f"ndarray.{name}": {"self": selves()} for name in "conj conjugate tolist".split()}
NAMES |= {
    "ndarray.setflags": {"self": selves(), "write": optional(chosen(True, False, None)), "align": optional(chosen(True, None)), "uic": optional(chosen(False, None))},
    "ndarray.getfield": {"self": selves(["float64", "int64", "uint32", "int16"]), "dtype": chosen("uint8", "int16", "int32", "float32"), "offset": field_offset},
    "ndarray.setfield": {"self": selves(["float64", "int64", "uint32", "int16"]), "val": integers(0, 9), "dtype": chosen("uint8", "int16", "int32"), "offset": field_offset},
    "ndarray.strides": {"self": full},
    "ndarray.byteswap": {"self": selves(), "inplace": optional(booleans())},
    "ndarray.tobytes": {"self": selves(), "order": ORDER},
    "ndarray.dot": {"self": selves(["float64", "int64", "float32"], high=2, finite=True), "other": factor, "out": out(0.2)},
    "ndarray.trace": {
        "self": selves(low=2),
        "offset": optional(integers(-2, 2)),
        "axis1": optional(axis_of("self", none=False), 0.3),
        "axis2": optional(axis_of("self", none=False), 0.3),
        "dtype": optional(dtypes("float64", "int64", "float32", "int32"), 0.3),
        "out": out(0.2),
    },
    "ndarray.item": {"self": selves(), "args": place},
    "ndarray.view": {"self": selves(), "args": lambda draw, given: ["list", [view_dtype(draw, given)] if draw.chance(0.8) else []]},
    "ndarray.resize": {"self": contiguous, "new_shape": new_shape, "refcheck": fixed(False)},
    "ndarray.to_device": {"self": selves(), "device": chosen("cpu", "cpu", "gpu"), "stream": optional(fixed(None))},
}

SQUARE = ["array", "float64", [2, 2], [1, 2, 3, 4]]
CASES = [
    ["let", [["array", "float64", [2], [1, 2]], ["method", ["ref", 0], "setflags", [], {"write": False}], ["set", ["ref", 0], [0], 5]], ["ref", 0]],
    ["let", [["array", "float64", [2], [1, 2]], ["method", ["ref", 0], "setflags", [], {"write": True}], ["set", ["ref", 0], [0], 5]], ["ref", 0]],
    ["method", ["call", "broadcast_to", [SQUARE, ["tuple", [2, 2, 2]]], {}], "setflags", [], {"write": True}],
    ["method", ["get", SQUARE, [0]], "resize", [3], {}],
    ["method", SQUARE, "item", [], {}],
    ["method", SQUARE, "item", [["tuple", [1, 1]]], {}],
    ["method", SQUARE, "item", [4], {}],
    ["method", SQUARE, "item", [0, 1, 2], {}],
    ["method", SQUARE, "view", ["int32"], {}],
    ["method", ["attribute", SQUARE, "T"], "view", ["int32"], {}],
    ["method", ["array", "int32", [3], [1, 2, 3]], "view", ["int64"], {}],
    ["method", ["array", "int32", [], [1]], "view", ["int64"], {}],
    ["method", SQUARE, "to_device", ["cpu"], {"stream": 1}],
    ["set", ["attribute", SQUARE, "imag"], [0], 1],
    ["let", [SQUARE, ["method", ["ref", 0], "byteswap", [True], {}]], ["ref", 0]],
]
