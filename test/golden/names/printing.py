"""Arrays and numbers as text."""

from draw import ABSENT, booleans, chosen, fixed, integers, one_of, optional

# Longer arrays than the frame draws, so that lines wrap and summaries begin.


def wide_array(draw, given):
    """Arrays of up to 40 elements, of one magnitude or of many."""
    dtype = draw.random.choice(["float64", "float64", "float32", "int64", "bool", "uint8"])
    dims = draw.random.choice([[], [0], [5], [40], [3, 4], [2, 2, 3], [4, 10], [1, 0]])
    program = draw.array(dtype, dims)
    if dtype == "float64" and draw.chance(0.3):
        scale = draw.random.choice([1e-9, 1e9, 1e300, 1e-300])
        return ["call", "multiply", [program, scale], {}] if dims else program
    return program


PRECISION = optional(integers(0, 10), 0.5)
LIMITS = {
    "max_line_width": optional(integers(10, 90), 0.4),
    "precision": PRECISION,
    "suppress_small": optional(booleans(), 0.3),
}
STYLE = {
    "threshold": optional(integers(0, 50), 0.3),
    "edgeitems": optional(integers(1, 4), 0.3),
    "sign": optional(chosen("-", "+", " "), 0.3),
    "floatmode": optional(chosen("fixed", "unique", "maxprec", "maxprec_equal"), 0.3),
}


def formatter(draw, given):
    """A function of each element's text, by kinds."""
    kinds = draw.random.sample(["all", "int", "float", "bool", "int_kind", "float_kind"], draw.random.randint(1, 2))
    return ["dict", {kind: ["function", 1, ["call", "base_repr", [7], {}]] for kind in kinds}]


def digits(draw, given):
    """Fewest digits: no more than the precision."""
    most = given.get("precision")
    return draw.random.randint(0, 12 if most is None else most)


def value(draw, given):
    """A number of any magnitude, or an array of rank 0."""
    kind = draw.random.random()
    if kind < 0.1:
        return draw.random.choice([["array", "float64", [], ["nan"]], ["array", "float64", [], ["inf"]], ["array", "float64", [], ["-0.0"]], 0, 3, 16])
    number = draw.random.choice([1, 1, 1 / 8]) * draw.random.uniform(-10, 10) * 10.0 ** draw.random.randint(-12, 12)
    if kind < 0.3:
        number = draw.random.randint(-4000, 4000) / 16
    if kind < 0.55:
        return ["array", "float32", [], [number]]
    return ["array", "float64", [], [number]]


def precise(draw, given):
    """Digits at most; without the shortest digits they must be said."""
    return draw.random.randint(0, 12)


NUMBER = {"x": value, "unique": optional(booleans(), 0.3)}
TRIM = optional(chosen("k", ".", "0", "-"), 0.5)
NAMES = {
    "array2string": {"a": wide_array} | LIMITS | {"separator": optional(chosen(" ", ", ", ",", " | "), 0.4), "prefix": optional(chosen("", "array(", "x = "), 0.3), "formatter": optional(formatter, 0.1)} | STYLE | {"suffix": optional(chosen("", ")", "   ;"), 0.3), "legacy": optional(fixed(False), 0.2)},
    "array_repr": {"arr": wide_array} | LIMITS,
    "array_str": {"a": wide_array} | LIMITS,
    "format_float_positional": NUMBER
    | {"precision": optional(precise, 0.6), "fractional": optional(booleans(), 0.3), "trim": TRIM, "sign": optional(booleans(), 0.3), "pad_left": optional(integers(0, 12), 0.3), "pad_right": optional(integers(0, 12), 0.3), "min_digits": optional(digits, 0.3)},
    "format_float_scientific": NUMBER
    | {"precision": optional(precise, 0.6), "trim": TRIM, "sign": optional(booleans(), 0.3), "pad_left": optional(integers(0, 12), 0.3), "exp_digits": optional(integers(1, 5), 0.3), "min_digits": optional(digits, 0.3)},
    "base_repr": {"number": integers(-1000, 1000), "base": optional(integers(1, 37), 0.7), "padding": optional(integers(0, 4))},
    "binary_repr": {"num": integers(-40, 40), "width": optional(one_of(integers(1, 9), fixed(None)))},
}


SETTINGS = {
    "precision": PRECISION,
    "threshold": STYLE["threshold"],
    "edgeitems": STYLE["edgeitems"],
    "linewidth": optional(integers(20, 120), 0.4),
    "suppress": optional(booleans(), 0.3),
    "nanstr": optional(chosen("NAN", "-"), 0.2),
    "infstr": optional(chosen("INFINITE", "oo"), 0.2),
    "formatter": optional(formatter, 0.1),
    "sign": STYLE["sign"],
    "floatmode": STYLE["floatmode"],
    "legacy": optional(fixed(False), 0.2),
    "override_repr": optional(fixed(None), 0.2),
}
NAMES |= {
    "set_printoptions": SETTINGS,
    "printoptions": {"args": fixed(["list", []])} | SETTINGS,
    "get_printoptions": {},
}


def options(draw):
    """Print options, and an array printed under them."""
    given = {}
    samplers = LIMITS | STYLE
    names = {"max_line_width": "linewidth", "suppress_small": "suppress"}
    keywords = {}
    for name, sampler in samplers.items():
        program = sampler(draw, given)
        if program is not ABSENT:
            keywords[names.get(name, name)] = program
    if draw.chance(0.2):
        keywords |= {"nanstr": "NAN", "infstr": "INFINITE"}
    return ["printed", keywords, wide_array(draw, given)]


PROGRAMS = {"print options": options}

VECTOR = ["array", "float64", [3], [1.5, "nan", -2]]
CASES = [
    ["call", "array2string", [VECTOR], {"precision": -1}],
    ["call", "array2string", [VECTOR], {"sign": "x"}],
    ["call", "array2string", [VECTOR], {"floatmode": "x"}],
    ["call", "array2string", [VECTOR], {"floatmode": "fixed", "precision": None}],
    ["call", "format_float_positional", [1.5], {"trim": "x"}],
    ["call", "format_float_positional", [1.5], {"unique": False}],
    ["call", "format_float_positional", [VECTOR], {}],
    ["call", "format_float_positional", [1e-200], {"precision": 300, "unique": False}],
    ["call", "format_float_positional", [2.0**-120], {"precision": 150, "unique": False}],
    ["call", "format_float_scientific", [2.0**-120], {"precision": 120, "unique": False}],
    ["call", "array2string", [["array", "float64", [1], [0.001]]], {"precision": 120, "floatmode": "fixed"}],
    ["call", "base_repr", [0], {"padding": 3}],
    ["call", "binary_repr", [2.5], {}],
]
