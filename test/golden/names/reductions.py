"""Reductions and cumulative functions."""

from draw import FLOATS, arrays, axis_of, booleans, dtypes, integers, optional, out, selves, where

KEEPDIMS = optional(booleans(), 0.3)


def initial(draw, given):
    """Where a mask may leave nothing, the value that is left."""
    return draw.random.choice([0, 1, 2.5, -3])


INITIAL = optional(initial, 0.3)
DTYPE = optional(dtypes("float64", "int64", "float32", "int32"), 0.2)
FLOAT_DTYPE = optional(dtypes(*FLOATS), 0.2)


def means(name):
    """Means with their axes kept, as `var` computes them."""

    def sample(draw, given):
        keywords = {"axis": given.get("axis"), "keepdims": True}
        return ["call", "mean", [given[name]], keywords]

    return sample


def only_one(first, second):
    """A sampler for a parameter that excludes another."""
    return lambda draw, given: second(draw, given) if first not in given else optional(second, 0)(draw, given)


def reductions(own, method=False):
    """The tables of all reductions of a first parameter; methods lack what functions have."""
    first = {own: selves() if method else arrays()}
    axis = {"axis": optional(axis_of(own, several=True), 0.7)}
    one_axis = {"axis": optional(axis_of(own), 0.7)}
    keep = {"keepdims": KEEPDIMS}
    masked = {"out": out(0.15), "where": where(own)}
    folding = first | axis | keep | {"initial": INITIAL} | masked
    spread = first | axis | {"dtype": FLOAT_DTYPE, "ddof": optional(integers(0, 2), 0.4)} | keep | {"mean": optional(means(own), 0.2)}
    if not method:
        spread |= {"correction": only_one("ddof", optional(integers(0, 2), 0.4))}
    running = first | one_axis | {"dtype": DTYPE, "out": out(0.2)}
    place = first | one_axis | keep | {"out": out(0.2)}
    return {
        "sum": folding | {"dtype": DTYPE},
        "prod": folding | {"dtype": DTYPE},
        "max": folding,
        "min": folding,
        "mean": first | axis | {"dtype": FLOAT_DTYPE} | keep | masked,
        "std": spread | masked,
        "var": spread | masked,
        "all": first | axis | keep | masked,
        "any": first | axis | keep | masked,
        "argmax": place,
        "argmin": place,
        "cumsum": running,
        "cumprod": running,
    }


TABLE = reductions("a")
NAMES = TABLE | {"amax": TABLE["max"], "amin": TABLE["min"]}
METHODS = reductions("self", method=True)
NAMES |= {f"ndarray.{name}": samplers for name, samplers in METHODS.items()}

EMPTY = ["array", "float64", [0], []]
ROWS = ["array", "float64", [0, 3], []]
SPECIAL = ["array", "float64", [5], [1, "nan", "inf", "-inf", "-0.0"]]
TABLE_OF = ["array", "int64", [2, 3], [3, 1, 2, 3, 3, 1]]
# JSON's numbers end at 2^53 in JavaScript: larger ones are sums.
WIDE = ["call", "add", [["array", "int64", [3], [2**53, 2**53, 2**53]], ["array", "int64", [3], [0, 1, 1]]], {}]
BIG = ["call", "multiply", [["array", "uint64", [3], [2**52, 2**52, 3]], ["array", "uint64", [3], [2047, 2048, 5]]], {}]
CASES = [["call", name, [x], {}] for name in TABLE for x in (EMPTY, SPECIAL, WIDE, BIG, 5, True, 2.5)]
CASES += [["call", name, [ROWS, axis], {}] for name in TABLE for axis in (0, 1)]
CASES += [["call", name, [TABLE_OF, axis], {}] for name in TABLE for axis in (2, -3, ["tuple", [0, 0]], ["tuple", []])]
CASES += [
    ["call", "sum", [["array", "float32", [3], [0.1, 0.2, 0.3]]], {"out": ["array", "float64", [], [0]]}],
    ["call", "sum", [TABLE_OF], {"axis": 0, "out": ["array", "float64", [2], [0, 0]]}],
    ["call", "sum", [TABLE_OF], {"axis": 0, "out": ["array", "int8", [3], [0, 0, 0]]}],
    ["call", "mean", [TABLE_OF], {"axis": 0, "out": ["array", "int64", [3], [0, 0, 0]]}],
    ["call", "mean", [TABLE_OF], {"dtype": "int64"}],
    ["call", "var", [TABLE_OF], {"axis": 1, "ddof": 1, "correction": 1}],
    ["call", "var", [TABLE_OF], {"axis": 1, "ddof": 3}],
    ["call", "std", [["array", "float64", [3], [1, 2, 4]]], {"dtype": "float32"}],
    ["call", "var", [TABLE_OF], {"axis": 1, "out": ["array", "float64", [2], [0, 0]]}],
    ["call", "max", [TABLE_OF], {"where": ["array", "bool", [2, 3], [1, 0, 0, 1, 1, 0]]}],
    ["call", "sum", [TABLE_OF], {"initial": None}],
    ["call", "sum", [EMPTY], {"initial": None}],
    ["call", "max", [["array", "uint8", [2], [1, 2]]], {"initial": -3}],
    ["call", "max", [["array", "float64", [3], ["nan", 1, "nan"]]], {}],
    ["call", "argmax", [["array", "bool", [3], [0, 1, 1]]], {}],
]
# A long and a strided sum: blocks, halves, and the rows that a buffer holds.
LONG = ["call", "divide", [["call", "arange", [1, 20001], {}], 7], {}]
CUT = ["get", ["method", LONG, "reshape", [200, 100], {}], [":", ":90"]]
CASES += [["call", name, [x], {"axis": axis}] for name in ("sum", "mean", "var") for x in (LONG, ["get", LONG, ["::-3"]]) for axis in (0,)]
CASES += [["call", name, [x], {"axis": axis}] for name in ("sum", "mean", "std") for x in (CUT, ["attribute", CUT, "T"], ["get", CUT, ["::-1", "::2"]]) for axis in (None, 0, 1)]
