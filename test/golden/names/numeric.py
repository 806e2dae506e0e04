"""The numeric tail: averages, differences, histograms, quantiles, polynomials and what goes along axes."""

from fractions import Fraction

import numpy as np

from draw import (
    ABSENT,
    APPLIED,
    BOOL,
    DTYPES,
    FLOATS,
    INTEGERS,
    NUMBERS,
    arrays,
    axis_of,
    booleans,
    chosen,
    dtypes,
    fixed,
    floats,
    integers,
    like,
    lists,
    masks,
    one_of,
    optional,
    out,
    shape_of,
    value_of,
    where,
)
from programs import FAILURES

KEEPDIMS = optional(booleans(), 0.4)
POSITIVE = integers(1, 5)


def along(name, grow=0):
    """Vectors as long as the given or last axis of another parameter, or longer."""

    def sample(draw, given):
        dims = shape_of(given[name])
        axis = given.get("axis", -1)
        length = dims[axis] if -len(dims) <= axis < len(dims) else 2
        return draw.array(draw.random.choice(FLOATS), [length + grow], finite=True)

    return sample


def borders(name):
    """What goes before or after an array along its axis: a scalar, or slices."""

    def sample(draw, given):
        if draw.chance(0.4):
            return draw.random.choice([0, 3, 1.5, True])
        dims = list(shape_of(given[name]))
        axis = given.get("axis", -1)
        if -len(dims) <= axis < len(dims):
            dims[axis] = draw.random.randint(1, 2)
        return draw.array(draw.random.choice(NUMBERS), dims)

    return sample


def spacings(draw, given):
    """The spacings of a gradient: none, one, or one for each axis, coordinates among them."""
    dims = shape_of(given["f"])
    axes = given.get("axis")
    axes = range(len(dims)) if axes is None else axes[1] if isinstance(axes, list) else [axes]
    count = draw.random.choice([0, 1, len(axes)])

    def spacing(axis):
        if count != len(axes) or draw.chance(0.4):
            return draw.random.choice([2, 0.5, 1.5])
        length = dims[axis] if -len(dims) <= axis < len(dims) else 2
        if draw.chance(0.3):
            return ["call", "arange", [length], {}]
        return draw.array(draw.random.choice(["float64", "float32", "int64"]), [length], finite=True)

    return ["list", [spacing(axis) for axis in list(axes)[:count]]]


def weights(name, axis_needed=True):
    """Weights of the shape of another parameter, or of the axes that are reduced."""

    def sample(draw, given):
        dims = list(shape_of(given[name]))
        axis = given.get("axis")
        if axis is not None and draw.chance(0.4):
            axes = axis[1] if isinstance(axis, list) else [axis]
            dims = [dims[each] for each in axes if -len(dims) <= each < len(dims)]
        dtype = draw.random.choice(["float64", "float32", "int64", "uint8"])
        values = [draw.random.randint(0, 5) if dtype in INTEGERS else draw.random.randint(0, 20) / 8 for _ in range(size_of(dims))]
        return ["array", dtype, dims, values]

    return sample


def size_of(dims):
    size = 1
    for length in dims:
        size *= length
    return size


NAMES = {
    "diff": {
        "a": arrays(),
        "n": optional(integers(-1, 3)),
        "axis": optional(axis_of("a", none=False)),
        "prepend": optional(borders("a"), 0.3),
        "append": optional(borders("a"), 0.3),
    },
    "ediff1d": {"ary": arrays(NUMBERS), "to_end": optional(arrays(NUMBERS, high=1)), "to_begin": optional(arrays(NUMBERS, high=1))},
    "gradient": {
        "f": arrays(low=1, shape=lambda draw, given: [draw.random.randint(1, 5) for _ in range(draw.random.randint(1, 3))]),
        "axis": optional(axis_of("f", none=True, several=True)),
        "varargs": spacings,
        "edge_order": optional(integers(1, 2)),
    },
    "trapezoid": {
        "y": arrays(),
        "axis": optional(axis_of("y", none=False)),
        "x": optional(one_of(along("y"), like("y"), fixed(None))),
        "dx": optional(one_of(floats(0, 3), integers(1, 4))),
    },
    "cumulative_sum": {
        "x": arrays(),
        "axis": optional(axis_of("x"), 0.8),
        "dtype": optional(dtypes("float64", "int64", "float32", "int32"), 0.3),
        "out": out(0.2),
        "include_initial": optional(booleans()),
    },
    "unwrap": {
        "p": arrays(NUMBERS),
        "discont": optional(one_of(floats(0, 6), integers(1, 4), fixed(None))),
        "axis": optional(axis_of("p", none=False)),
        "period": optional(one_of(floats(1, 7), integers(2, 9))),
    },
    "average": {
        "a": arrays(),
        "axis": optional(axis_of("a", several=True), 0.6),
        "weights": optional(one_of(weights("a"), weights("a"), fixed(None))),
        "returned": optional(booleans()),
        "keepdims": KEEPDIMS,
    },
    "ptp": {"a": arrays(), "axis": optional(axis_of("a", several=True)), "out": out(0.2), "keepdims": KEEPDIMS},
}


def vectors(dtypes=DTYPES, low=0, high=6, finite=False, rows=0.05):
    """Vectors, rarely something of another rank."""

    def shape(draw, given):
        return [2, 2] if draw.chance(rows) else [draw.random.randint(low, high)]

    return arrays(dtypes, shape=shape, finite=finite, lists=False)


def sorted_vector(low=1, high=6, falling=0.3):
    """Vectors that rise, or fall, with ties."""

    def sample(draw, given):
        dtype = draw.random.choice(["float64", "float32", "int64", "int8"])
        values = sorted(draw.element(dtype, True) for _ in range(draw.random.randint(low, high)))
        return ["array", dtype, [len(values)], values[::-1] if draw.chance(falling) else values]

    return sample


def points(draw, given):
    """Points that rise; with a period different ones, whose order is no matter of luck."""
    if "period" not in given:
        return sorted_vector(falling=0)(draw, given)
    return ["array", "float64", [3], [draw.random.uniform(-9, 9) for _ in range(3)]]


def observations(name="m"):
    """As many whole or broken weights as there are observations."""

    def count(given):
        dims = shape_of(given[name])
        return dims[-1] if given.get("rowvar", True) or len(dims) == 1 else dims[0]

    return count


def weights_of_observations(dtypes):
    def sample(draw, given):
        dtype = draw.random.choice(dtypes)
        count = observations("m")(given)
        return ["array", dtype, [count], [draw.random.randint(0, 16) / (8 if dtype == "float64" else 1) // (1 if dtype == "float64" else 4) for _ in range(count)]]

    return sample


def more_variables(name):
    def sample(draw, given):
        dims = list(shape_of(given[name]))
        if len(dims) == 2 and draw.chance(0.5):
            dims[0 if given.get("rowvar", True) else 1] = draw.random.randint(1, 3)
        return draw.array(draw.random.choice(DTYPES), dims, finite=True)

    return sample


def data(draw, given):
    shape = [draw.random.randint(1, 5) for _ in range(draw.random.randint(1, 2))]
    return draw.array(draw.random.choice(["float64", "float64", "float32", "int64", "uint8", "bool"]), shape, finite=True)


def as_many(name):
    return lambda draw, given: draw.array(draw.random.choice(NUMBERS), [shape_of(given[name])[0]], finite=True)


MODES = chosen("valid", "same", "full")
COV_DTYPE = optional(dtypes("float64", "float32"), 0.3)

NAMES |= {
    "cov": {
        "m": data,
        "rowvar": optional(booleans()),
        "y": optional(one_of(more_variables("m"), fixed(None))),
        "bias": optional(booleans()),
        "ddof": optional(one_of(integers(0, 2), fixed(None))),
        "fweights": optional(weights_of_observations(["int64", "uint8"])),
        "aweights": optional(weights_of_observations(["int64", "float64"])),
        "dtype": COV_DTYPE,
    },
    "corrcoef": {"x": data, "rowvar": optional(booleans()), "y": optional(more_variables("x")), "dtype": COV_DTYPE},
    "correlate": {"a": vectors(low=1, high=20), "v": vectors(low=1, high=15), "mode": optional(MODES)},
    "convolve": {"a": vectors(low=1, high=20), "v": vectors(low=0, high=15), "mode": optional(MODES)},
    "digitize": {"x": arrays(), "bins": sorted_vector(), "right": optional(booleans())},
    "bincount": {
        "x": vectors(["bool", "uint8", "int64", "uint16", "int32"], low=0, high=8),
        "weights": optional(lambda draw, given: draw.array(draw.random.choice(DTYPES), [shape_of(given["x"])[0]])),
        "minlength": optional(integers(0, 12)),
    },
    "interp": {
        "x": arrays(),
        "period": optional(one_of(floats(-6, 6), integers(1, 7), fixed(None)), 0.4),
        "xp": points,
        "fp": as_many("xp"),
        "left": optional(one_of(floats(-3, 3), fixed(None))),
        "right": optional(one_of(floats(-3, 3), fixed(None))),
    },
}


def with_nan(dtypes=DTYPES, low=0, high=3, none=0.05):
    """Arrays in which every fourth float is NaN; distinct otherwise, so that no order is a matter of luck."""

    def sample(draw, given):
        program = arrays(dtypes, low, high, finite=True, lists=False, views=False)(draw, given)
        if program[1] in FLOATS:
            program[3] = ["nan" if draw.chance(0.25) else value for value in program[3]]
        return draw.view(program)

    return sample


def shares(scale):
    """One quantile, several, or a nested list of them, of both ends too."""

    def share(draw):
        ends = [0, scale] if draw.chance(0.3) else [draw.random.uniform(0, scale), scale / 4, 0.1 * scale]
        return draw.random.choice(ends)

    def sample(draw, given):
        if draw.chance(0.02):
            return 1.5 * scale
        if draw.chance(0.4):
            return share(draw)
        dims = [[2], [3], [1, 2], [0]][draw.random.randint(0, 3) if draw.chance(0.3) else 0]
        return ["array", draw.random.choice(["float64", "float64", "float32"]), dims, [float(share(draw)) for _ in range(size_of(dims))]]

    return sample


METHODS = [
    "inverted_cdf",
    "averaged_inverted_cdf",
    "closest_observation",
    "interpolated_inverted_cdf",
    "hazen",
    "weibull",
    "linear",
    "median_unbiased",
    "normal_unbiased",
    "lower",
    "higher",
    "midpoint",
    "nearest",
]


def method(draw, given):
    return "inverted_cdf" if given.get("weights") is not None else draw.random.choice(METHODS)


def quantile(scale, elements):
    return {
        "a": elements,
        "q": shares(scale),
        "axis": optional(axis_of("a", several=True), 0.6),
        "weights": optional(one_of(like("a", ["uint8", "uint16"]), fixed(None)), 0.25),
        "out": out(0.15),
        "overwrite_input": optional(booleans(), 0.2),
        "method": lambda draw, given: method(draw, given) if given.get("weights") is not None or draw.gives(0.7) else ABSENT,
        "keepdims": KEEPDIMS,
    }


def median(elements):
    return {
        "a": elements,
        "axis": optional(axis_of("a", several=True), 0.6),
        "out": out(0.15),
        "overwrite_input": optional(booleans(), 0.2),
        "keepdims": KEEPDIMS,
    }


DTYPE = optional(dtypes("float64", "int64", "float32", "int32"), 0.2)
FLOAT_DTYPE = optional(dtypes("float64", "float32"), 0.2)
REDUCED = {"a": with_nan(), "axis": optional(axis_of("a", several=True), 0.6)}


def initial(draw, given):
    return draw.random.choice([0, 1, 2.5, -3])


def means(name):
    """The mean over the axis of the call, with its axes kept."""

    def sample(draw, given):
        keywords = {"keepdims": True} | ({"axis": given["axis"]} if "axis" in given else {})
        return ["call", "nanmean", [given[name]], keywords]

    return sample


FOLD = {"keepdims": KEEPDIMS, "initial": optional(initial, 0.3), "where": where("a"), "out": out(0.15)}


def masked(draw, given):
    """A mask for arrays with axes: of a scalar's axis 0 NumPy thinks otherwise with one."""
    return masks("a")(draw, given) if len(shape_of(given["a"])) > 0 and draw.gives(0.3) else ABSENT


MOMENT = {"dtype": FLOAT_DTYPE, "keepdims": KEEPDIMS, "out": out(0.15), "where": masked}
SPREADING = MOMENT | {
    "ddof": optional(one_of(integers(0, 2), floats(0, 1)), 0.3),
    "mean": optional(means("a"), 0.3),
    "correction": lambda draw, given: draw.random.randint(0, 2) if "ddof" not in given and draw.gives(0.3) else ABSENT,
}

NAMES |= {
    "median": median(arrays()),
    "percentile": quantile(100, arrays(finite=True)),
    "quantile": quantile(1, arrays(finite=True)),
    "nanmedian": median(with_nan()),
    "nanpercentile": quantile(100, with_nan()),
    "nanquantile": quantile(1, with_nan()),
    "nansum": REDUCED | {"dtype": DTYPE} | FOLD,
    "nanprod": REDUCED | {"dtype": DTYPE} | FOLD,
    "nanmax": REDUCED | FOLD,
    "nanmin": REDUCED | FOLD,
    "nanmean": REDUCED | MOMENT,
    "nanstd": REDUCED | SPREADING,
    "nanvar": REDUCED | SPREADING,
    "nanargmax": {"a": with_nan(), "axis": optional(axis_of("a")), "out": out(0.2), "keepdims": KEEPDIMS},
    "nanargmin": {"a": with_nan(), "axis": optional(axis_of("a")), "out": out(0.2), "keepdims": KEEPDIMS},
    "nancumsum": {"a": with_nan(), "axis": optional(axis_of("a")), "dtype": DTYPE, "out": out(0.2)},
    "nancumprod": {"a": with_nan(), "axis": optional(axis_of("a")), "dtype": DTYPE, "out": out(0.2)},
}


def edges(draw, given):
    """Edges of bins: rising, seldom not."""
    values = sorted(draw.element("float64", True) for _ in range(draw.random.randint(2, 5)))
    if draw.chance(0.3):
        return ["array", "int64", [4], sorted(draw.random.randint(-9, 9) for _ in range(4))]
    return ["array", "float64", [len(values)], values[::-1] if draw.chance(0.05) else values]


def ends(draw, given):
    low = draw.random.choice([-4, -0.5, 0.25, 0])
    return ["tuple", [low, low + draw.random.choice([0, 3, 8, 40.5, 0.75])]]


ESTIMATORS = ["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]


def bins(draw, given):
    return draw.random.randint(0, 12) if draw.chance(0.4) else edges(draw, given)


def bins_by_name(draw, given):
    """An estimator's name without weights; edges not with broken ones, which sum in the order of an unstable sort."""
    weights = given.get("weights")
    if weights is not None:
        return draw.random.randint(0, 12) if "float" in str(weights) else bins(draw, given)
    return draw.random.choice(ESTIMATORS) if draw.chance(0.5) else bins(draw, given)


def elements(draw, given):
    if draw.chance(0.2):
        return arrays()(draw, given)
    return draw.array(draw.random.choice(DTYPES + ["float64"] * 4), [draw.random.randint(0, 30)], finite=True)


HISTOGRAM = {
    "a": elements,
    "weights": optional(one_of(like("a", DTYPES, finite=True), fixed(None)), 0.3),
    "bins": optional(bins_by_name, 0.8),
    "range": optional(one_of(ends, fixed(None)), 0.4),
}


def coordinates(draw, given):
    count = size_of(shape_of(given["x"])) if "x" in given else draw.random.randint(0, 8)
    return draw.array(draw.random.choice(["float64", "float64", "float32", "int64", "uint8"]), [count], finite=True)


def points_of_sample(draw, given):
    """Points as rows of an array, or a list of coordinates."""
    n, d = draw.random.randint(1, 6), draw.random.randint(1, 3)
    program = draw.array(draw.random.choice(["float64", "float64", "float32", "int64"]), [n, d], finite=True)
    if draw.chance(0.3):
        return ["list", [draw.array("float64", [n], finite=True) for _ in range(d)]]
    return program


def axes_of_sample(given):
    program = given["sample"] if "sample" in given else ["list", [0, 0]]
    return len(program[1]) if program[0] == "list" else program[2][1]


def bins_of_axes(draw, given):
    count = axes_of_sample(given)
    return draw.random.randint(1, 4) if draw.chance(0.3) else ["list", [bins(draw, given) or 1 for _ in range(count)]]


def ranges_of_axes(draw, given):
    return ["list", [ends(draw, given) if draw.chance(0.7) else None for _ in range(axes_of_sample(given))]]


def weights_of_points(draw, given):
    program = given.get("sample", given.get("x"))
    n = shape_of(program[1][0] if program[0] == "list" else program)[0]
    return draw.array(draw.random.choice(["float64", "int64", "float32"]), [n], finite=True)


GRID = {
    "bins": optional(one_of(bins_of_axes, bins_of_axes, edges)),
    "range": optional(one_of(ranges_of_axes, fixed(None))),
    "density": optional(one_of(booleans(), fixed(None))),
    "weights": optional(one_of(weights_of_points, fixed(None)), 0.4),
}

NAMES |= {
    "histogram": HISTOGRAM | {"density": optional(one_of(booleans(), fixed(None)))},
    "histogram_bin_edges": HISTOGRAM,
    "histogram2d": {"x": coordinates, "y": coordinates} | GRID,
    "histogramdd": {"sample": points_of_sample} | GRID,
}


def conditions(draw, given, dtype="bool"):
    """Boolean arrays of one shape, or that broadcast."""
    dims = draw.shape(0, 2)
    count = draw.random.randint(1, 3)
    return ["list", [draw.array(dtype, dims if draw.chance(0.8) else dims[1:]) for _ in range(count)]]


def choices_for(name):
    """As many arrays as there are conditions, scalars among them."""

    def sample(draw, given):
        dims = shape_of(given[name][1][0])
        count = len(given[name][1]) + (draw.random.randint(0, 1) if draw.chance(0.05) else 0)
        return ["list", [draw.random.choice([1, 2.5, True]) if draw.chance(0.3) else draw.array(draw.random.choice(DTYPES), dims) for _ in range(count)]]

    return sample


def pieces(draw, given):
    """Values and functions, one for each condition and now and then one for the rest."""
    count = len(given["condlist"][1]) + draw.random.choice([0, 0, 1, 2] if draw.chance(0.2) else [0, 1])
    extra = ["arg", 1] if len(given.get("args", ["list", []])[1]) == 1 else 2

    def piece():
        if draw.chance(0.5):
            return draw.random.choice([0, -1, 2.5, 7])
        body = ["call", draw.random.choice(["add", "multiply"]), [["arg", 0], extra], {}]
        return ["function", 2 if extra != 2 else 1, body]

    return ["list", [piece() for _ in range(count)]]


def conditions_on(name):
    def sample(draw, given):
        dims = list(shape_of(given[name]))
        return ["list", [draw.array("bool", dims) for _ in range(draw.random.randint(1, 3))]]

    return sample


def indices_of(draw, given):
    dims = draw.shape(0, 2)
    return ["array", draw.random.choice(["int64", "uint8", "int8", "bool"]), dims, [draw.random.randint(0, 1) for _ in range(size_of(dims))]]


def places_or_beyond(draw, given):
    if draw.chance(0.5):
        return indices_of(draw, given)
    dims = draw.shape(0, 2)
    return ["array", "int64", dims, [draw.random.randint(-3, 4) for _ in range(size_of(dims))]]


def choices(draw, given):
    dims = list(shape_of(given["a"]))
    if draw.chance(0.2):
        return draw.array(draw.random.choice(DTYPES), [2, *dims])
    return ["list", [draw.random.choice([3, 1.5]) if draw.chance(0.2) else draw.array(draw.random.choice(DTYPES), dims[draw.random.randint(0, len(dims)) :]) for _ in range(draw.random.randint(2, 3))]]


SCALAR = chosen(3, 2.5, True)
ANY = one_of(arrays(), SCALAR)
#: The dtypes whose functions are not computed in float16, which there is none of.
WIDE = ["int16", "int32", "int64", "uint16", "uint32", "uint64", "float32", "float64"]
POINTS = one_of(integers(-2, 12), floats(0, 9))

NAMES |= {
    "select": {"condlist": conditions, "choicelist": choices_for("condlist"), "default": optional(one_of(SCALAR, arrays(high=0)))},
    "piecewise": {"x": arrays(), "condlist": conditions_on("x"), "args": lambda draw, given: ["list", [3] if draw.chance(0.4) else []], "funclist": pieces},
    "choose": {"a": places_or_beyond, "choices": choices, "out": out(0.2), "mode": optional(chosen("raise", "wrap", "clip"))},
    "sinc": {"x": arrays(NUMBERS)},
    "i0": {"x": arrays(["float64", "float64", "int64", "uint8"])},
    "hanning": {"M": POINTS},
    "hamming": {"M": POINTS},
    "bartlett": {"M": POINTS},
    "blackman": {"M": POINTS},
    "kaiser": {"M": POINTS, "beta": one_of(floats(0, 12), integers(0, 9))},
    "fix": {"x": arrays(), "out": out()},
    "isposinf": {"x": arrays(), "out": out()},
    "isneginf": {"x": arrays(), "out": out()},
    "angle": {"z": arrays(WIDE), "deg": optional(booleans())},
    "real": {"val": ANY},
    "imag": {"val": ANY},
    "isreal": {"x": ANY},
    "iscomplex": {"x": ANY},
    "iscomplexobj": {"x": ANY},
    "isrealobj": {"x": ANY},
    "ndarray.choose": {"self": one_of(indices_of, places_or_beyond), "choices": lambda draw, given: choices(draw, given | {"a": given["self"]}), "out": out(0.2), "mode": lambda draw, given: ABSENT if "out" in given else draw.random.choice(["raise", "wrap", "clip"])},
    "real_if_close": {"a": ANY, "tol": optional(integers(1, 200))},
}


def calls(*names):
    """Functions of one array, further arguments added to it."""

    def sample(draw, given):
        name = draw.random.choice(names)
        if "args" in given and len(given["args"][1]) == 1:
            return ["function", 2, ["call", "add", [["arg", 0], ["arg", 1]], {}]]
        return ["function", 1, ["call", name, [["arg", 0]], {}]]

    return sample


def extra(draw, given):
    return ["list", [draw.random.choice([3, 0.5])] if draw.chance(0.3) else []]


#: What generalised functions do to their core dimensions.
SIGNATURES = {
    "(n),(n)->()": ["call", "dot", [["arg", 0], ["arg", 1]], {}],
    "(n),(m)->(n,m)": ["call", "outer", [["arg", 0], ["arg", 1]], {}],
    "(n),()->(n)": ["call", "multiply", [["arg", 0], ["arg", 1]], {}],
    "(),()->()": ["call", "maximum", [["arg", 0], ["arg", 1]], {}],
    "(n),(m)->(n),(m)": ["tuple", [["call", "cumsum", [["arg", 0]], {}], ["call", "sort", [["arg", 1]], {}]]],
}


def for_elements(draw, given):
    if given.get("signature") is not None:
        return ["function", 2, SIGNATURES[given["signature"]]]
    body = ["call", draw.random.choice(["add", "multiply", "maximum", "less"]), [["arg", 0], ["arg", 1]], {}]
    return ["function", 2, ["tuple", [body, ["call", "subtract", [["arg", 0], ["arg", 1]], {}]]] if draw.chance(0.2) else body]


def otypes(draw, given):
    count = 2 if "tuple" in str(given["pyfunc"]) else 1
    return draw.random.choice([["list", ["float64"] * count], "d" * count, ["list", ["int64"] * count], "f" * count])


def two_arguments(draw, given):
    """Integers, or floats that are not whole: a function of scalars cannot tell 2.0 from 2."""
    dtype = draw.random.choice(["float64", "int64"])

    def array(dims):
        values = [draw.random.randint(-9, 9) if dtype == "int64" else draw.random.uniform(-9, 9) for _ in range(size_of(dims))]
        return ["array", dtype, dims, values]

    if "excluded" in given:
        return ["list", [array([3]), 2 if dtype == "int64" else draw.random.choice([2, 0.5])]]
    dims = draw.shape(0, 2)
    return ["list", [array(dims), array(dims[draw.random.randint(0, len(dims)) :])]]


def over_axes(draw, given):
    return ["function", 2, ["call", draw.random.choice(["sum", "max", "mean"]), [["arg", 0], ["arg", 1]], {}]]


def some_axes(draw, given):
    rank = len(shape_of(given["a"]))
    axes = [draw.random.randint(-rank, rank - 1) for _ in range(draw.random.randint(1, 2))]
    return axes[0] if draw.chance(0.3) else ["list", axes]


def on_grid(draw, given):
    count = len(given["shape"][1])
    body = ["arg", 0]
    for k in range(1, count):
        body = ["call", draw.random.choice(["add", "multiply", "maximum"]), [body, ["arg", k]], {}]
    return ["function", count, body]


POLYNOMIAL = vectors(NUMBERS, low=1, high=5, rows=0.03)
DIVIDEND = vectors(["float64", "float32", "int64"], low=1, high=6, finite=True, rows=0)
CONSTANTS = one_of(fixed(None), lambda draw, given: draw.array("float64", [draw.random.randint(1, 3)], finite=True), floats(-2, 2))


def real_zeros(draw, given):
    """The coefficients of a polynomial whose zeros are real, far from one another."""
    zeros = draw.random.sample([-7.5, -3, -1, 0, 2, 4.5, 9], draw.random.randint(0, 4))
    return ["call", "poly", [["array", "float64", [len(zeros)], zeros]], {}]


def zeros_or_matrix(draw, given):
    if draw.chance(0.2):
        return draw.array("float64", [2], finite=True)
    if draw.chance(0.2):
        return ["array", "float64", [2, 2], [draw.random.randint(1, 4), 1, 1, draw.random.randint(5, 9)]]
    return vectors(NUMBERS, low=0, high=5, finite=True, rows=0)(draw, given)


def coefficients_or_zeros(draw, given):
    """Vectors, rarely matrices, whose eigenvalues as zeros need not be real."""
    return vectors(["float64", "int64"], low=0, high=5, finite=True, rows=0 if given.get("r") else 0.03)(draw, given)


def abscissae(draw, given):
    """Points about 0, apart from one another and more than a fit needs: what is left over is no noise."""
    count = draw.random.randint(6, 9)
    values = [0.5 * (k - (count - 1) / 2) + draw.random.uniform(-0.1, 0.1) for k in range(count)]
    return ["array", "float64", [count], values] if draw.chance(0.7) else ["call", "arange", [-3, 4], {}]


def ordinates(draw, given):
    """Positive values, whose sums do not cancel."""
    count = shape_of(given["x"])[0]
    dims = [count, 2] if draw.chance(0.3) else [count]
    return ["array", "float64", dims, [draw.random.uniform(1, 9) for _ in range(size_of(dims))]]


NAMES |= {
    "apply_along_axis": {"args": extra, "func1d": calls("sum", "mean", "argmax", "cumsum", "max", "sort", "any", "var"), "arr": arrays(low=1), "axis": axis_of("arr", none=False)},
    "vectorize": {
        "signature": optional(chosen(*SIGNATURES, None), 0.4),
        "pyfunc": for_elements,
        "otypes": optional(otypes, 0.3),
        "doc": optional(fixed("of two numbers"), 0.2),
        "excluded": optional(fixed(["list", [1]]), 0.2),
        "cache": optional(booleans(), 0.2),
        APPLIED: two_arguments,
    },
    "apply_over_axes": {"func": over_axes, "a": arrays(NUMBERS, low=1, lists=False), "axes": some_axes},
    "fromfunction": {"shape": lambda draw, given: ["tuple", [draw.random.randint(1, 4) for _ in range(draw.random.randint(1, 3))]], "function": on_grid, "dtype": optional(dtypes()), "like": optional(fixed(None), 0.2)},
    "fromiter": {"iter": lists(one_of(integers(0, 9), floats(0, 9), booleans())), "dtype": dtypes(), "count": optional(integers(-1, 5)), "like": optional(fixed(None), 0.2)},
    "polyval": {"p": POLYNOMIAL, "x": arrays()},
    "polyadd": {"a1": POLYNOMIAL, "a2": POLYNOMIAL},
    "polysub": {"a1": POLYNOMIAL, "a2": POLYNOMIAL},
    "polymul": {"a1": POLYNOMIAL, "a2": POLYNOMIAL},
    "polydiv": {"u": DIVIDEND, "v": DIVIDEND},
    "polyder": {"p": POLYNOMIAL, "m": optional(integers(-1, 3))},
    "polyint": {"p": POLYNOMIAL, "m": optional(integers(-1, 3)), "k": optional(CONSTANTS)},
    "poly": {"seq_of_zeros": zeros_or_matrix},
    "roots": {"p": real_zeros},
    "vander": {"x": vectors(NUMBERS, low=0, high=4), "N": optional(one_of(integers(-1, 5), fixed(None))), "increasing": optional(booleans())},
    "poly1d": {"r": optional(booleans(), 0.3), "c_or_r": coefficients_or_zeros, "variable": optional(chosen("z", None))},
    "polyfit": {
        "x": abscissae,
        "y": ordinates,
        "deg": integers(-1, 3),
        "rcond": optional(one_of(fixed(1e-10), fixed(None)), 0.2),
        "full": optional(booleans(), 0.3),
        "w": optional(lambda draw, given: ["array", "float64", shape_of(given["x"])[:1], [draw.random.uniform(0.5, 2) for _ in range(shape_of(given["x"])[0])]], 0.3),
        "cov": optional(one_of(booleans(), fixed("unscaled")), 0.3),
    },
}
NAMES["cumulative_prod"] = NAMES["cumulative_sum"]

#: NumPy's exp, cos, sin differ between its builds, and its matrix products between OpenBLAS's kernels.
SPREAD = {
    "poly": "scaled",
    "polyfit": "scaled",
    "roots": "conditioned",
    "sinc": "scaled",
    "i0": "ulps",
    "hanning": "scaled",
    "hamming": "scaled",
    "blackman": "scaled",
    "kaiser": "ulps",
}


def refined_roots(program):
    """Zeros by Newton's method from NumPy's own, in wider floats."""
    p = np.asarray(value_of(program[2][0]), dtype=np.longdouble)
    zeros = np.asarray(value_of(program), dtype=np.longdouble)
    for _ in range(9):
        slope = np.polyval(np.polyder(p), zeros)
        zeros = zeros - np.where(slope == 0, 0, np.polyval(p, zeros) / np.where(slope == 0, 1, slope))
    return [zeros]


def exact_fit(program):
    """The coefficients of a fit by rational arithmetic."""
    names = ["x", "y", "deg", "rcond", "full", "w", "cov"]
    given = dict(zip(names, program[2])) | program[3]
    x, y, w = (value_of(given[name]) if name in given else 1.0 for name in ("x", "y", "w"))
    w = np.broadcast_to(w, x.shape)
    columns = y.reshape(len(x), -1)
    powers = [[Fraction(float(each)) ** k for k in range(value_of(given["deg"]), -1, -1)] for each in x]
    weighed = [[Fraction(float(weight)) ** 2 * each for each in row] for weight, row in zip(w, powers)]
    left = [[sum(a[i] * b[j] for a, b in zip(weighed, powers)) for j in range(len(powers[0]))] for i in range(len(powers[0]))]
    right = [[sum(a[i] * Fraction(float(v)) for a, v in zip(weighed, column)) for column in columns.T] for i in range(len(left))]
    fitted = np.array([[float(each) for each in row] for row in solved(left, right)])
    return [fitted[:, 0] if y.ndim == 1 else fitted]


def solved(left, right):
    """The solution of a regular system of fractions, by Gauss and Jordan."""
    rows = [a + b for a, b in zip(left, right)]
    for k in range(len(rows)):
        pivot = next(row for row in rows[k:] if row[k] != 0)
        rows.remove(pivot)
        pivot = [each / pivot[k] for each in pivot]
        rows = [[a - row[k] * b for a, b in zip(row, pivot)] for row in rows]
        rows.insert(k, pivot)
    return [row[len(rows) :] for row in rows]


def with_rounded_cosine(window):
    """A window whose cosines are rounded from wider floats."""

    def found(program):
        M = (program[2] + list(program[3].values()))[0]
        if M <= 1:
            return []
        angles = np.pi * np.arange(1 - M, M, 2) / (M - 1)
        cosine = [np.cos(np.asarray(k * angles, dtype=np.longdouble)).astype(float) for k in (1, 2)]
        return [window(*cosine)]

    return found


def where_defined(f):
    """Nothing where NumPy itself refuses."""

    def found(program):
        try:
            value_of(program)
        except FAILURES:
            return []
        return f(program)

    return found


WIDER = {
    "roots": where_defined(refined_roots),
    "polyfit": where_defined(exact_fit),
    "hanning": with_rounded_cosine(lambda c, _: 0.5 + 0.5 * c),
    "hamming": with_rounded_cosine(lambda c, _: 0.54 + 0.46 * c),
    "blackman": with_rounded_cosine(lambda c, d: 0.42 + 0.5 * c + 0.08 * d),
}

NAN, INF, BIG = "nan", "inf", 2**53


def call(name, *args, **keywords):
    return ["call", name, list(args), keywords]


def floats64(*values, shape=None):
    return ["array", "float64", [len(values)] if shape is None else shape, list(values)]


def ints64(*values, shape=None):
    return ["array", "int64", [len(values)] if shape is None else shape, list(values)]


NOTHING = floats64()
HOLLOW = floats64(shape=[0, 3])
# Past 2^53, where JSON's numbers in JavaScript end.
WIDE_INTS = call("add", ints64(BIG, BIG, -BIG), ints64(1, 3, -1))

CASES = [
    *(call(name, x) for name in ("median", "nanmedian", "nanmean", "nanvar", "average", "ptp", "nanmax", "nanargmin", "diff", "cov", "corrcoef", "i0", "sinc") for x in (NOTHING, floats64(NAN), floats64(-0.0), floats64(INF, "-inf"), 5)),
    *(call(name, HOLLOW, axis=axis) for name in ("median", "nanmedian", "nansum", "nanmax", "ptp", "average", "trapezoid", "cumulative_sum") for axis in (0, 1)),
    *(call(name, WIDE_INTS) for name in ("diff", "ptp", "median", "cumulative_sum", "cumulative_prod", "nansum", "ediff1d", "unwrap", "trapezoid", "gradient", "nanargmax")),
    *(call("quantile", floats64(1, 2, INF), q, method=method) for q in (0, 1, 0.5, floats64(0, 0.5, 1)) for method in METHODS),
    *(call("quantile", floats64(3, NAN, 1), 0.5, method=method) for method in METHODS),
    *(call("quantile", ["array", "int8", [2], [-100, 100]], 0.5, method=method) for method in METHODS),
    *(call("percentile", x, 50) for x in (NOTHING, HOLLOW, 5, ["list", []], ["array", "bool", [2], [1, 0]], WIDE_INTS)),
    call("percentile", floats64(1, 2), 101),
    call("quantile", floats64(1, 2), -0.1),
    call("quantile", floats64(1, 2), floats64(NAN, shape=[])),
    call("quantile", floats64(1, 2), floats64(0.5, shape=[1, 1, 1])),
    call("quantile", floats64(1, 2), 0.5, method="median"),
    call("quantile", floats64(1, 2), 0.5, weights=floats64(1, 2)),
    *(call("quantile", floats64(1, 2, 3), 0.5, weights=w, method="inverted_cdf") for w in (floats64(0, 0, 0), floats64(-1, 1, 1), floats64(0, 0, 4), floats64(0.1, 0.2, 0.3), floats64(NAN, 1, 1), floats64(1, 2))),
    call("median", floats64(1, 2), axis=["tuple", [0, 0]]),
    call("median", floats64(1, 2), axis=1),
    *(call("diff", floats64(1, 2, 4), n=n) for n in (0, 1, 2, 3, 4, -1)),
    call("diff", 5),
    call("diff", ["array", "bool", [4], [1, 0, 0, 1]]),
    call("ediff1d", ["array", "uint8", [2], [3, 1]], to_end=-1),
    call("ediff1d", ["array", "int64", [2], [3, 1]], to_end=0.5),
    call("gradient", floats64(1)),
    call("gradient", floats64(1, 2), edge_order=2),
    call("gradient", floats64(1, 2, 4), edge_order=3),
    call("gradient", floats64(1, 2, 4), floats64(1, 2)),
    call("gradient", floats64(1, 2, 4), 1, 2),
    call("gradient", ["array", "bool", [3], [1, 0, 1]]),
    call("average", floats64(1, 2), weights=floats64(1, -1)),
    call("average", floats64(1, 2, 3, 4, shape=[2, 2]), weights=floats64(1, 2)),
    call("average", floats64(1, 2, 3, 4, shape=[2, 2]), axis=0, weights=floats64(1, 2, 3)),
    call("average", floats64(1, 2, 3, 4, shape=[2, 2]), axis=["tuple", [1, 0]], weights=floats64(1, 2, 3, 4, shape=[2, 2])),
    call("cov", floats64(1, 2, 4, 3, shape=[2, 2]), ddof=1.5),
    call("cov", floats64(1, 2), fweights=floats64(1, 1.5)),
    call("cov", floats64(1, 2), fweights=ints64(1, -1)),
    call("cov", floats64(1, 2), ddof=2),
    call("cov", floats64(1, shape=[1, 1, 1])),
    *(call(name, a, v, mode) for name in ("correlate", "convolve") for a, v in ((NOTHING, floats64(1)), (floats64(1), NOTHING), (5, floats64(1)), (WIDE_INTS, ints64(3, 5))) for mode in ("valid", "same", "full", "other", 1, 7)),
    call("convolve", floats64(*(k / 7 for k in range(40))), floats64(*(1 / (k + 3) for k in range(25)))),
    call("convolve", ["array", "bool", [3], [1, 0, 1]], ["array", "bool", [2], [1, 1]]),
    *(call("digitize", floats64(1, NAN, INF, "-inf"), bins, right=right) for bins in (floats64(1, 2), floats64(2, 1), floats64(1, 1), floats64(1, 3, 2), NOTHING, floats64(1, NAN), 3) for right in (True, False)),
    *(call("bincount", x) for x in (["list", []], NOTHING, ["list", [1.5]], ints64(1, -1), ints64(1, shape=[1, 1]), 3, ["array", "uint64", [2], [1, 3]])),
    *(call("bincount", ints64(1), minlength=least) for least in (-1, None, 2.5, 0, 4)),
    call("bincount", ints64(1, 2), floats64(1)),
    *(call("interp", x, floats64(1, 3, 3, 5), floats64(1, INF, "-inf", 2)) for x in (0, 1, 2, 3, 4, 6, floats64(NAN, INF, "-inf"))),
    call("interp", 2, NOTHING, NOTHING),
    call("interp", floats64(0, 1, NAN), floats64(1), floats64(7)),
    call("interp", 2, floats64(1, 2), floats64(1)),
    call("interp", 2, floats64(1, 2), floats64(1, 2), period=0),
    *(call("histogram", x) for x in (NOTHING, floats64(NAN), floats64(3, 3), WIDE_INTS, ["array", "bool", [3], [1, 0, 1]], ["array", "int8", [3], [-128, 127, 0]])),
    *(call("histogram", floats64(1, 2, 2.5), bins=bins) for bins in (0, -1, 2.5, floats64(2, 1), floats64(1, 2, shape=[1, 2]), "other", NOTHING, floats64(1, 2, 2.5))),
    *(call("histogram", floats64(1, 2, 2.5), range=ends) for ends in (["tuple", [2, 1]], ["tuple", [0, floats64(INF, shape=[])]], ["tuple", [2, 2]], ["tuple", [5, 6]])),
    call("histogram", floats64(1, 2), weights=floats64(1)),
    *(call("nansum", floats64(NAN, 1), **{key: value}) for key, value in (("initial", 5), ("where", ["array", "bool", [2], [1, 0]]), ("dtype", "float32"))),
    call("nanmax", floats64(NAN, NAN), initial=3),
    call("nanmax", floats64(NAN, 1), where=["array", "bool", [2], [1, 0]]),
    call("nanargmax", floats64(NAN, 1, NAN, NAN, shape=[2, 2]), axis=1),
    call("nanmean", floats64(1, NAN), dtype="int64"),
    call("nanvar", floats64(1, 2), ddof=1, correction=1),
    call("nanstd", floats64(1, NAN), ddof=1),
    call("nancumsum", floats64(NAN, shape=[])),
    *(call("choose", ints64(0, 1, 2), ["list", [floats64(1, 2, 3), floats64(4, 5, 6)]], mode=mode) for mode in ("raise", "wrap", "clip", "other")),
    call("choose", floats64(0.5), ["list", [1, 2]]),
    call("choose", ints64(0), ["list", []]),
    call("select", ["list", []], ["list", []]),
    call("select", ["list", [ints64(1, 0)]], ["list", [1]]),
    call("piecewise", floats64(1, 2), ["list", [True, False]], ["list", [5]]),
    call("piecewise", 3, ["list", [True]], ["list", [5]]),
    *(call(name, M) for name in ("hanning", "hamming", "bartlett", "blackman") for M in (0, 1, 2, 3, -1)),
    call("kaiser", 1, 3),
    call("kaiser", 5, 0),
    call("i0", floats64(8, 8.000000000000002, 700, INF)),
    call("apply_along_axis", ["function", 1, call("mean", ["arg", 0])], 1, ints64(1, 3, 5, 7, shape=[2, 2])),
    call("apply_along_axis", ["function", 1, call("argmax", ["arg", 0])], 1, floats64(1, 3, 5, 7, shape=[2, 2])),
    call("apply_along_axis", ["function", 1, call("outer", ["arg", 0], ["arg", 0])], 0, ints64(1, 3, 5, 7, shape=[2, 2])),
    call("apply_along_axis", ["function", 1, call("sum", ["arg", 0])], 1, HOLLOW),
    call("apply_over_axes", ["function", 2, call("sum", ["arg", 0])], floats64(1, 2, 3, 4, shape=[2, 2]), 0),
    call("fromiter", ["list", [1, 2]], "int64", 3),
    call("fromiter", ["list", [300]], "int8"),
    call("fromiter", 5, "int64"),
    call("fromfunction", ["function", 1, ["arg", 0]], 3),
    *(call("polyval", p, x) for p in (NOTHING, 3, floats64(1, 2, 3, 4, shape=[2, 2])) for x in (2, floats64(1, 2))),
    call("polydiv", floats64(1, 2, 3), floats64(0, 1)),
    call("polydiv", NOTHING, floats64(1)),
    call("polyint", floats64(1, 2), 3, floats64(1, 2)),
    call("poly", ["list", []]),
    call("poly", floats64(1, 2, shape=[1, 2])),
    *(call("roots", p) for p in (NOTHING, floats64(0, 0), floats64(0, 1, 0, 0), floats64(1, 2, shape=[1, 2]), 3)),
    *(call("poly1d", p) for p in (["list", [0]], ["list", [1]], ["list", [-1, 0]], ["list", [0, 0, 1, 2]], 5, floats64(1.5e-7, 1e10, 0.1), floats64(1234.5, -1000.5, 0.00012345, NAN), ["call", "arange", [1, 15], {}], floats64(1, shape=[1, 1]))),
    *(["attribute", call("poly1d", floats64(1, -3, 2)), name] for name in ("c", "coef", "coeffs", "coefficients", "o", "order", "r", "roots", "variable")),
    ["method", call("poly1d", floats64(1, -3, 2)), "deriv", [], {"m": 1}],
    ["method", call("poly1d", floats64(1, -3, 2)), "integ", [2], {"k": 3}],
    *(call(name, call("poly1d", floats64(1, -3, 2)), floats64(1, 1)) for name in ("polyadd", "polysub", "polymul", "polydiv", "polyval")),
    call("polyfit", floats64(1, 2, 3), floats64(1, 2), 1),
    call("polyfit", NOTHING, NOTHING, 1),
    call("polyfit", floats64(1, 2, 3), floats64(1, 2, 3), -1),
    call("polyfit", floats64(1, 2), floats64(1, 2), 1, cov=True),
    call("vander", floats64(1, 2, shape=[1, 2])),
]
