"""Random programs of several statements: views, masks, assignments through them, in place and broadcast operations.

Every array of a program is shown at its end, so that what shares memory with what shows too. A program ends with the
first statement that NumPy refuses.
"""

import numpy as np

from draw import DTYPES, Draw
from names.indexing import mask, one_index, slice_text
from programs import FAILURES, run

NAMES = {}

ARITHMETIC = "add subtract multiply divide floor_divide remainder maximum minimum power fmod".split()
COMPARISONS = "less greater_equal equal not_equal greater less_equal logical_and logical_or logical_xor".split()
BITS = "bitwise_and bitwise_or bitwise_xor left_shift right_shift".split()
# Not signbit: of a NaN that an operation makes it differs from machine to machine.
ONE = "negative absolute sign sqrt square floor rint isnan logical_not positive trunc".split()
REDUCTIONS = "sum max min mean any all prod argmax argmin cumsum count_nonzero var std ptp".split()
SCALARS = [0, 1, 2, -1, 3, 0.5, -2.5, True, False, 300, -200, 70000, 1e-3]


class Source:
    """The statements of a program so far, and what they are worth."""

    def __init__(self, draw):
        self.draw = draw
        self.statements = []
        self.values = []

    def add(self, statement):
        """Runs a statement. @raises what NumPy raises."""
        with np.errstate(all="ignore"):
            value = run(statement, self.values)
        self.statements.append(statement)
        self.values.append(value)

    def arrays(self):
        return [k for k, value in enumerate(self.values) if isinstance(value, np.ndarray)]

    def pick(self):
        """A statement that gave an array: its number and its value."""
        k = self.draw.random.choice(self.arrays())
        return k, self.values[k]

    def program(self, last=None):
        shown = last if last is not None else ["list", [["ref", k] for k in range(len(self.values))]]
        return ["let", self.statements, shown]


def fresh(source, shape=None):
    draw = source.draw
    dtype = draw.random.choice([*DTYPES, "float64", "float64", "int64"])
    return draw.array(dtype, draw.shape(0, 3) if shape is None else shape)


def view(source):
    """A slice, a turned or reshaped array: mostly of the same memory."""
    k, value = source.pick()
    draw, ref = source.draw, ["ref", k]
    if value.ndim and draw.chance(0.5):
        return ["get", ref, [slice_text(draw) for _ in range(draw.random.randint(1, value.ndim))]]
    return draw.random.choice(
        [
            ["attribute", ref, "T"],
            ["get", ref, ["...", None]],
            ["get", ref, [None, "..."]],
            ["method", ref, "ravel", [], {}],
            ["method", ref, "reshape", [-1], {}],
            ["method", ref, "reshape", [["tuple", [-1, 1]]], {}],
            ["method", ref, "squeeze", [], {}],
            ["call", "swapaxes", [ref, 0, -1], {}],
            ["call", "flip", [ref], {}],
            ["call", "atleast_2d", [ref], {}],
            ["get", ref, ["..."]],
        ]
    )


def place(source, value):
    """An index of an array: any mixture."""
    draw, left = source.draw, list(value.shape)
    if value.ndim and draw.chance(0.25):
        return [mask(draw, left)]
    items, taken = [], 0
    wanted = draw.random.randint(0, len(left))
    while taken < wanted:
        index, count = one_index(draw, left[taken:])
        items.append(index)
        taken += count
    return items or ["..."]


def indexed(source):
    k, value = source.pick()
    return ["get", ["ref", k], place(source, value)]


def compared_mask(source):
    k, value = source.pick()
    return ["get", ["ref", k], [["call", source.draw.random.choice(COMPARISONS[:6]), [["ref", k], source.draw.random.choice([0, 1, 0.5])], {}]]]


def other(source, shape):
    """A scalar, an array of the program, or one that broadcasts to a shape."""
    draw = source.draw
    kind = draw.random.random()
    if kind < 0.35:
        return draw.random.choice(SCALARS)
    if kind < 0.65:
        return ["ref", source.pick()[0]]
    dims = list(shape)[draw.random.randint(0, len(shape)) :]
    return fresh(source, [1 if draw.chance(0.25) else n for n in dims])


def binary(source):
    k, value = source.pick()
    draw = source.draw
    names = ARITHMETIC + COMPARISONS
    if value.dtype.kind in "biu":
        names = names + BITS
    operands = [["ref", k], other(source, value.shape)]
    if draw.chance(0.3):
        operands.reverse()
    return ["call", draw.random.choice(names), operands, {}]


def single(source):
    k, _ = source.pick()
    return ["call", source.draw.random.choice(ONE), [["ref", k]], {}]


def reduced(source):
    k, value = source.pick()
    draw = source.draw
    name = draw.random.choice(REDUCTIONS)
    axis = draw.random.choice([None, *range(-value.ndim, value.ndim)])
    keywords = {"axis": axis}
    if name not in ("cumsum", "argmax", "argmin", "ptp") and draw.chance(0.3):
        keywords["keepdims"] = True
    if name in ("sum", "prod", "mean", "cumsum") and draw.chance(0.2):
        # What becomes of negative floats in unsigned integers differs from build to build.
        keywords["dtype"] = draw.random.choice([dtype for dtype in DTYPES if value.dtype.kind != "f" or dtype[0] != "u"])
    return ["call", name, [["ref", k]], keywords]


def in_place(source):
    """`x op= y`, or a part of an array onto another one that overlaps it."""
    k, value = source.pick()
    draw = source.draw
    if value.ndim and draw.chance(0.35):
        onto, from_ = draw.random.choice([("1:", ":-1"), (":-1", "1:"), ("::-1", ":"), (":", "::-1")])
        out = ["get", ["ref", k], [onto]]
        return ["call", draw.random.choice(["add", "multiply", "maximum", "subtract"]), [out, ["get", ["ref", k], [from_]]], {"out": out}]
    name = draw.random.choice([*ARITHMETIC[:9], *(BITS if value.dtype.kind in "iu" else [])])
    keywords = {"out": ["ref", k]}
    if draw.chance(0.2):
        keywords["where"] = draw.array("bool", [n if draw.chance(0.8) else 1 for n in value.shape])
    if draw.chance(0.1):
        keywords["casting"] = draw.random.choice(["unsafe", "safe"])
    return ["call", name, [["ref", k], other(source, value.shape)], keywords]


def assigned(source):
    """`x[...] = y`"""
    k, value = source.pick()
    draw = source.draw
    index = [["call", "less", [["ref", k], draw.random.choice([0, 1, 0.5])], {}]] if value.ndim and draw.chance(0.3) else place(source, value)
    try:
        shape = np.shape(run(["get", ["ref", k], index], source.values))
    except FAILURES:
        shape = ()
    return ["set", ["ref", k], index, other(source, shape)]


def arranged(source):
    """Casts, choices, joins, sorts and the like."""
    k, value = source.pick()
    draw, ref = source.draw, ["ref", k]
    choices = [
        ["method", ref, "astype", [draw.random.choice(DTYPES)], {}],
        ["call", "where", [["call", "greater", [ref, 0], {}], ref, other(source, value.shape)], {}],
        ["call", "concatenate", [["list", [ref, ["ref", source.pick()[0]]]]], {"axis": draw.random.choice([0, None, -1])}],
        ["call", "stack", [["list", [ref, ref]]], {"axis": draw.random.choice([0, -1])}],
        ["call", "sort", [ref], {"axis": draw.random.choice([-1, 0, None]), "kind": "stable"}],
        ["call", "argsort", [ref], {"axis": -1, "kind": "stable"}],
        ["call", "clip", [ref, 0, draw.random.choice([1, 2.5])], {}],
        ["call", "round", [ref, draw.random.choice([0, 1, 2])], {}],
        ["call", "unique", [["method", ref, "astype", ["int64" if value.dtype.kind in "bi" else "float64"], {}]], {}],
        ["call", "nonzero", [ref], {}],
        ["call", "diff", [ref], {"axis": draw.random.choice([0, -1])}],
        ["call", "roll", [ref, draw.random.randint(-3, 3)], {"axis": draw.random.choice([None, 0])}],
        ["call", "repeat", [ref, 2], {"axis": draw.random.choice([None, 0])}],
        ["call", "tile", [ref, 2], {}],
        ["call", "broadcast_to", [ref, ["tuple", [2, *value.shape]]], {}],
        ["method", ref, "copy", [], {}],
        ["method", ref, "fill", [draw.random.choice([0, 1, 2])], {}],
    ]
    return draw.random.choice(choices)


KINDS = [view, view, view, indexed, indexed, compared_mask, binary, binary, binary, binary, single, reduced, in_place, in_place, assigned, assigned, assigned, arranged, arranged]


def is_outside(source, statement):
    """Whether a statement gives float16, or casts floats to integers that cannot hold them: there builds differ."""
    if statement[0] == "get":
        return False
    told = []
    with np.errstate(all="ignore", invalid="call", call=lambda *kind: told.append(kind)):
        try:
            value = run(statement, copied(source.values))
        except FAILURES:
            return False
    return getattr(value, "dtype", None) == np.float16 or (bool(told) and value_kind(value) in "biu")


def value_kind(value):
    return getattr(getattr(value, "dtype", None), "kind", "f")


def copied(values):
    return [value.copy() if isinstance(value, np.ndarray) else value for value in values]


def statements(draw):
    """Two to eight statements one on another."""
    source = Source(draw)
    source.add(fresh(source))
    for _ in range(draw.random.randint(2, 8)):
        statement = draw.random.choice(KINDS)(source)
        if is_outside(source, statement):
            continue
        try:
            source.add(statement)
        except FAILURES:
            return source.program(statement)
    return source.program()


PROGRAMS = {"statements": statements}
CASES = [statements(Draw(f"statements {k}")) for k in range(150)]
