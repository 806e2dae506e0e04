"""Indexing, read and assigned, by every kind of index and mixtures of them; and nested expressions over views."""

from draw import BOOL, DTYPES, NUMBERS, Draw, selves, shape_of, value_of
from programs import FAILURES


def slice_text(draw):
    def bound():
        return "" if draw.chance(0.5) else str(draw.random.randint(-5, 5))

    step = draw.random.choice([":2", ":-1", ":-2", ":3", ":1"]) if draw.chance(0.4) else ""
    return f"{bound()}:{bound()}{step}"


def places(draw, length):
    """An index array of one or two axes, or a list; rarely out of range."""
    shape = draw.random.choice([[2], [3], [1], [2, 1], [2, 2], []])
    size = 1
    for n in shape:
        size *= n
    reach = length + 1 if draw.chance(0.06) else length
    if reach == 0:
        return ["array", "int64", [0], []]
    values = [draw.random.randint(-length, reach - 1) for _ in range(size)]
    if len(shape) == 1 and draw.chance(0.3):
        return ["list", values]
    return ["array", draw.random.choice(["int64", "int64", "int8", "int32"]), shape, [max(-128, v) for v in values]]


def mask(draw, dims):
    """A mask of some axes, rarely of another length."""
    dims = [n + 1 if draw.chance(0.03) else n for n in dims]
    size = 1
    for n in dims:
        size *= n
    return ["array", "bool", dims, [draw.random.randint(0, 1) for _ in range(size)]]


def one_index(draw, dims):
    """An index of the first of the axes that are left, and how many of them it takes."""
    kind, length = draw.random.random(), dims[0]
    if kind < 0.27:
        low, high = -length, length - (0 if draw.chance(0.05) else 1)
        return draw.random.randint(low, max(low, high)), 1
    if kind < 0.6:
        return slice_text(draw), 1
    if kind < 0.66:
        return None, 0
    if kind < 0.68:
        return draw.random.choice([True, False]), 0
    if kind < 0.86:
        return places(draw, length), 1
    count = draw.random.randint(1, len(dims))
    return mask(draw, dims[:count]), count


def indices(name="self"):
    def sample(draw, given):
        left = list(shape_of(given[name]))
        wanted = draw.random.randint(0, len(left) + (1 if draw.chance(0.05) else 0))
        items, taken = [], 0
        while taken < wanted:
            index, count = one_index(draw, left[taken:] or [2])
            items.append(index)
            taken += count
            if count == 0 and draw.chance(0.5):
                break
        # A mask of no elements that the dots move to another axis is let pass by NumPy.
        if draw.chance(0.15) and 0 not in left:
            items.insert(draw.random.randint(0, len(items)), "...")
        if draw.chance(0.01):
            items.append(draw.random.choice([0.5, "..."]))
        return items

    return sample


def value(draw, given):
    """A scalar, or an array that broadcasts to what is indexed, rarely not."""
    if draw.chance(0.3):
        return draw.random.choice([0, 1, -3, 2.5, True])
    try:
        dims = list(shape_of(["get", given["self"], given["key"]]))
    except FAILURES:
        return 1
    dims = [1] * draw.chance(0.1) + dims[draw.random.randint(0, len(dims)) :]
    dims = [1 if draw.chance(0.2) else n + 1 if draw.chance(0.03) else n for n in dims]
    return draw.array(draw.random.choice(DTYPES), dims, finite=True)


# NumPy's builds differ in what becomes of -3 and 2.5 in unsigned arrays: those take no floats.
NAMES = {
    "ndarray.__getitem__": {"self": selves(), "key": indices()},
    "ndarray.__setitem__": {"self": selves(["float64", "float32", "int64", "int32", "bool"]), "key": indices(), "value": value},
}

# Expressions

ARITHMETIC = "add subtract multiply maximum minimum".split()
COMPARISONS = "less greater_equal equal not_equal".split()
REDUCTIONS = "sum max min mean any all".split()


def views(draw, program):
    """A view of an array: slices, transposed axes, new ones."""
    dims = list(shape_of(program))
    if dims and draw.chance(0.6):
        return ["get", program, [slice_text(draw) for _ in range(draw.random.randint(1, len(dims)))]]
    return draw.random.choice([["attribute", program, "T"], ["get", program, [None, "..."]], ["method", program, "ravel", [], {}]])


def compared(draw, program):
    return ["call", draw.random.choice(COMPARISONS), [program, draw.random.choice([0, 1, 0.5])], {}]


def masked(draw, program):
    """The elements that a comparison picks, or a choice by it."""
    if draw.chance(0.5) and shape_of(program):
        return ["get", program, [compared(draw, program)]]
    return ["call", "where", [compared(draw, program), program, draw.random.choice([0, 1.5, -1])], {}]


def combined(draw, program):
    other = draw.random.choice([2, 0.5, views(draw, program), program])
    return ["call", draw.random.choice(ARITHMETIC), [program, other], {}]


def reduced(draw, program):
    rank = len(shape_of(program))
    axis = draw.random.choice([None, *range(-rank, rank)])
    return ["call", draw.random.choice(REDUCTIONS), [program], {"axis": axis, "keepdims": draw.chance(0.4)}]


def expression(draw):
    """Two to five of these one on another; what fails on the way is the end."""
    program = draw.array(draw.random.choice([*NUMBERS, *BOOL, "float64", "float64"]), draw.shape(1, 3), finite=True)
    for _ in range(draw.random.randint(2, 5)):
        program = draw.random.choice([views, views, masked, combined, reduced])(draw, program)
        try:
            value_of(program)
        except FAILURES:
            return program
        if not hasattr(value_of(program), "T") or not shape_of(program):
            return program
    return program


PROGRAMS = {"expressions": expression}

BASE = ["array", "int64", [3, 4], list(range(12))]
PLACES = ["call", "nonzero", [["call", "greater", [["array", "int64", [3, 4], list(range(12))], 5], {}]], {}]
TRIANGLE = ["call", "tril_indices", [3], {"m": 4}]
TUPLES = [PLACES, TRIANGLE, ["tuple", [1, 2]], ["tuple", [1]], ["tuple", []], ["tuple", [["list", [0, 2]], 1]], ["call", "ix_", [["list", [0, 2]], ["list", [1, 3]]], {}], ["tuple", [0, 1, 2]]]
CUBE = ["array", "float64", [2, 3, 2], list(range(12))]
ROWS = ["array", "int64", [2], [0, -1]]
CASES = [expression(Draw(f"expression {k}")) for k in range(200)]
CASES += [
    ["get", BASE, key]
    for key in [[3], [-4], [0, 4], [0, 0, 0], ["::0"], [0.5], [["array", "float64", [2], [0, 1]]], ["...", "..."], [ROWS, ["array", "int64", [3], [0, 1, 2]]]]
]
CASES += [["get", BASE, [key]] for key in TUPLES]
CASES += [["set", BASE, [key], -1] for key in TUPLES]
CASES += [
    ["get", CUBE, key]
    for key in [[0, ":", ROWS], [ROWS, ":", 0], [ROWS, ROWS], [":", ROWS, 0], [ROWS, None, ROWS], [True], [False], [True, ROWS], [["list", []]]]
]
CASES += [
    ["let", [BASE, ["get", ["ref", 0], ["1:", "::-1"]], ["set", ["ref", 1], [0], ["array", "int64", [4], [9, 8, 7, 6]]]], ["ref", 0]],
    ["set", BASE, [["call", "greater", [BASE, 5], {}]], ["array", "int64", [2], [1, 2]]],
    ["set", BASE, [":", 0], ["array", "int64", [2], [1, 2]]],
    ["set", BASE, [0, 0], ["array", "int64", [2], [1, 2]]],
    ["set", BASE, [5], 1],
    ["set", BASE, [["list", [0, 0]]], ["array", "int64", [2, 4], list(range(8))]],
    ["set", ["array", "uint8", [2], [0, 0]], [0], 300],
]
