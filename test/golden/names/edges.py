"""Where NumPy changes its ways: an adversarial list, written from what is known of its corners, kept as golden cases.

Printing at every switch, mixtures of indices, operations in place on memory that overlaps, integers that wrap, Python
ints out of range, casts that are refused, reductions of nothing, NaN among what is sorted or searched, and the options
of functions that choose a method by name.
"""

import numpy as np

NAMES = {}


def array(values, dtype=None):
    """A program of an array; nan, inf and -0. are told by text."""
    x = np.array(values, dtype=dtype)
    flat = [repr(v) if isinstance(v, float) and (v != v or v in (np.inf, -np.inf) or (v == 0 and str(v)[0] == "-")) else v for v in x.ravel().tolist()]
    return ["array", x.dtype.name, list(x.shape), flat]


def call(name, *args, **keywords):
    return ["call", name, list(args), keywords]


def method(x, name, *args, **keywords):
    return ["method", x, name, list(args), keywords]


def get(x, *indices):
    return ["get", x, list(indices)]


def put(x, indices, value):
    return ["set", x, indices, value]


def shown(x, **options):
    return ["printed", options, x]


def tup(*items):
    return ["tuple", list(items)]


def let(*statements):
    """Statements; what is shown is all of them."""
    return ["let", list(statements), ["list", [["ref", k] for k in range(len(statements))]]]


def ref(k=0):
    return ["ref", k]


nan, inf = np.nan, np.inf
NAN = call("float64", "nan")

# Printing

MAGNITUDES = [
    [0.1 + 0.2, 1.0], [1e-5, 1], [0.0001, 1], [0.00009999, 1], [1e8, 1], [99999999.0, 1], [1e8 - 0.5, 1], [1e16], [1e15], [123456789.0], [12345678.9],
    [1000.0, 1.0], [1001.0, 1.0], [1000.1, 1.0], [0.5, 500.5], [1e-300, 1e300], [5e-324], [1.7976931348623157e308], [0.0, -0.0], [-0.0], [nan], [inf], [-inf],
    [nan, 1], [inf, 1.5], [-inf, 1], [nan, inf, -inf, 0], [1.0, 2.0], [-1.0, 10.0], [1.5, nan, 1e10], [0.125, 0.0625], [2.5e-8, 1], [1 / 3], [2 / 3, 1e5],
    [1e5], [123456.7], [1234567.8], [0.00001234], [1.00000001], [1.000000001], [1.000000005], [1.0000000149], [0.123456785], [0.123456775], [1e22], [1e23],
    [9007199254740993.0], [4.35, 4.345, 4.3449999], [100.0, 0.001], [1e-4, 9.9e-5], [nan, 1e-9], [inf, 1e9], [0.0, 1e-10], [0.0, 1e10], [3e8, 0], [-1e8],
]
PRINTED = [shown(array([float(v) for v in values])) for values in MAGNITUDES]
PRINTED += [shown(array([float(v) for v in values if abs(v) < 1e38 or v in (inf, -inf)] or [1.0], "float32")) for values in MAGNITUDES]
PRINTED += [shown(array([0.1, 1e6], "float32")), shown(array([16777216.0, 0.5], "float32")), shown(array([1e-45, 3.4e38], "float32")), shown(array([0.1, 0.2, 0.3], "float32"))]
PRINTED += [shown(array(1.5)), shown(array(1, "int8")), shown(array(True)), shown(array(nan)), shown(array(-0.0)), shown(array(0.1, "float32"))]
PRINTED += [shown(call("zeros", tup(*dims), dtype=dtype)) for dims in ((0,), (2, 0), (0, 3), (1, 0, 2)) for dtype in ("float64", "int64", "float32", "bool", "uint8")]
PRINTED += [shown(call("arange", n)) for n in (17, 18, 999, 1000, 1001, 1005)]
PRINTED += [shown(call("reshape", call("arange", n), tup(*dims))) for n, dims in ((2000, (2, 1000)), (1200, (20, 60)), (8, (2, 2, 2)), (1008, (7, 12, 12)), (1, (1, 1, 1, 1)), (24, (2, 1, 3, 4)), (1100, (1100, 1)))]
PRINTED += [shown(call("linspace", 0, 1, n)) for n in (7, 25, 1001)]
PRINTED += [shown(array([-128, 127], "int8")), shown(array([2**63], "uint64")), shown(array([-(2**62)])), shown(array([True, False])), shown(array([[True], [False]]))]
SAMPLE = array([[1.5, -2.25, 1e-7], [nan, inf, 12345.678]])
OPTIONS = [
    {"precision": 0}, {"precision": 3}, {"precision": 17}, {"suppress": True}, {"suppress": True, "precision": 2}, {"floatmode": "fixed"}, {"floatmode": "unique"},
    {"floatmode": "maxprec_equal"}, {"floatmode": "fixed", "precision": 2, "suppress": True}, {"sign": "+"}, {"sign": " "}, {"nanstr": "missing"}, {"infstr": "endless"},
    {"linewidth": 20}, {"linewidth": 5}, {"threshold": 2}, {"threshold": 2, "edgeitems": 1}, {"threshold": 0}, {"edgeitems": 2, "threshold": 4}, {"precision": 4, "sign": "+", "floatmode": "fixed"},
]
PRINTED += [shown(SAMPLE, **options) for options in OPTIONS]
PRINTED += [shown(array([0.5, 1.5, 2.5, -0.5]), **options) for options in OPTIONS[:9]]
PRINTED += [shown(array([1.005, 2.675, 1.115, 1e-9]), precision=2), shown(array([1.005, 2.675, 1e-9]), precision=2, suppress=True), shown(call("arange", 30), linewidth=30, threshold=10)]
PRINTED += [shown(call("array", ["list", [array([0.1, 1e8]), array([nan, 3])]], dtype="float64")), shown(call("multiply", call("eye", 3), -1)), shown(call("full", tup(3, 3), 0.1))]

# Indices: copy or view shows by what an assignment through them does

BASE = call("reshape", call("arange", 24), tup(2, 3, 4))
ROWS, MASK = array([1, 0, 1]), array([True, False, True])
INDICES = [
    [0], [-1], ["..."], [None], ["...", 0], [0, "..."], [0, None, 1], ["::-1"], [":", "1:2"], [":", ":", "::-2"], [array([0, 1])], [array([[0, 1], [1, 0]])], [0, ROWS], [":", ROWS], [ROWS, ":", 0],
    [0, ":", ROWS], [":", 0, ROWS], ["...", ROWS], [":", MASK], [0, MASK], [":", MASK, 0], [array([True, False])], [array([[True, False, True], [False, False, True]])], [True], [False], [None, True],
    [array([0, 1]), None, array([0, 1])], [array([[0], [1]]), array([0, 2])], [":", array([[0], [1]]), array([0, 2])], [array([0, 1]), ":", array([0, 1])], [":5"], ["-9:9"], ["2:1"], [":", "3:0:-1"],
    [array([], "int64")], [":", array([], "int64"), 0], [0, 0, 0], [-1, -1, -1], [["list", [0, 1]]], [2], [0, 3], [0, 0, 4], [array([2])], [":", array([3, 0])], [array([True, False, True])], [0.5], [array([0.5])], ["...", "..."], [0, 0, 0, 0],
]
INDEXED = [let(BASE, get(ref(), *index)) for index in INDICES]
INDEXED += [let(BASE, get(ref(), *index), method(ref(1), "fill", -1), ref()) for index in INDICES[:38] if index not in ([0, 0, 0], [-1, -1, -1])]
INDEXED += [put(BASE, index, -7) for index in INDICES]
INDEXED += [put(BASE, index, array([1.5, -2.5, 300])) for index in INDICES[:20]]
INDEXED += [put(array([1, 2, 3], dtype), [0], value) for dtype in ("int8", "uint8", "bool", "float32") for value in (200, -1, 2.7, True, 300)]
INDEXED += [put(array([1, 2, 3], "uint8"), [":"], array([300, -1, 5])), put(array([1, 2, 3], "int8"), [":"], array([200.5, -200.5, 1e3])), put(array([1.0, 2.0]), [array([0, 0, 0])], array([1.0, 2.0, 3.0]))]

# In place on memory that overlaps

LINE = call("arange", 8)
OVERLAPPING = [
    let(LINE, call(name, get(ref(), *left), get(ref(), *right), out=get(ref(), *out)), ref())
    for name in ("add", "multiply", "subtract", "maximum")
    for left, right, out in ((["1:"], [":-1"], ["1:"]), ([":-1"], ["1:"], ["1:"]), (["::-1"], [":"], [":"]), ([":"], ["::-1"], ["::-1"]), (["::2"], ["1::2"], [":4"]), (["::2"], ["1::2"], ["4:"]))
]
OVERLAPPING += [let(LINE, put(ref(), ["1:"], get(ref(), ":-1"))), let(LINE, put(ref(), [":-1"], get(ref(), "1:"))), let(LINE, put(ref(), [":"], get(ref(), "::-1"))), let(LINE, put(ref(), ["::2"], get(ref(), ":4")))]
GRID = call("reshape", call("arange", 9), tup(3, 3))
OVERLAPPING += [let(GRID, call("add", ref(), ["attribute", ref(), "T"], out=ref())), let(GRID, put(ref(), [":"], ["attribute", ref(), "T"])), let(GRID, call("cumsum", ref(), axis=0, out=ref())), let(GRID, call("copyto", ref(), get(ref(), 0)))]
OVERLAPPING += [let(GRID, call("matmul", ref(), ref(), out=ref())), let(GRID, call("dot", ref(), ref(), out=ref())), let(GRID, call("take", ref(), array([2, 0, 1]), axis=0, out=ref(), mode="clip")), let(GRID, put(ref(), [array([0, 1, 2])], get(ref(), array([2, 1, 0]))))]

# ufuncs' methods

V = array([3, 1, 4, 1, 5, 9, 2, 6])
METHODS = [let(call("zeros", 4, dtype=dtype), call("add.at", ref(), array([0, 1, 1, 3]), value), ref()) for dtype in ("float64", "int8", "uint8") for value in (1, array([1, 2, 3, 4]))]
METHODS += [let(V, call("maximum.at", ref(), array([0, 0, 2]), 7), ref()), let(V, call("negative.at", ref(), array([0, 0, 2])), ref()), let(V, call("add.at", ref(), MASK, 1), ref()), let(V, call("add.at", ref(), array([9]), 1), ref()), let(GRID, call("add.at", ref(), tup(array([0, 0]), array([1, 1])), 10), ref())]
METHODS += [call(f"{name}.reduceat", V, array(at)) for name in ("add", "maximum", "multiply") for at in ([0, 4], [0, 4, 1, 5, 2, 6, 3, 7], [3, 1], [0], [7, 7], [8], [-1])]
METHODS += [call(f"{name}.accumulate", x) for name in ("add", "multiply", "maximum", "subtract", "logical_and", "minimum") for x in (V, array([1.5, nan, 2]), array([100, 100], "int8"), array([], "float64"))]
METHODS += [call(f"{name}.reduce", x, **kw) for name in ("add", "multiply", "maximum", "logical_and", "bitwise_or") for x, kw in ((array([], "int64"), {}), (array([[1, 2], [3, 4]]), {"axis": None}), (array([[1, 2], [3, 4]]), {"axis": tup(0, 1), "keepdims": True}), (array([1, 2, 3]), {"initial": 10}), (array([1, 2, 3]), {"where": MASK, "initial": 1}))]
METHODS += [call("add.outer", array([1, 2]), array([[1.5], [2]])), call("subtract.outer", 1, array([1, 2])), call("divide.reduce", array([8, 2, 2])), call("power.accumulate", array([2.0, 3, 2])), call("subtract.reduce", array([[5, 1], [2, 2]]), axis=1)]

# Integers that wrap, divisions by zero, Python ints out of range

INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
LIMITS = {d: (int(np.iinfo(d).min), int(np.iinfo(d).max)) for d in INTS if np.iinfo(d).bits < 64}
WRAPPING = [call(name, array(list(limits), dtype), other) for dtype, limits in LIMITS.items() for name in ("add", "subtract", "multiply", "floor_divide", "remainder", "power") for other in (1, 2)]
WRAPPING += [call(name, array(list(limits), dtype)) for dtype, limits in LIMITS.items() for name in ("negative", "absolute", "sum", "prod", "cumsum", "mean", "invert", "square")]
WRAPPING += [call(name, array([7, -7, 0], dtype), 0) for dtype in ("int8", "int32", "int64", "float64", "float32") for name in ("divide", "floor_divide", "remainder", "fmod", "divmod", "power")]
WRAPPING += [call(name, array([1, 2], dtype), value) for dtype in ("int8", "uint8", "uint64", "int64", "bool") for name in ("add", "less", "equal", "maximum") for value in (-1, 300, 1.5, True)]
WRAPPING += [call(name, array([7.5, -7.5, 7, -7]), divisor) for name in ("floor_divide", "remainder", "fmod", "divmod") for divisor in (2, -2, 2.5, -0.5)]
WRAPPING += [call("power", array([2, 3], "int64"), -1), call("power", array([2.0, 3]), -1), call("power", array([2, 3], "uint8"), 9), call("power", 2, array([62, 63, 64])), call("power", array([-8.0]), 1.5), call("left_shift", array([1], "int8"), array([7, 8, 9], "int8")), call("right_shift", array([-128], "int8"), 7), call("left_shift", 1, array([62, 63, 64]))]
WRAPPING += [call("sum", array([200, 100], "uint8")), call("sum", array([200, 100], "uint8"), dtype="uint8"), call("mean", array([200, 100], "uint8")), call("cumsum", array([100, 100], "int8")), call("cumsum", array([100, 100], "int8"), dtype="int8"), call("prod", array([True, True])), call("sum", array([True, True, True]))]
WRAPPING += [call("add", array([1], "uint64"), array([1], "int64")), call("add", array([1], "int8"), array([1], "uint8")), call("add", array([1], "float32"), array([1], "int32")), call("add", array([1], "float32"), array([1], "int16")), call("add", array([True]), array([True])), call("subtract", array([True]), array([True])), call("multiply", array([True]), 2.5), call("add", array([1], "float32"), 1e300)]
LARGE = call("add", array([9007199254740992]), 1)
WRAPPING += [LARGE, call("add", LARGE, 1), call("multiply", LARGE, 1023), shown(LARGE), call("divide", LARGE, 1), call("equal", LARGE, 9007199254740991), method(LARGE, "astype", "float64"), call("sum", call("repeat", LARGE, 3)), call("floor_divide", LARGE, 2), call("remainder", LARGE, 10), call("sort", call("concatenate", ["list", [LARGE, call("subtract", LARGE, 1)]])), call("cumsum", call("repeat", LARGE, 3))]

# where=, out= of another dtype, casting

F, I = array([1.5, -2.5, 3.5]), array([1, 2, 3])
CASTING = [call("add", F, I, out=array([0, 0, 0], dtype)) for dtype in ("float64", "float32", "int64", "bool", "uint8")]
CASTING += [call("add", I, I, out=array([0, 0, 0], dtype), casting=rule) for dtype in ("float64", "int8", "uint8", "float32", "bool") for rule in ("no", "safe", "same_kind", "unsafe")]
CASTING += [call("sqrt", I, where=MASK, out=array([9.0, 9, 9])), call("add", F, 1, where=MASK, out=array([9.0, 9, 9])), call("add", F, 1, where=False, out=array([9.0, 9, 9])), call("less", F, 1, out=array([9.0, 9, 9])), call("add", F, 1, dtype="float32"), call("add", I, 1, dtype="float64"), call("add", F, 1, dtype="int64"), call("add", F, 1, dtype="int64", casting="unsafe"), call("sqrt", I, dtype="float32"), call("exp", array([True]), dtype="float64")]
CASTING += [call("sum", F, out=array(0)), call("sum", I, out=array(0.5)), call("mean", I, out=array(0.5, "float32")), call("sum", F, where=MASK), call("max", F, where=MASK, initial=-9), call("max", F, where=MASK), call("mean", F, where=array([False, False, False])), call("any", F, where=MASK), call("add", F, 1, out=tup(array([0.0, 0, 0]))), call("divmod", I, 2, out=tup(array([0, 0, 0]), array([0, 0, 0]))), call("modf", F, out=tup(array([0.0, 0, 0]), None))]
CASTING += [method(array([1.9, -1.9, 0.5]), "astype", dtype) for dtype in ("int64", "int8", "bool", "float32")] + [method(I, "astype", dtype, casting="safe") for dtype in ("float64", "int32", "float32", "bool")] + [call("can_cast", a, b) for a in ("int64", "float32", "bool", "uint8") for b in ("float64", "int8", "float32", "uint64")] + [call("result_type", "float32", 3), call("result_type", "int8", "uint8"), call("result_type", "int64", "uint64"), call("result_type", "bool", 2.5), call("promote_types", "float32", "int32")]
CASTING += [call("concatenate", ["list", [I, F]], dtype="int64"), call("concatenate", ["list", [I, F]], dtype="int64", casting="unsafe"), call("concatenate", ["list", [I, I]], out=array([0.0] * 6)), call("copyto", array([0, 0, 0]), F), call("where", MASK, I, 2.5), call("where", MASK, array([1], "int8"), 300), call("where", array([0, 1, 2]), F, 0.5), call("clip", I, 1.5, None), call("clip", array([1, 2], "uint8"), -1, 300), call("clip", F, 3, 1), call("full", 3, 7), call("full", 3, 2.5, dtype="int64"), call("full_like", I, 2.7), call("arange", 0, 1, 0.1), call("arange", 5, 0, -2), call("arange", 1.5), call("linspace", 0, 10, 5, dtype="int64"), call("linspace", 5, 1, 3), call("linspace", 0, 1, 1), call("linspace", 0, 1, 4, endpoint=False), call("linspace", 0, 1, 5, retstep=True), call("arange", 3, dtype="bool"), call("arange", 2, dtype="bool")]

# Reductions of nothing; NaN

EMPTY = call("zeros", tup(0, 3))
NANS = array([[1.0, nan, 3], [nan, nan, -1]])
NOTHING = [call(name, EMPTY, axis=axis) for name in ("sum", "prod", "max", "min", "mean", "var", "std", "any", "all", "argmax", "median", "cumsum", "ptp", "average") for axis in (0, 1, None)]
NOTHING += [call(name, NANS, axis=axis) for name in ("sum", "max", "argmax", "argmin", "mean", "median", "nansum", "nanmax", "nanmean", "nanmin", "nanstd", "nanmedian", "nanprod", "cumsum", "nancumsum", "any", "sort", "argsort") for axis in (0, 1)]
NOTHING += [call(name, array([nan, 1, nan, 0])) for name in ("sort", "argsort", "unique", "argmax", "argmin", "nanargmax", "nanargmin", "max", "isnan", "nonzero", "count_nonzero", "sign", "median", "cumprod", "diff")]
NOTHING += [call("nanargmax", array([nan, nan])), call("nanmax", array([nan, nan])), call("fmax", array([nan, 1]), array([2, nan])), call("maximum", array([nan, 1]), array([2, nan])), call("searchsorted", array([1.0, 2, nan]), NAN), call("searchsorted", array([1.0, 2, 2, 3]), array([2.0, 0, 9]), side="right"), call("isclose", NAN, NAN, equal_nan=True), call("array_equal", array([nan]), array([nan]), equal_nan=True), call("allclose", array([inf, 1]), array([inf, 1.000000001]))]
NOTHING += [call("sort", array([3, 1, 2, 1]), kind=kind) for kind in ("quicksort", "stable", "heapsort", "mergesort")] + [call("argsort", array([3, 1, 2, 1]), kind="stable"), call("argsort", array([[2, 1], [0, 3]]), axis=None), call("lexsort", tup(array([1, 0, 1]), array([2, 2, 1]))), call("partition", array([3, 1, 2]), 1), call("sort", array([], "float64")), call("sort", array(3))]
U = array([[3, 1, 1], [2, 3, 1]])
NOTHING += [call("unique", U, return_index=i, return_inverse=v, return_counts=c) for i in (True, False) for v in (True, False) for c in (True, False)] + [call("unique", U, axis=0), call("unique", U, axis=1, return_counts=True), call("unique", array([nan, nan, 1.0])), call("unique", array([nan, nan, 1.0]), equal_nan=False), call("unique", array([], "int64"), return_counts=True), call("unique", array([-0.0, 0.0]))]

# Functions that choose by name

X = array([1.0, 2, 4, 8, 16, 3.5])
QUANTILES = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
NAMED = [call("percentile", X, array([0, 10, 37.5, 50, 99, 100]), method=name) for name in QUANTILES] + [call("percentile", X, 101), call("percentile", X, -1), call("percentile", array([1.0, nan, 3]), 50), call("nanpercentile", array([1.0, nan, 3]), 50), call("percentile", array([3, 1, 2]), 50), call("percentile", array([[1, 2], [3, 4]]), 50, axis=0, keepdims=True), call("percentile", array([], "float64"), 50), call("quantile", X, 0.3, method="nope"), call("percentile", array([True, False]), 50), call("median", array([1, 2, 3, 4])), call("median", array([], "float64"))]
NAMED += [call("histogram", X, bins=bins) for bins in ("auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt", "nope", 3, 0, array([0, 4, 8.0, 20]), array([3, 1]))] + [call("histogram", X, 4, range=tup(0, 10)), call("histogram", X, 4, density=True), call("histogram", X, 2, weights=array([1, 2, 3, 4, 5, 6])), call("histogram", array([], "float64")), call("histogram", array([1.0, 1, 1])), call("histogram", array([1, nan])), call("histogram", array([3, 3, 4]), bins="auto"), call("histogram", array([1, 2, 3]), range=tup(5, 1)), call("histogram_bin_edges", X, "fd"), call("bincount", array([0, 1, 1, 5])), call("bincount", array([1, 2]), weights=array([0.5, 2])), call("bincount", array([1]), minlength=4), call("bincount", array([-1])), call("bincount", array([], "int64")), call("digitize", array([0.5, 2, 9]), array([1, 2, 3])), call("digitize", array([0.5, 2, 9]), array([3, 2, 1]), right=True)]
NAMED += [call(name, array([[1.0, 2, 4], [3, 1, 0]]), **kw) for name, kw in (("cov", {}), ("cov", {"rowvar": False}), ("cov", {"bias": True}), ("cov", {"ddof": 0}), ("cov", {"fweights": array([1, 2, 1])}), ("cov", {"aweights": array([0.5, 1, 2])}), ("cov", {"ddof": 5}), ("corrcoef", {}), ("corrcoef", {"rowvar": False}))] + [call("cov", array([1.0, 2]), array([3.0, 5])), call("corrcoef", array([1.0, 1]), array([1.0, 2])), call("cov", array(2.0))]
NAMED += [call("pad", array([1, 2, 3]), width, mode=mode) for mode in ("constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap") for width in (2, tup(1, 4))] + [call("pad", array([1, 2, 3]), 2, mode="reflect", reflect_type="odd"), call("pad", array([1, 2, 3]), 1, mode="constant", constant_values=tup(7, 8)), call("pad", array([[1, 2]]), tup(tup(1, 0), tup(0, 2))), call("pad", array([1]), 3, mode="reflect"), call("pad", array([1, 2, 3]), 2, mode="mean", stat_length=1), call("pad", array([1]), -1), call("pad", array([1]), 1, mode="nope"), call("pad", array([], "float64"), 1, mode="edge"), call("pad", array([1.5, 2.5]), 1, mode="linear_ramp", end_values=-1)]
NAMED += [call("interp", at, array([1.0, 2, 4]), array([3.0, 1, 0]), **kw) for at, kw in ((array([0, 1, 1.5, 3, 9]), {}), (array([0, 9.5]), {"left": -1, "right": 99}), (array([0, 5.5, -3]), {"period": 3}), (array([nan, 2.5]), {}), (2.5, {}), (array([1.5]), {"period": 0}))] + [call("interp", 1.5, array([1.0, 2]), array([1.0])), call("interp", 1.5, array([2.0, 1]), array([1.0, 5])), call("interp", 1, array([], "float64"), array([], "float64")), call("interp", array([0.5, inf]), array([0, inf]), array([1.0, 2]))]
NAMED += [call(name, array([1, 2, 3]), array([0, 1, 0.5]), mode) for name in ("convolve", "correlate") for mode in ("full", "same", "valid", "nope")] + [call("convolve", array([1, 2]), array([1, 2, 3, 4]), "same"), call("convolve", array([1, 2]), array([1, 2, 3, 4]), "valid"), call("convolve", array([], "float64"), array([1.0])), call("convolve", 2, 3), call("correlate", array([True, False]), array([True, True]), "full")]
NAMED += [call("round", array([0.5, 1.5, 2.5, -0.5, 2.675, 1e300]), d) for d in (0, 1, 2, -1)] + [call("round", array([15, 25, 35, -15]), -1), call("round", 2.675, 2), call("rint", array([0.5, 1.5, -0.5])), call("trunc", array([-1.7, 1.7])), call("floor", array([-0.5, 0.5])), call("ceil", array([-0.5])), call("fix", array([-1.5, 1.5])), call("around", array([1234.5]), -2)]
NAMED += [call("gradient", array([1.0, 4, 9, 16])), call("gradient", array([1.0, 4, 9, 16]), 2), call("gradient", array([1.0, 4, 9]), array([0, 1, 3.0])), call("gradient", array([[1.0, 2], [3, 5]]), axis=0), call("gradient", array([1.0])), call("gradient", array([1.0, 4, 9]), edge_order=2), call("diff", array([1, 4, 9], "uint8")), call("diff", array([9, 4, 1], "uint8")), call("diff", array([1, 4, 9]), n=2), call("diff", array([1, 4, 9]), prepend=0), call("diff", array([True, False])), call("diff", array([1]), n=3), call("ediff1d", array([1, 4])), call("trapezoid", array([1, 2, 3])), call("cross", array([1, 2, 3]), array([4, 5, 6])), call("unwrap", array([0, 3.5, 7])), call("cumsum", array([[1, 2], [3, 4]])), call("kron", array([1, 2]), array([1, 10])), call("vander", array([1, 2, 3])), call("tri", 3, k=1), call("tril", array([[1, 2], [3, 4]]), -1), call("diag", array([1, 2]), 1), call("diag", array([[1, 2], [3, 4]])), call("rot90", array([[1, 2], [3, 4]]), -1), call("roll", array([[1, 2], [3, 4]]), 1), call("roll", array([[1, 2], [3, 4]]), tup(1, 1), axis=tup(0, 1)), call("split", array([1, 2, 3]), 2), call("array_split", array([1, 2, 3]), 2), call("split", array([1, 2, 3, 4]), array([1, 3])), call("repeat", array([1, 2]), array([2, 0])), call("tile", array([1, 2]), tup(2, 2)), call("argwhere", array([[0, 1], [2, 0]])), call("take", array([1, 2, 3]), array([5, -1]), mode="wrap"), call("take", array([1, 2, 3]), array([5, -9]), mode="clip"), call("take", array([1, 2, 3]), 5), call("put_along_axis", array([[1, 2]]), array([[1]]), 9, 1), call("choose", array([0, 1, 5]), ["list", [array([1, 2, 3]), 9]]), call("choose", array([0, 1, 5]), ["list", [array([1, 2, 3]), 9]], mode="wrap"), call("select", ["list", [MASK]], ["list", [I]], 7), call("nan_to_num", array([nan, inf, -inf])), call("nan_to_num", array([nan, inf]), nan=1, posinf=5), call("heaviside", array([-1.0, 0, nan]), 0.5), call("spacing", array([1.0, 1e300])), call("nextafter", 1.0 + 0.5, 2), call("copysign", array([1.0, 0]), -1), call("hypot", 1e200, 1e200), call("logaddexp", -1000.5, -1000.5), call("log", array([0.0, -1])), call("sqrt", array([-1.0])), call("arctan2", array([0.0, -0.0]), array([-0.0, 0.0])), call("expm1", 1e-10), call("log1p", -1), call("sinc", array([0, 0.5])), call("ldexp", 1.5, array([3])), call("frexp", array([0.0, nan, 5])), call("gcd", array([12, 0]), 18), call("lcm", 4, 6), call("bitwise_count", array([255, -3])), call("packbits", array([1, 0, 1])), call("unpackbits", array([5], "uint8")), call("isin", array([1, 2, nan]), array([2, nan])), call("intersect1d", array([1, 2, 2]), array([2, 3])), call("union1d", array([2, 1]), array([3.5])), call("setxor1d", array([1, 2]), array([2, 3]))]

# Errors

ERRORS = [call("add", array([1, 2, 3]), array([1, 2])), call("reshape", array([1, 2, 3]), tup(2, 2)), call("reshape", array([1, 2, 3]), tup(-1, -1)), call("concatenate", ["list", []]), call("concatenate", ["list", [array([1]), array([[1]])]]), call("stack", ["list", [array([1]), array([1, 2])]]), call("sum", array([1]), axis=1), call("transpose", array([1]), tup(0, 1)), call("zeros", tup(-1)), call("zeros", 2, dtype="nope"), call("dot", array([1, 2]), array([1, 2, 3])), call("matmul", array([1, 2]), array([[1, 2, 3]])), call("squeeze", array([1, 2]), axis=0), call("expand_dims", array([1]), 3), call("broadcast_to", array([1, 2]), tup(3)), call("array", ["list", [["list", [1, 2]], ["list", [3]]]]), call("eye", -1), call("arange", 1, 2, 0), call("linspace", 0, 1, -1), call("argmax", array([], "float64")), call("max", array([], "float64")), call("swapaxes", array([1]), 0, 1), call("unravel_index", 9, tup(2, 2)), call("ravel_multi_index", tup(2, 2), tup(2, 2)), call("split", array([1, 2, 3]), 2), call("hstack", ["list", [array([1]), array([[1]])]]), call("vstack", ["list", [array([1]), array([1, 2])]]), call("block", ["list", [array([1]), ["list", [array([1])]]]]), call("cross", array([1]), array([1])), call("trace", array([1])), call("diag", array([[[1]]])), call("bitwise_and", array([1.5]), 1), call("invert", array([1.5])), call("linalg.inv", array([[1, 2, 3]])), call("linalg.inv", array([[0.0]])), call("interp", 1, array([1]), array([1, 2])), call("percentile", array([1]), 200), call("apply_along_axis", ["function", 1, call("sum", ["arg", 0])], 3, array([1])), method(array([1, 2]), "reshape", 3), method(array([1, 2, 3]), "item"), method(array([1, 2, 3]), "item", 7), method(array([1.5]), "astype", "nope"), method(array([1]), "sort", axis=2), method(array([1]), "view", "int8")]

CASES = PRINTED + INDEXED + OVERLAPPING + METHODS + WRAPPING + CASTING + NOTHING + NAMED + ERRORS
