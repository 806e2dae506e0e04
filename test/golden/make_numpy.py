"""Golden files of the array core: printing, indexing and views, promotion, reductions, errors."""

import itertools

from oracle import write
from programs import outcome

DTYPES = "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float32 float64".split()


def array(values, dtype="float64", shape=None):
    return ["array", dtype, shape or [len(values)], values]


def call(name, *args, **keywords):
    return ["call", name, list(args), keywords]


def arange(*shape):
    size = 1
    for length in shape:
        size *= length
    return array(list(range(size)), "int64", list(shape))


A = arange(3, 4)
B = arange(2, 3, 4)
V = array([0.1, -2.5, 3.0, 1e-3])


def printing():
    """Every switch of notation, width and summary."""
    rows = [
        [0.1, 0.2], [1.0, 2.0], [-0.0, 0.0], [1e-5, 1.0], [1e-4, 0.05], [0.00012345, 0.1], [1e8, 1.0], [99999999.0, 1.0],
        [1000.5, 1.0], [1001.0, 1.0], [1e16, 1.0], [1e300, 1e-300], [5e-324, 1.0], [0.001953125, 0.5], [0.1234567850, 1],
        [1 / 3, 2 / 3, 1e3 / 3], ["nan", 1.0], ["inf", "-inf", 0.5], ["nan", "nan"], ["inf", 1e10], ["nan", 1e-7],
        [-1.5, 22.25], [123456.789, 0.5], [2.5, 1e5], [0.5], [], [1e22], [123456789.123], [-1e-10, 5.0], [0.30000000000000004],
        [1.123456785, 2.5], [16777216.0, 3.0], [0.000244140625], [2.0 ** -20], [12345678.5, 0.25],
    ]
    arrays = [array(row, dtype) for row in rows for dtype in ("float64", "float32")]
    arrays += [array([300 if d != "bool" else 1, 0, 7] if d not in ("int8", "uint8") else [100, 0, 7], d) for d in DTYPES]
    arrays += [array([0] * 0, d, [0]) for d in DTYPES] + [array([], "float64", s) for s in ([0, 3], [2, 0], [1, 0, 2])]
    arrays += [array([v], d, []) for v in (0.5, 1.0, -3.25, 1e-9, 1e20) for d in ("float64", "float32")]
    arrays += [array([1], d, []) for d in DTYPES] + [A, B, arange(2, 2, 2, 2), arange(1, 1, 1), arange(4, 1)]
    arrays += [arange(1001), arange(40, 40), arange(3, 20, 20), arange(1000), arange(12, 11, 10)]
    arrays += [call("linspace", 0, 1, n) for n in (3, 12, 30)] + [call("multiply", arange(30), 0.37)]
    arrays += [array([1e10, -1] * 20), array([-128, 127] * 30, "int8"), array([0, 1] * 25, "bool", [5, 10])]
    arrays += [call("divide", arange(50, 50), 7), call("divide", arange(6, 6, 6), 3.0), array([0.1] * 100, "float64", [2, 50])]
    options = [
        {"precision": 3}, {"precision": 0}, {"precision": 17}, {"suppress": True}, {"suppress": True, "precision": 4},
        {"linewidth": 30}, {"threshold": 5}, {"threshold": 5, "edgeitems": 1}, {"sign": "+"}, {"sign": " "},
        {"nanstr": "NA", "infstr": "oo"}, {"floatmode": "fixed", "precision": 2}, {"floatmode": "unique"},
        {"floatmode": "maxprec_equal"}, {"floatmode": "fixed"},
    ]
    shown = [array(r) for r in rows[:24]] + [array([0.1, 2.5], "float32"), A, B, arange(7), call("linspace", 0, 1, 11)]
    return arrays + [["printed", o, x] for o in options for x in shown]


def promotion():
    """Every pair of dtypes, and every dtype with Python's scalars in both orders."""
    programs = []
    for a, b in itertools.product(DTYPES, DTYPES):
        for name in ("add", "multiply", "divide", "floor_divide", "power", "maximum", "less", "bitwise_and"):
            programs.append(call(name, array([1, 0, 1], a), array([1, 1, 0] if name != "power" else [1, 0, 1], b)))
        programs.append(call("concatenate", ["list", [array([1], a), array([0], b)]]))
        programs.append(call("dot", array([1, 1], a), array([1, 1], b)))
    for a in DTYPES:
        for scalar in (2, 0.5, True, 300, -1):
            programs += [call(n, array([1, 0], a), scalar) for n in ("add", "subtract", "multiply", "remainder", "less")]
            programs.append(call("add", scalar, array([1, 0], a)))
    return programs


def indexing():
    """Reads, writes, and which of them share memory."""
    mask = call("greater", A, 5)
    rows, columns = array([0, 2], "int64"), array([1, 3], "int64")
    indices = [
        [0], [-1], [1, 2], [-1, -1], ["1:"], [":", 1], ["::2", "1:3"], ["::-1"], [":", "::-2"], [None], [":", None, 2], ["..."],
        ["...", 0], [0, "..."], ["...", None], [mask], [rows], [rows, columns], [":", columns], [rows, ":"], [rows, "1:3"],
        [["array", "bool", [3], [1, 0, 1]]], [["array", "bool", [3], [1, 0, 1]], columns], [0, columns], [columns, 0, 0], [3], [0, 4],
        [0, 0, 0], [array([5], "int64")], [array([0.5])], [["array", "bool", [2], [1, 0]]], ["5:"], ["2:1"], ["-2:"], ["-100:100"],
        [["list", [0, 2]]], [["list", [[0, 1], [2, 0]]]], [array([], "int64")], [True], [False], [rows, None, columns],
        [["list", [1]], ["list", [2]]], [call("less", A, 0)],
    ]
    deep = [[0], [0, 1], [":", 0, "1:"], [rows, ":", columns], [array([0, 1], "int64"), ":", array([1, 2], "int64")],
            [":", array([0, 1], "int64"), array([1, 2], "int64")], ["...", array([1], "int64")], [1, ":", array([0, 2], "int64")],
            [array([0], "int64"), None, 1], [["array", "bool", [2, 3], [1, 0, 0, 0, 1, 1]]], [0, ["array", "bool", [3, 4], [1, 0] * 6]]]
    programs = [["get", A, i] for i in indices] + [["get", B, i] for i in deep]
    for value in (9, 2.5, array([7, 8], "int64"), array([[1, 2, 3, 4]][0], "float64")):
        programs += [["set", A, i, value] for i in indices] + [["set", B, i, value] for i in deep]
    views = [["get", ["ref", 0], ["1:"]], ["get", ["ref", 0], [rows]], ["attribute", ["ref", 0], "T"], ["get", ["ref", 0], [0]],
             ["method", ["ref", 0], "reshape", [["list", [4, 3]]], {}], ["method", ["ref", 0], "ravel", [], {}],
             ["method", ["ref", 0], "flatten", [], {}], ["method", ["ref", 0], "copy", [], {}], ["get", ["ref", 0], [mask]],
             ["method", ["attribute", ["ref", 0], "T"], "ravel", [], {}], ["method", ["ref", 0], "astype", ["int64"], {}],
             call("asarray", ["ref", 0]), call("array", ["ref", 0]), call("squeeze", ["ref", 0]), call("flip", ["ref", 0]),
             call("transpose", ["ref", 0]), ["get", ["ref", 0], ["::-1", "::2"]], call("expand_dims", ["ref", 0], 0),
             call("swapaxes", ["ref", 0], 0, 1), ["method", ["get", ["ref", 0], [":", "::2"]], "reshape", [["list", [6]]], {}]]
    for view in views:
        programs.append(["let", [A, view, ["set", ["ref", 1], ["..."], -1]], ["ref", 0]])
    programs += [["attribute", x, n] for x in (A, B, V, call("transpose", B), ["get", A, [":", "::2"]])
                 for n in ("shape", "strides", "ndim", "size", "itemsize", "nbytes")]
    return programs


def functions():
    """Creation, shape, reductions, products, sorting, selection."""
    F = array([3.0, "nan", -1.5, 0.25, 2.0, 7.5], shape=[2, 3])
    programs = [call(n, F, **k) for n in "sum prod max min mean std var any all argmax argmin cumsum cumprod".split()
                for k in ({}, {"axis": 0}, {"axis": 1}, {"axis": -1}, {"axis": 2})]
    programs += [call(n, B, axis=["list", [0, 2]]) for n in "sum prod max min mean std var any all".split()]
    programs += [call(n, B, axis=1, keepdims=True) for n in "sum max mean std var all argmax".split()]
    programs += [call("sum", call("divide", arange(n), 7)) for n in (7, 8, 9, 127, 128, 129, 1000, 4097)]
    programs += [call(n, call("divide", arange(50, 30), 7), axis=x) for n in ("sum", "mean", "std", "var", "cumsum") for x in (0, 1)]
    programs += [call("sum", array([0.1] * 200, "float32")), call("mean", array([0.1] * 999, "float32")), call("std", V, ddof=1)]
    programs += [call("sum", array([1, 1, 0], "bool")), call("sum", array([200, 200], "uint8")), call("sum", A, dtype="float32")]
    programs += [call("sum", array([]), ), call("prod", array([])), call("max", array([])), call("mean", A, 0, keepdims=True)]
    programs += [call("arange", *a) for a in ([5], [2, 7], [0, 1, 0.1], [10, 0, -3], [3, 3], [1, 2, 0.3])]
    programs += [call("linspace", *a) for a in ([0, 1, 5], [0, 10, 4], [1, -1, 7], [0, 1, 1], [2, 3, 0], [0.1, 0.7])]
    programs += [call("linspace", 0, 1, 5, endpoint=False), call("linspace", 0, 10, 4, dtype="int64"), call("logspace", 0, 3, 4)]
    programs += [call("eye", 3), call("eye", 2, 4, 1), call("eye", 3, k=-1, dtype="int64"), call("identity", 2), call("diag", array([1, 2], "int64"))]
    programs += [call("diag", A), call("diag", A, 1), call("tril", A), call("triu", A, 1), call("trace", A), call("diagonal", A, -1)]
    programs += [call(n, ["list", [2, 3]]) for n in ("zeros", "ones")] + [call("zeros", 3, dtype=d) for d in DTYPES]
    programs += [call("full", ["list", [2]], v) for v in (7, 0.5, True)] + [call(n, A) for n in ("zeros_like", "ones_like")]
    programs += [call("full_like", A, 2.7), call("array", ["list", [1, 2.5]]), call("array", ["list", [True, 2]]), call("array", ["list", [[1, 2], [3]]])]
    programs += [call("array", ["list", [A, A]]), call("array", 5), call("array", ["list", []]), call("array", ["list", [[], []]])]
    programs += [call(n, ["list", [A, A]]) for n in "concatenate stack vstack hstack dstack column_stack".split()]
    programs += [call(n, ["list", [V, V]]) for n in "concatenate stack vstack hstack dstack column_stack".split()]
    programs += [call(n, ["list", [A, V]]) for n in "concatenate stack vstack hstack".split()]
    programs += [call("concatenate", ["list", [A, A]], axis=1), call("concatenate", ["list", [A, A]], axis=None), call("stack", ["list", [V, V]], axis=-1)]
    programs += [call("append", V, 1), call("append", A, A, axis=0), call("split", V, 2), call("array_split", V, 3), call("split", A, 2)]
    programs += [call("split", V, ["list", [1, 3]]), call("hsplit", A, 2), call("vsplit", A, 3), call("tile", V, 2), call("tile", A, ["list", [2, 1]])]
    programs += [call("repeat", V, 2), call("repeat", A, 2, axis=1), call("repeat", A, ["list", [1, 0, 2]], axis=0), call("roll", V, 1), call("roll", A, -1, axis=1)]
    programs += [call("reshape", A, ["list", s]) for s in ([4, 3], [-1], [2, -1], [5, 2], [-1, -1], [2, 2, 3], [-1, 5])]
    programs += [call("transpose", B), call("transpose", B, ["list", [1, 0, 2]]), call("moveaxis", B, 0, -1), call("squeeze", call("expand_dims", V, 1)), call("squeeze", A, 0)]
    programs += [call(n, V) for n in "sort argsort unique atleast_2d atleast_3d flip nonzero argwhere count_nonzero sign square around round".split()]
    programs += [call("sort", F, **k) for k in ({}, {"axis": 0}, {"axis": None})] + [call("argsort", F, axis=0), call("unique", arange(2, 2)), call("searchsorted", arange(5), 2)]
    programs += [call("unique", array([3, 1, 3, 2], "int64"), return_counts=True, return_index=True, return_inverse=True), call("bincount", array([0, 2, 2], "int64"))]
    programs += [call("searchsorted", arange(5), array([1.5, 9, -1]), side="right"), call("take", A, ["list", [0, 2]], axis=1), call("take", A, 5)]
    programs += [call("clip", V, *b) for b in ([-1, 1], [0, None], [None, 0])] + [call("where", call("greater", V, 0), V, 0), call("where", call("greater", V, 0))]
    programs += [call("round", array([0.5, 1.5, 2.675, -0.5, 1234.567]), d) for d in (0, 1, 2, -2)] + [call("round", A, -1), call("nan_to_num", F)]
    programs += [call("isclose", V, call("add", V, 1e-9)), call("allclose", V, V), call("array_equal", A, A), call("array_equal", A, V), call("isclose", F, F, equal_nan=True)]
    programs += [call(n, a, b) for n in ("dot", "matmul") for a, b in ((A, V), (A, call("transpose", A)), (V, V), (V, call("transpose", A)), (B, V), (A, A), (V, 2), (B, call("transpose", A)))]
    programs += [call("outer", V, V), call("inner", V, V), call("tensordot", A, call("transpose", A), 1), call("vdot", A, A), call("tensordot", A, A, 2)]
    programs += [call(n, array(["nan", "inf", "-inf", -0.0, 1.5, -2.0])) for n in "isnan isinf isfinite signbit absolute negative floor ceil trunc rint sqrt square sign reciprocal logical_not".split()]
    programs += [call(n, array([7.0, -7.0, 7.0, -7.0, 5.5, "inf"]), array([2.0, 2.0, -2.0, -2.0, 0.0, 3.0])) for n in ("floor_divide", "remainder", "fmod", "power", "arctan2", "hypot")]
    programs += [call("power", arange(4), -1), call("power", array([2], "int64"), 62), call("power", array([3], "int64"), 50), call("floor_divide", arange(4), 0)]
    programs += [call("multiply", array([2 ** 31], "int64"), array([2 ** 31 + 5], "int64")), call("multiply", array([2 ** 40 + 1], "int64"), array([2 ** 30 + 7], "int64"))]
    programs += [call("meshgrid", arange(3), arange(2)), call("broadcast_to", V, ["list", [2, 4]]), call("broadcast_to", V, ["list", [3]])]
    programs += [call("add", A, array([1, 2], "int64")), call("add", A, B), call("subtract", array([1], "bool"), array([1], "bool")), call("negative", array([1], "bool"))]
    programs += [["method", A, n, [], {}] for n in "sum mean max min argmax std ravel flatten tolist transpose copy all any cumsum".split()]
    programs += [["method", V, "astype", [d], {}] for d in ("float32", "int64", "bool", "int8")] + [["method", A, "item", [1, 2], {}], ["method", A, "item", [5], {}]]
    return programs


def cases(programs):
    return [{"program": program, "outcome": outcome(program)} for program in programs]


for name, make in (("printing", printing), ("promotion", promotion), ("indexing", indexing), ("functions", functions)):
    write(f"numpy/{name}", {"cases": cases(make())})
