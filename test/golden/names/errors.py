"""Floating point errors: how they are treated, and which ones functions meet."""

from draw import chosen, fixed, optional

MODE = optional(chosen("ignore", "warn", "raise", "call", None), 0.3)
KINDS = {"all": MODE, "divide": MODE, "over": MODE, "under": MODE, "invalid": MODE}

#: Called where an error is called: it fails itself, which shows that it was.
FAILING = ["function", 2, ["call", "zeros", [-1], {}]]

NAMES = {
    "errstate": {"call": optional(chosen(FAILING, None), 0.4)} | KINDS,
    "seterr": KINDS,
    "geterr": {},
    "seterrcall": {"func": chosen(FAILING, None)},
    "geterrcall": {},
}

UNARY = "exp exp2 expm1 log log2 log10 log1p sqrt cbrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh reciprocal square sign floor ceil rint trunc absolute fabs negative isnan"
BINARY = "add subtract multiply divide floor_divide remainder fmod divmod float_power hypot maximum minimum fmax fmin copysign heaviside arctan2 less equal"
FLOATS = [0.0, "-0.0", 1.0, -1.0, 2.0, -2.0, 0.5, "inf", "-inf", "nan", 1e200, -1e200, 1e-200, 700.5, -800.5, 800.5]
SINGLES = [0.0, "-0.0", 1.0, -1.0, 2.0, -2.0, 0.5, "inf", "-inf", "nan", 2.0**100, -(2.0**100), 2.0**-100, 120.5, -150.5]
INTEGERS = [0, 1, -1, 2, -128, 127, 3]


def operand(draw, dtype):
    values = {"float64": FLOATS, "float32": SINGLES}.get(dtype, INTEGERS)
    count = draw.random.choice([1, 2, 4])
    return ["array", dtype, [count], [draw.random.choice(values) for _ in range(count)]]


def erring(draw):
    """A function of numbers that go wrong; whether its results are numbers."""
    dtype = draw.random.choice(["float64", "float64", "float32", "int16", "int64"])
    name = draw.random.choice(f"{UNARY} {BINARY}".split())
    args = [operand(draw, dtype)]
    if name in BINARY.split():
        second = operand(draw, dtype)
        args.append(["array", dtype, [1], second[3][:1]] if draw.chance(0.7) else second)
    call = ["call", name, args, {}]
    results = ["list", [["get", call, ["..."]]]] if name != "divmod" else call
    return ["errors", {}, ["call", "isnan", [["call", "stack", [call], {}] if name == "divmod" else results[1][0]], {}]]


PROGRAMS = {"floating point errors": erring}


def array(*values, dtype="float64"):
    return ["array", dtype, [len(values)], list(values)]


def matrix(rows, columns, *values):
    return ["array", "float64", [rows, columns], list(values)]


def told(name, *args, **keywords):
    return ["errors", {}, ["call", name, list(args), keywords]]


BIG = array(1e308, 1e308)
OPPOSITE = array("inf", "-inf")
NOTHING = array()
ALL_NAN = array("nan", "nan")
CASES = [
    *(told(name, BIG) for name in ["sum", "cumsum", "mean", "var", "prod", "cumprod"]),
    *(["errors", {"under": "warn"}, ["method", array("nan", "inf", 1.5, -1), "astype", [dtype], {}]] for dtype in ["bool", "int8", "int64", "uint64", "float32"]),
    *(["errors", {"under": "warn"}, ["method", array(value), "astype", [dtype], {}]] for value in [1e40, 1e-46, 3e9, -3e9, 5e9, 1e19, 2e19, -1.5, 300.0] for dtype in ["uint8", "int16", "int32", "uint32", "int64", "uint64", "float32"]),
    *(told(name, OPPOSITE) for name in ["sum", "mean", "std", "prod", "cumsum"]),
    *(told(name, NOTHING) for name in ["sum", "mean", "var", "std", "prod"]),
    *(told(name, matrix(2, 0)) for name in ["mean", "var", "std"]),
    *(told(name, matrix(2, 0), axis=1) for name in ["mean", "var", "std"]),
    told("sum", matrix(2, 2, "inf", "-inf", "nan", 1), axis=1),
    told("sum", matrix(2, 2, 1e308, 1e308, "inf", 1), axis=1),
    told("var", array(1.0), ddof=1),
    told("var", array(1.0, 2.0), ddof=3),
    told("std", matrix(1, 2, 1, 2), axis=0, ddof=1),
    told("mean", array("inf", 1)),
    told("add.reduce", BIG),
    told("add.accumulate", BIG),
    told("add.outer", BIG, BIG),
    told("dot", BIG, BIG),
    told("dot", array("inf"), array(0.0)),
    told("dot", matrix(2, 2, 1e200, 1, 1, 1), matrix(2, 2, 1e200, 1, 1, 1)),
    told("matmul", matrix(2, 2, 1e200, 1, 1, 1), matrix(2, 2, 1e200, 1, 1, 1)),
    told("matmul", matrix(2, 2, "inf", 1, 1, 1), matrix(2, 2, 0, 1, 1, 1)),
    told("inner", BIG, BIG),
    told("outer", BIG, BIG),
    told("divide", array(1, 0, dtype="int64"), 0),
    told("divide", 1, 0),
    told("log", 0),
    told("log", array(0, -1)),
    told("exp", 1000),
    told("sqrt", -1),
    told("power", array(0.0), -1),
    told("power", array(-8.0), 1 / 3),
    told("divmod", array(-128, dtype="int8"), array(-1, dtype="int8")),
    told("maximum", array("nan"), array(1.0)),
    told("max", array("nan", 1)),
    told("diff", array("inf", "inf")),
    told("clip", BIG, 0, 1),
    told("isclose", array("inf"), array("inf")),
    told("nan_to_num", array("inf", "nan")),
    told("linspace", 0, 1, 3),
    told("nanmean", array("nan", 1)),
    told("nansum", array("nan", 1)),
    *(told(name, values) for name in ["nanmean", "nanmax", "nanmin", "nanstd", "nanvar", "nanmedian"] for values in [ALL_NAN, array("nan", 1)]),
    *(told(name, matrix(2, 2, "nan", 1, "nan", 2), axis=0) for name in ["nanmean", "nanmax", "nanmin", "nanstd", "nanvar", "nanmedian"]),
    told("nanquantile", ALL_NAN, 0.5),
    told("cov", array(1.5)),
    told("corrcoef", array(1.5)),
    told("corrcoef", array(1.0, 1.0), array(1.0, 2.0)),
    told("histogram", array(1.0, 2.0), array(5.0, 6.0), density=True),
    told("interp", 1.5, array(0, "inf"), array(0, 1)),
    told("argmax", array("nan", 1)),
    told("sort", array("nan", 1)),
    told("round", array("nan", "inf")),
    told("add", BIG, BIG, where=array(0, 1, dtype="bool"), out=array(0.0, 0.0)),
    ["let", [OPPOSITE, told("subtract", ["ref", 0], ["ref", 0], out=["ref", 0])], ["ref", 1]],
    ["let", [array(0.0, 5.0), told("divide", 1.0, ["ref", 0], out=["ref", 0])], ["ref", 1]],
    ["let", [array(1000.0, "inf"), told("exp", ["ref", 0], out=["ref", 0])], ["ref", 1]],
    ["errors", {"under": "warn"}, ["call", "multiply", [array(1e-160, 0.5), array(1e-160, 2**-1022)], {}]],
    ["errors", {"under": "warn"}, ["call", "divide", [array(1.0, 2**-1000), array(1e308, 2.0**60)], {}]],
    ["errors", {"over": "raise"}, ["call", "exp", [array(1000.0)], {}]],
    ["errors", {"divide": "raise"}, ["call", "divide", [array(1.0), 0], {}]],
    ["errors", {"invalid": "raise"}, ["call", "sum", [OPPOSITE], {}]],
    ["call", "seterr", [], {"foo": "warn"}],
    ["call", "seterr", ["x"], {}],
    ["call", "seterr", [1], {}],
    ["call", "seterrcall", [3], {}],
]
