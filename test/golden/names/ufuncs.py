"""Universal functions, with every keyword of theirs, and their methods."""

import numpy as np

from draw import ABSENT, BOOL, DTYPES, FLOATS, INTEGERS, NUMBERS, Draw, arrays, booleans, chosen, optional, out, partner, value_of, where

#: Functions whose results are floats: of bool, int8 and uint8 NumPy's are float16, which is left out.
FLOAT_RESULT = ["int16", "int32", "int64", "uint16", "uint32", "uint64", *FLOATS]
LETTERS = {"float64": "d", "float32": "f", "int64": "l", "bool": "?", "uint8": "B", "int32": "i"}


def signature(loops):
    """A loop by its types, as text or as a tuple; never together with `dtype`."""

    def sample(draw, given):
        if "dtype" in given or not draw.gives(0.15):
            return ABSENT
        inputs, outputs = draw.random.choice(loops)
        letters = ["".join(LETTERS[dtype] for dtype in dtypes) for dtypes in (inputs, outputs)]
        return draw.random.choice(["->".join(letters), ["tuple", [*inputs, *outputs]]])

    return sample


def keywords(first, dtypes, loops):
    """The keyword arguments that all ufuncs share."""
    return {
        "out": out(0.2),
        "where": where(first),
        "casting": optional(chosen("same_kind", "unsafe", "safe", "equiv", "no"), 0.15),
        "order": optional(chosen("C", "F", "A", "K"), 0.15),
        "dtype": optional(chosen(*dtypes), 0.15),
        "subok": optional(booleans(), 0.1),
        "signature": signature(loops),
    }


def unary(dtypes=DTYPES, loops=("float64", "float32", "int64"), result=None, outputs=1):
    """A function of one array; `loops` are the types it computes in, `result` its own dtype if it has one."""
    forms = [([loop], [result or loop] * outputs) for loop in loops]
    return {"x": arrays(dtypes)} | keywords("x", [result] if result else loops, forms)


def binary(first=DTYPES, second=None, loops=("float64", "float32", "int64"), result=None, outputs=1, **options):
    """A function of two arrays, as `unary`."""
    forms = [([loop, loop], [result or loop] * outputs) for loop in loops]
    samplers = {"x1": arrays(first, **options), "x2": partner("x1", second or first, **options)}
    return samplers | keywords("x1", [result] if result else loops, forms)


def comparison(loops=("float64", "int64")):
    """A comparison: NumPy 2.4 itself crashes on a Python int out of the array's range with `out` and `where`."""
    forms = [([loop, loop], ["bool"]) for loop in loops]
    samplers = {"x1": arrays(), "x2": partner("x1", scalars=(0, 1, 2, 0.5, True), lists=False)}
    samplers |= keywords("x1", ["bool"], forms)
    return samplers | {name: unless_bool(samplers[name]) for name in ("dtype", "signature")}


def unless_bool(sampler):
    """Leaves out what chooses a loop beside booleans: NumPy then takes the loop of an earlier call of such types."""

    def sample(draw, given):
        kinds = [np.asarray(value_of(given[name])).dtype.kind for name in ("x1", "x2")]
        return ABSENT if "b" in kinds else sampler(draw, given)

    return sample


def table(names, samplers):
    return dict.fromkeys(names.split(), samplers)


ELEMENTARY = (
    "exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh "
    "asin acos atan asinh acosh atanh cbrt"
)
FLOAT_LOOPS = ("float64", "float32")

NAMES = (
    table("negative positive absolute abs sign square reciprocal conj conjugate", unary(NUMBERS))
    | table("floor ceil trunc", unary())
    | table("sqrt rint fabs deg2rad rad2deg degrees radians spacing", unary(FLOAT_RESULT, FLOAT_LOOPS))
    | table(ELEMENTARY, unary(FLOAT_RESULT, FLOAT_LOOPS))
    | table("isnan isinf isfinite signbit logical_not", unary(loops=("float64", "int64"), result="bool"))
    | table("invert bitwise_not bitwise_invert", unary(BOOL + INTEGERS, ("int64",)))
    | table("bitwise_count", unary(INTEGERS, ("int64",), "uint8"))
    | table("add subtract multiply maximum minimum", binary())
    # NumPy's builds differ in which of 0 and -0 fmax and fmin give, so CASES has what is not finite.
    | table("fmax fmin", binary(finite=True))
    | table("divide true_divide", binary(loops=FLOAT_LOOPS))
    | table("floor_divide remainder mod fmod", binary(NUMBERS))
    | table("power pow", binary(NUMBERS))
    | table("float_power", binary(loops=("float64",)))
    | table("arctan2 atan2 hypot logaddexp logaddexp2 copysign nextafter heaviside", binary(FLOAT_RESULT, loops=FLOAT_LOOPS))
    | table("less less_equal greater greater_equal equal not_equal", comparison())
    | table("logical_and logical_or logical_xor", comparison())
    | table("bitwise_and bitwise_or bitwise_xor", binary(BOOL + INTEGERS, loops=("int64",)))
    | table("left_shift right_shift bitwise_left_shift bitwise_right_shift gcd lcm", binary(INTEGERS, loops=("int64",)))
    | {
        "ldexp": {"x1": arrays(FLOATS), "x2": partner("x1", ["int8", "int16", "int32"], scalars=[0, 3, -2])}
        | keywords("x1", FLOAT_LOOPS, [(["float64", "int64"], ["float64"]), (["float32", "int32"], ["float32"])]),
        "divmod": binary(NUMBERS, outputs=2),
        "modf": unary(FLOAT_RESULT, FLOAT_LOOPS, outputs=2),
        "frexp": {"x": arrays(FLOAT_RESULT)}
        | keywords("x", FLOAT_LOOPS, [(["float64"], ["float64", "int32"]), (["float32"], ["float32", "int32"])]),
    }
)

SPREAD = dict.fromkeys([*ELEMENTARY.split(), "power", "pow", "float_power", "arctan2", "atan2", "hypot"], "ulps")
SPREAD |= {"logaddexp": "conditioned", "logaddexp2": "conditioned"}

#: Rare differences of a function of one float show among many elements only.
MEASURED = {
    name: [["call", name, [Draw(f"{name} {part}").array("float64", [5000], finite=True)], {}] for part in range(20)]
    for name in ELEMENTARY.split()
}

COMPARISONS = "less less_equal greater greater_equal equal not_equal".split()
CASES = [["call", name, [["array", dtype, [2], [1, 0]], value], {}] for name in COMPARISONS for dtype in ("uint8", "int64") for value in (-3, 300)]
SPECIAL = ["array", "float64", [6], ["nan", "inf", "-inf", 1.5, 0, -2]]
CASES += [["call", name, args, {}] for name in ("fmax", "fmin", "maximum", "minimum") for args in ([SPECIAL, 1], [SPECIAL, ["get", SPECIAL, ["::-1"]]])]
# JSON's numbers end at 2^53 in JavaScript: larger ones are sums.
WIDE = ["call", "add", [["array", "int64", [4], [2**53, 2**53, -(2**62), 2**62]], ["array", "int64", [4], [0, 1, 3, 0]]], {}]
UNSIGNED = ["call", "add", [["array", "uint64", [4], [2**53, 2**53, 2**63, 2**62]], ["array", "uint64", [4], [1, 0, 5, 0]]], {}]
CASES += [["call", name, args, {}] for name in COMPARISONS for args in ([WIDE, UNSIGNED], [UNSIGNED, WIDE], [WIDE, ["get", WIDE, ["::-1"]]])]
CASES += [["call", name, [WIDE], {}] for name in ("negative", "square", "reciprocal", "bitwise_count", "invert", "sign", "absolute")]
CASES += [["call", name, [WIDE, 7], {}] for name in ("gcd", "lcm", "floor_divide", "remainder", "fmod", "left_shift", "right_shift", "divmod", "power")]
CASES += [["call", name, [SPECIAL], {}] for name in ("modf", "frexp", "spacing", "rint", "sign", "signbit", "degrees", "reciprocal")]
# Its two results are of different types: NumPy finds no loop of one type for both.
REFUSED = {"frexp": ["dtype"]}
CASES += [["call", "frexp", [SPECIAL], {"dtype": dtype}] for dtype in ("float64", "float32", "int32")]
CASES += [["call", "power", [SPECIAL, e], {}] for e in (0.5, -1, 2, 0, ["array", "float64", [6], [0.5] * 6])]
# Of one exponent for all 0.5 is a square root; NumPy also takes it for one along some rows, as its buffers fall.
CASES += [["call", "power", [["array", "float64", [2, 2], [-0.0, "-inf", 4, "nan"]], ["array", "float64", shape, [0.5] * n]], {}] for shape, n in (([], 1), ([1], 1), ([2], 2))]
CASES += [
    ["call", "add", args, keywords]
    for args, keywords in [
        ([SPECIAL, ["array", "float64", [2], [1, 2]]], {}),
        ([SPECIAL, 1], {"out": ["array", "float64", [2], [0, 0]]}),
        ([SPECIAL, 1], {"out": ["array", "int64", [6], [0] * 6]}),
        ([SPECIAL, 1], {"dtype": "int64"}),
        ([SPECIAL, 1], {"dtype": "int64", "casting": "unsafe"}),
        ([SPECIAL, 1], {"casting": "none"}),
        ([SPECIAL, 1], {"order": "X"}),
        ([SPECIAL, 1], {"signature": "d->d"}),
        ([SPECIAL, 1], {"signature": "dd->d", "dtype": "float64"}),
        ([SPECIAL, 1, ["list", [1]]], {}),
        ([["array", "int8", [1], [1]], 300], {}),
        ([["array", "float32", [1], [1]], 300.5], {}),
    ]
]
