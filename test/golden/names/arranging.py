"""Making, shaping, joining, taking apart, picking, sorting and comparing arrays."""

import numpy as np

from draw import (
    ABSENT,
    BOOL,
    DTYPES,
    FLOATS,
    INTEGERS,
    NUMBERS,
    SIGNED,
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
    partner,
    selves,
    shape_of,
    shapes,
    value_of,
)

FLAG = optional(booleans(), 0.3)
LIKE = optional(one_of(fixed(None), arrays(lists=False)), 0.15)
DEVICE = optional(chosen(None, "cpu"), 0.15)
# Negative floats as unsigned integers are left open by C, and by NumPy.
DTYPE = optional(dtypes(*BOOL, *SIGNED, *FLOATS), 0.4)
ORDERS = optional(chosen("C", "F", "A", "K"), 0.4)
PLAIN_ORDERS = optional(chosen("C", "F"), 0.3)
CASTING = optional(chosen("no", "equiv", "safe", "same_kind", "unsafe"), 0.2)
WIDE = ["int64", "float64", "float32", "int16", "uint32"]


def ndarrays(*args, **options):
    """Arrays, never lists: NumPy asks some arguments for their attributes."""
    return arrays(*args, lists=False, **options)


def nested(draw, given):
    """Nested lists of numbers, three deep at most."""
    values = draw.array("int64", [draw.random.randint(1, 3) for _ in range(draw.random.randint(1, 3))])
    return ["call", "array", [values], {}] if draw.chance(0.2) else lists_of(values)


def lists_of(program):
    from draw import nested as as_lists

    return as_lists(program)


# Creating

FILLED = {"shape": shapes(), "dtype": DTYPE, "order": PLAIN_ORDERS, "device": DEVICE, "like": LIKE}


def alike(first, **more):
    return {
        first: arrays(),
        **more,
        "dtype": DTYPE,
        "order": ORDERS,
        "subok": FLAG,
        "shape": optional(shapes(), 0.2),
        "device": DEVICE,
    }


ASARRAY = {
    "a": arrays(),
    "dtype": DTYPE,
    "order": ORDERS,
    "device": DEVICE,
    "copy": optional(chosen(None, True, False), 0.3),
    "like": LIKE,
}
CONTIGUOUS = {"a": arrays(), "dtype": DTYPE, "like": LIKE}
VALUE = chosen(0, 1, 3, 2.5, -1, True)


def fill_for(name):
    """A fill value: a scalar, or an array that stretches to the shape."""

    def sample(draw, given):
        if draw.chance(0.7):
            return VALUE(draw, given)
        dims = given[name]
        dims = [dims] if isinstance(dims, int) else dims[1] if dims[0] == "tuple" else list(shape_of(dims))
        return draw.array(draw.random.choice(["bool", "uint8", "int64", "float64"]), dims[draw.random.randint(0, len(dims)) :], finite=True)

    return sample


def bare_strides(draw, given):
    """Bytes from one index to the next, for windows into a buffer or for its elements in turn."""
    shape = given["shape"]
    dims = [shape] if isinstance(shape, int) else shape[1]
    return ["tuple", [draw.random.choice([8, 8, 16, 0]) for _ in dims]]


BARE = {
    "shape": shapes(1, 2),
    "dtype": optional(chosen("float64", "int64"), 0.5),
    "buffer": optional(lambda draw, given: draw.array("float64", [draw.random.choice([8, 16, 24])], finite=True), 0.6),
    "offset": lambda draw, given: draw.random.choice([0, 8, 16]) if "buffer" in given and draw.gives(0.4) else ABSENT,
    "strides": lambda draw, given: bare_strides(draw, given) if "buffer" in given and draw.gives(0.4) else ABSENT,
    "order": optional(chosen("C", "F"), 0.3),
}

NAMES = {
    "array": {
        "object": one_of(arrays(), nested),
        "dtype": DTYPE,
        "copy": optional(chosen(None, True, False), 0.3),
        "order": ORDERS,
        "subok": FLAG,
        "ndmin": optional(integers(0, 4), 0.3),
        "ndmax": optional(integers(0, 4), 0.2),
        "like": LIKE,
    },
    "asarray": ASARRAY,
    "asarray_chkfinite": {"a": arrays(), "dtype": DTYPE, "order": ORDERS},
    "astype": {"x": selves(finite=True), "dtype": dtypes(*BOOL, *SIGNED, *FLOATS), "copy": FLAG, "device": DEVICE},
    "broadcast": {"arrays": lambda draw, given: ["list", broadcasting(draw)]},
    "ndarray": BARE,
    "asanyarray": ASARRAY,
    "ascontiguousarray": CONTIGUOUS,
    "asfortranarray": CONTIGUOUS,
    "require": {
        "a": arrays(),
        "dtype": DTYPE,
        "requirements": optional(chosen(None, "C", "F", "W", ["list", ["F", "W"]], ["list", ["C_CONTIGUOUS", "OWNDATA"]], ["list", ["C", "F"]], ["list", []], ["list", ["ALIGNED"]])),
        "like": LIKE,
    },
    "copy": {"a": arrays(), "order": ORDERS, "subok": FLAG},
    "zeros": FILLED,
    "ones": FILLED,
    "empty": FILLED,
    "full": {"shape": shapes(), "fill_value": fill_for("shape"), "dtype": DTYPE, "order": PLAIN_ORDERS, "device": DEVICE, "like": LIKE},
    "zeros_like": alike("a"),
    "ones_like": alike("a"),
    "empty_like": alike("prototype"),
    "full_like": alike("a", fill_value=VALUE),
    "arange": {
        "start_or_stop": one_of(integers(-5, 12), floats(-5, 12)),
        "stop": optional(one_of(integers(-5, 12), floats(-5, 12), fixed(None)), 0.6),
        "step": optional(one_of(integers(-3, 3), floats(-3, 3)), 0.4),
        "dtype": optional(dtypes("float64", "int64", "float32", "int16", "bool"), 0.2),
        "device": DEVICE,
        "like": LIKE,
    },
    "eye": {
        "N": integers(0, 5),
        "M": optional(one_of(integers(0, 5), fixed(None))),
        "k": optional(integers(-4, 4)),
        "dtype": DTYPE,
        "order": PLAIN_ORDERS,
        "device": DEVICE,
        "like": LIKE,
    },
    "identity": {"n": integers(0, 5), "dtype": DTYPE, "like": LIKE},
    "tri": {"N": integers(0, 5), "M": optional(one_of(integers(0, 5), fixed(None))), "k": optional(integers(-4, 4)), "dtype": DTYPE, "like": LIKE},
}

# Spaced numbers

BOUND = one_of(integers(-8, 12), floats(-8, 12), ndarrays(["float64", "float32", "int64", "uint8"], high=2, finite=True))


def bound_like(name):
    return lambda draw, given: BOUND(draw, given) if not isinstance(given[name], list) or draw.chance(0.3) else partner(name, ["float64", "float32", "int64"], finite=True, lists=False)(draw, given)


def positive(draw, given):
    if draw.chance(0.6):
        return draw.random.choice([1, 2, 3.5, 100, 0.25, 1e-3])
    dims = draw.shape(1, 2)
    values = [draw.random.randint(1, 40) / 4 for _ in range(int(np.prod(dims)))]
    return ["array", draw.random.choice(["float64", "float32"]), dims, values]


def axis_below(name):
    """An axis of the samples, which have one more than the bounds."""
    return lambda draw, given: draw.random.randint(-1 - len(shape_of(given[name])), len(shape_of(given[name])))


NUM = optional(integers(0, 7), 0.7)
SPACED_DTYPE = optional(dtypes("float64", "float32", "int64", "int16"), 0.2)
NAMES |= {
    "linspace": {
        "start": BOUND,
        "stop": bound_like("start"),
        "num": NUM,
        "endpoint": FLAG,
        "retstep": FLAG,
        "dtype": SPACED_DTYPE,
        "axis": optional(axis_below("start"), 0.3),
        "device": DEVICE,
    },
    "logspace": {
        "start": one_of(integers(-3, 3), floats(-3, 3), ndarrays(FLOATS, low=1, high=1, finite=True)),
        "stop": one_of(integers(-3, 3), floats(-3, 3)),
        "num": NUM,
        "endpoint": FLAG,
        "base": optional(one_of(integers(2, 5), floats(1, 4), positive)),
        "dtype": optional(dtypes("float64", "float32"), 0.2),
        "axis": optional(integers(-1, 0), 0.3),
    },
    "geomspace": {
        "start": positive,
        "stop": positive,
        "num": NUM,
        "endpoint": FLAG,
        "dtype": optional(dtypes("float64", "float32"), 0.2),
        "axis": optional(integers(-1, 0), 0.3),
    },
    "meshgrid": {
        "xi": lists(ndarrays(high=1), 0, 3),
        "copy": FLAG,
        "sparse": FLAG,
        "indexing": optional(chosen("xy", "ij", "yx"), 0.5),
    },
    "indices": {"dimensions": lambda draw, given: ["tuple", draw.shape(0, 3)], "dtype": DTYPE, "sparse": FLAG},
    "ix_": {"args": lists(one_of(ndarrays(["int64", "bool"], low=1, high=1), arrays(["int64"], low=0, high=2)), 1, 3)},
}

# Shaping


def regrouped(name):
    """A shape of as many elements, now and then with a -1 in it or not fitting."""

    def sample(draw, given):
        size = int(np.prod(shape_of(given[name])))
        if draw.chance(0.05):
            return ["tuple", [size + 1]]
        options = [[size], [-1], [1, size], [size, 1], [-1, 1]]
        options += [[d, size // d] for d in range(1, size + 1) if size % d == 0]
        options += [[d, -1] for d in range(1, size + 1) if size % d == 0]
        options += [[2, size // 4, 2]] if size % 4 == 0 else []
        dims = draw.random.choice(options)
        return dims[0] if len(dims) == 1 and draw.chance(0.5) else ["tuple", dims]

    return sample


def permuted(name):
    def sample(draw, given):
        rank = len(shape_of(given[name]))
        axes = draw.random.sample(range(rank), rank)
        return ["tuple", [axis - rank if draw.chance(0.2) else axis for axis in axes]] if not draw.chance(0.05) else ["tuple", [0, 0]]

    return sample


def some_axes(name, extra=0):
    """One axis or several, of an array with so many more axes."""

    def sample(draw, given):
        rank = len(shape_of(given[name])) + extra
        if rank == 0 or draw.chance(0.5):
            return draw.random.randint(-max(rank, 1), max(rank, 1) - 1)
        axes = draw.random.sample(range(rank), draw.random.randint(1, min(2, rank)))
        return ["tuple", axes]

    return sample


def as_many_axes(source):
    def sample(draw, given):
        rank = len(shape_of(given["a"]))
        wanted = given[source]
        count = len(wanted[1]) if isinstance(wanted, list) else 0
        if count == 0 or rank == 0:
            return draw.random.randint(-max(rank, 1), max(rank, 1) - 1)
        return ["tuple", draw.random.sample(range(rank), count)]

    return sample


def axes_of_length_one(draw, given):
    dims = shape_of(given["a"])
    ones = [axis for axis, length in enumerate(dims) if length == 1]
    if not ones or draw.chance(0.1):
        return axis_of("a", none=True)(draw, given)
    return draw.random.choice([ones[0], ones[-1] - len(dims), ["tuple", ones]])


def with_ones(draw, given):
    program = draw.array(draw.random.choice(DTYPES), [draw.random.choice([1, 1, 2, 3]) for _ in range(draw.random.randint(0, 4))])
    return draw.view(program)


AXIS = axis_of("a", none=False)
A = {"a": arrays()}
NAMES |= {
    "reshape": {"a": arrays(), "shape": regrouped("a"), "order": optional(chosen("C", "F", "A", "K"), 0.4), "copy": optional(chosen(None, True, False), 0.3)},
    "ravel": {"a": arrays(), "order": ORDERS},
    "transpose": {"a": arrays(), "axes": optional(one_of(permuted("a"), fixed(None)))},
    "permute_dims": {"a": arrays(), "axes": optional(one_of(permuted("a"), fixed(None)))},
    "matrix_transpose": {"x": ndarrays(high=4)},
    "swapaxes": {"a": arrays(low=1), "axis1": AXIS, "axis2": AXIS},
    "moveaxis": {"a": arrays(), "source": some_axes("a"), "destination": as_many_axes("source")},
    "rollaxis": {"a": ndarrays(), "axis": AXIS, "start": optional(axis_of("a", none=False))},
    "squeeze": {"a": with_ones, "axis": optional(axes_of_length_one)},
    "expand_dims": {"a": arrays(), "axis": some_axes("a", 1)},
    "atleast_1d": {"arys": lists(arrays(high=2), 0, 3)},
    "atleast_2d": {"arys": lists(arrays(), 1, 3)},
    "atleast_3d": {"arys": lists(arrays(), 1, 3)},
    "broadcast_to": {"array": arrays(high=2), "shape": lambda draw, given: ["tuple", draw.shape(0, 1) + [3 if n == 1 else n for n in shape_of(given["array"])]], "subok": FLAG},
    "broadcast_arrays": {"args": lambda draw, given: ["list", broadcasting(draw)], "subok": FLAG},
    "broadcast_shapes": {"args": lists(shapes(0, 3), 0, 3)},
    "flip": {"m": arrays(), "axis": optional(axis_of("m", several=True))},
    "fliplr": {"m": arrays()},
    "flipud": {"m": arrays()},
    "rot90": {"m": ndarrays(low=2), "k": optional(integers(-5, 5)), "axes": optional(chosen(["tuple", [0, 1]], ["tuple", [1, 0]], ["tuple", [0, -1]], ["tuple", [0, 2]], ["tuple", [0, 0]]))},
    "roll": {
        "a": arrays(),
        "shift": one_of(integers(-5, 5), fixed(["tuple", [1, -2]])),
        "axis": optional(one_of(axis_of("a"), some_axes("a"))),
    },
    "repeat": {"a": arrays(), "repeats": one_of(integers(0, 3), lambda draw, given: ["list", [draw.random.randint(0, 2) for _ in range(draw.random.choice([1, 2, 3, 4]))]]), "axis": optional(axis_of("a"))},
    "tile": {"A": arrays(high=2), "reps": one_of(integers(0, 3), lambda draw, given: ["tuple", draw.shape(0, 3)])},
    "diag": {"v": arrays(low=1), "k": optional(integers(-3, 3))},
    "diagflat": {"v": arrays(), "k": optional(integers(-3, 3))},
    "diagonal": {"a": arrays(low=2, high=4), "offset": optional(integers(-2, 2)), "axis1": optional(AXIS, 0.3), "axis2": optional(AXIS, 0.3)},
    "tril": {"m": arrays(low=1), "k": optional(integers(-3, 3))},
    "triu": {"m": arrays(low=1), "k": optional(integers(-3, 3))},
}


def broadcasting(draw):
    dims = draw.shape(0, 3)
    count = draw.random.randint(0, 3)
    shapes = [[1 if draw.chance(0.3) else n for n in dims[draw.random.randint(0, len(dims)) :]] for _ in range(count)]
    return [draw.array(draw.random.choice(DTYPES), each) for each in shapes]


# Joining and taking apart


def joinable(raised=0, low=1, high=3):
    """Arrays of one shape apart from one axis; rarely something else."""

    def sample(draw, given):
        dims = draw.shape(low, high)
        axis = draw.random.randint(0, max(0, len(dims) - 1))
        programs = []
        for _ in range(draw.random.randint(1, 3)):
            own = list(dims)
            if own and not raised and draw.chance(0.5):
                own[axis] = draw.random.randint(0, 3)
            if draw.chance(0.02):
                own = draw.shape(0, 2)
            dtype = "float64" if draw.chance(0.4) else draw.random.choice(DTYPES)
            programs.append(draw.view(draw.array(dtype, own)))
        return ["list", programs]

    return sample


def axis_of_first(name, extra=0, none=False):
    def sample(draw, given):
        if none and draw.chance(0.1):
            return None
        rank = len(shape_of(given[name][1][0])) + extra
        return draw.random.randint(-rank, rank - 1) if rank > 0 else 0

    return sample


def dtype_without_out(draw, given):
    return dtypes("float64", "float32", "int64", "int32")(draw, given) if "out" not in given and draw.gives(0.3) else ABSENT


SECTIONS = one_of(integers(1, 4), lists(integers(-4, 5), 0, 3))
STACKED = {"tup": joinable(), "dtype": dtype_without_out, "casting": CASTING}
NAMES |= {
    "concatenate": {"arrays": joinable(), "axis": optional(axis_of_first("arrays", none=True), 0.7), "out": out(0.2), "dtype": dtype_without_out, "casting": CASTING},
    "stack": {"arrays": joinable(1, low=0), "axis": optional(axis_of_first("arrays", 1), 0.7), "out": out(0.2), "dtype": dtype_without_out, "casting": CASTING},
    "hstack": STACKED,
    "vstack": STACKED,
    "row_stack": STACKED,
    "dstack": {"tup": joinable()},
    "column_stack": {"tup": joinable(high=2)},
    "append": {"arr": arrays(), "values": partner("arr"), "axis": optional(axis_of("arr"))},
    "split": {"ary": ndarrays(low=1), "indices_or_sections": SECTIONS, "axis": optional(axis_of("ary", none=False))},
    "array_split": {"ary": ndarrays(low=1), "indices_or_sections": SECTIONS, "axis": optional(axis_of("ary", none=False))},
    "hsplit": {"ary": ndarrays(), "indices_or_sections": SECTIONS},
    "vsplit": {"ary": ndarrays(low=1), "indices_or_sections": SECTIONS},
    "dsplit": {"ary": ndarrays(low=2, high=4), "indices_or_sections": SECTIONS},
    "unstack": {"x": ndarrays(), "axis": optional(axis_of("x", none=False))},
    "block": {"arrays": lambda draw, given: blocks(draw)},
    "insert": {"arr": arrays(), "axis": optional(axis_of("arr")), "obj": lambda draw, given: places(draw, given, "arr"), "values": lambda draw, given: inserted(draw, given)},
    "delete": {"arr": arrays(), "axis": optional(axis_of("arr")), "obj": lambda draw, given: places(draw, given, "arr")},
    "trim_zeros": {"filt": lambda draw, given: with_zeros(draw), "trim": optional(chosen("f", "b", "fb", "bf", "FB", "x")), "axis": optional(axis_of("filt", several=True))},
    "resize": {"a": arrays(), "new_shape": shapes(0, 3)},
}


def blocks(draw):
    dims = [draw.random.randint(1, 3) for _ in range(2)]
    block = lambda rank: draw.array(draw.random.choice(["float64", "int64", "bool"]), dims[2 - rank :])
    return draw.random.choice(
        [
            ["list", [block(1), draw.random.randint(0, 9), block(1)]],
            ["list", [["list", [block(2), block(2)]], ["list", [block(2), block(2)]]]],
            ["list", [["list", [block(2)]], ["list", [block(1)]]]],
            ["list", [["list", [1, 2]], ["list", [3, 4]]]],
            ["list", [["list", [["list", [1, 2]], ["list", [5]]]], ["list", [["list", [3]], ["list", [4, 6]]]]]],
            ["list", [block(2), ["list", [block(1)]]]],
            ["list", []],
            block(2),
        ]
    )


def length_along(given, name):
    dims = shape_of(given[name])
    axis = given.get("axis")
    if axis is None:
        return int(np.prod(dims))
    return dims[axis] if -len(dims) <= axis < len(dims) else 1


def places(draw, given, name):
    length = length_along(given, name)
    place = lambda: draw.random.randint(-length, length) if not draw.chance(0.02) else length + 2
    inner = lambda: draw.random.randint(-length, max(0, length - 1))
    kind = draw.random.random()
    if kind < 0.4:
        return place()
    if kind < 0.8:
        return ["list", [inner() for _ in range(draw.random.randint(0, 3))]]
    return ["array", "bool", [length], [draw.random.randint(0, 1) for _ in range(length)]]


def inserted(draw, given):
    if draw.chance(0.6):
        return draw.random.choice([0, 7, 2.5, True])
    dims = list(shape_of(given["arr"]))
    # What becomes of NaN and infinities in integer arrays differs from build to build.
    return draw.array(draw.random.choice(["int64", "float64", "uint8"]), dims[draw.random.randint(0, len(dims)) :], finite=True)


def with_zeros(draw):
    dims = draw.shape(0, 2)
    values = [draw.random.choice([0, 0, 1, 2]) for _ in range(int(np.prod(dims)))]
    program = ["array", draw.random.choice(DTYPES), dims, values]
    return lists_of(program) if len(dims) == 1 and dims[0] and draw.chance(0.3) else program


# Methods and attributes of arrays

NAMES |= {
    "ndarray.copy": {"self": selves(), "order": ORDERS},
    "ndarray.astype": {"self": selves(finite=True, dtypes=SIGNED + FLOATS + BOOL), "dtype": dtypes("int64", "float64", "float32", "int16", "bool"), "order": ORDERS, "casting": CASTING, "subok": FLAG, "copy": FLAG},
    "ndarray.reshape": {"self": selves(), "shape": lambda draw, given: ["list", [regrouped("self")(draw, given)]], "order": optional(chosen("C", "F", "A"), 0.4), "copy": optional(chosen(None, True, False), 0.3)},
    "ndarray.ravel": {"self": selves(), "order": ORDERS},
    "ndarray.flatten": {"self": selves(), "order": ORDERS},
    "ndarray.transpose": {"self": selves(), "axes": lambda draw, given: ["list", [] if draw.chance(0.3) else [permuted("self")(draw, given)]]},
    "ndarray.swapaxes": {"self": selves(low=1), "axis1": axis_of("self", none=False), "axis2": axis_of("self", none=False)},
    "ndarray.squeeze": {"self": with_ones, "axis": optional(lambda draw, given: axes_of_length_one(draw, {"a": given["self"]}))},
    "ndarray.repeat": {"self": selves(), "repeats": integers(0, 3), "axis": optional(axis_of("self"))},
    "ndarray.diagonal": {"self": selves(low=2, high=4), "offset": optional(integers(-2, 2)), "axis1": optional(axis_of("self", none=False), 0.3), "axis2": optional(axis_of("self", none=False), 0.3)},
    "ndarray.fill": {"self": selves(), "value": VALUE},
    "ndarray.tolist": {"self": selves()},
    "ndarray.nonzero": {"self": selves(low=1)},
    "ndarray.T": {"self": selves()},
    "ndarray.mT": {"self": selves()},
    "ndarray.flags": {"self": selves()},
    "ndarray.strides": {"self": selves(shape=lambda draw, given: [draw.random.randint(1, 4) for _ in range(draw.random.randint(0, 3))])},
    "ndarray.shape": {"self": selves()},
    "ndarray.ndim": {"self": selves()},
    "ndarray.size": {"self": selves()},
    "ndarray.itemsize": {"self": selves()},
    "ndarray.nbytes": {"self": selves()},
    "ndarray.dtype": {"self": selves()},
}

# Picking

MODES = optional(chosen("raise", "wrap", "clip"), 0.4)


def indices_for(name, low=0, high=2):
    """Places along the axis that is given, or flat; rarely outside."""

    def sample(draw, given):
        length = length_along(given, name)
        dims = draw.shape(low, high)
        reach = length + 3 if draw.chance(0.3) and given.get("mode") in ("wrap", "clip") else length
        values = [draw.random.randint(-reach, max(0, reach - 1)) for _ in range(int(np.prod(dims)))]
        program = ["array", draw.random.choice(["int64", "int64", "int32", "int16"]), dims, values]
        return lists_of(program) if draw.chance(0.4) and 0 not in dims else program

    return sample


def along_axis(name):
    def sample(draw, given):
        dims = list(shape_of(given[name]))
        axis = given.get("axis", -1)
        if axis is None:
            length = int(np.prod(dims))
            dims = [draw.random.randint(1, 3)]
        elif not -len(dims) <= axis < len(dims):
            length = 1
        else:
            length = dims[axis]
            dims[axis] = draw.random.randint(1, 3)
        values = [draw.random.randint(-length, max(0, length - 1)) for _ in range(int(np.prod(dims)))]
        return ["array", "int64", dims, values]

    return sample


def mask_of(name):
    def sample(draw, given):
        dims = list(shape_of(given[name]))
        return draw.array(draw.random.choice(["bool", "bool", "int64", "float64"]), dims)

    return sample


def condition_for(name):
    """A vector of conditions for compress, rarely too long."""

    def sample(draw, given):
        length = length_along(given, name)
        count = draw.random.randint(0, length) if draw.chance(0.4) else length + (1 if draw.chance(0.05) else 0)
        return ["array", draw.random.choice(["bool", "int64"]), [count], [draw.random.randint(0, 1) for _ in range(count)]]

    return sample


VALUES = one_of(chosen(0, 3, 2.5, True), ndarrays(["int64", "float64", "uint8"], low=1, high=1, finite=True))
TARGETS = ndarrays(SIGNED + FLOATS + BOOL, finite=True)
NAMES |= {
    "take": {"a": arrays(), "axis": optional(axis_of("a")), "mode": MODES, "indices": indices_for("a"), "out": out(0.15)},
    "take_along_axis": {"arr": ndarrays(), "axis": optional(axis_of("arr")), "indices": along_axis("arr")},
    "put": {"a": TARGETS, "mode": MODES, "ind": indices_for("a"), "v": VALUES},
    "put_along_axis": {"arr": ndarrays(SIGNED + FLOATS, finite=True), "axis": axis_of("arr"), "indices": along_axis("arr"), "values": chosen(0, 3, -7)},
    "place": {"arr": TARGETS, "mask": mask_of("arr"), "vals": VALUES},
    "putmask": {"a": TARGETS, "mask": mask_of("a"), "values": VALUES},
    "copyto": {"dst": TARGETS, "src": partner("dst", finite=True), "casting": CASTING, "where": optional(masks("dst"))},
    "fill_diagonal": {"a": ndarrays(SIGNED + FLOATS, low=2, high=2), "val": VALUES, "wrap": FLAG},
    "compress": {"a": arrays(), "axis": optional(axis_of("a")), "condition": condition_for("a"), "out": out(0.15)},
    "extract": {"arr": arrays(), "condition": mask_of("arr")},
    "where": {"condition": arrays(), "x": partner("condition"), "y": partner("condition")},
    "nonzero": {"a": arrays()},
    "argwhere": {"a": arrays()},
    "flatnonzero": {"a": arrays()},
    "count_nonzero": {"a": arrays(), "axis": optional(axis_of("a", several=True)), "keepdims": FLAG},
    "ndarray.take": {"self": selves(), "axis": optional(axis_of("self")), "mode": MODES, "indices": indices_for("self"), "out": out(0.15)},
    "ndarray.put": {"self": selves(SIGNED + FLOATS), "mode": MODES, "indices": indices_for("self"), "values": VALUES},
    "ndarray.compress": {"self": selves(), "axis": optional(axis_of("self")), "condition": condition_for("self"), "out": out(0.15)},
}

# Sorting and sets


def distinct(dtypes=NUMBERS, low=0, high=3):
    """Arrays without equal elements, whose order no kind of sorting could change."""

    def sample(draw, given):
        dims = draw.shape(low, high)
        dtype = draw.random.choice(dtypes)
        size = int(np.prod(dims))
        pool = list(range(100)) if dtype not in FLOATS else [value / 4 for value in range(-60, 60)] + ["nan", "inf", "-inf"]
        return draw.view(["array", dtype, dims, draw.random.sample(pool, size)])

    return sample


def kind_or_ties(samplers):
    """Equal elements only where the sort is asked to be stable."""

    def sample(draw, given):
        stable = given.get("kind") in ("stable", "mergesort") or given.get("stable") is True
        return (arrays() if stable else distinct())(draw, given)

    return samplers | {"a": sample}


def stable_without_kind(draw, given):
    return draw.random.choice([None, True, False]) if given.get("kind") is None and draw.gives(0.3) else ABSENT


KIND = optional(chosen("quicksort", "heapsort", "stable", "mergesort", None), 0.3)
NO_ORDER = optional(fixed(None), 0.1)
SORT = {"kind": KIND, "order": NO_ORDER, "stable": stable_without_kind}


def sorts(name, first):
    return SORT | {name: first, "axis": optional(axis_of(name))}


def ordered(samplers, *names):
    """The samplers in NumPy's order of parameters is the frame's business; here in the order they need."""
    return samplers


def kth_for(name):
    def sample(draw, given):
        dims = shape_of(given[name])
        axis = given.get("axis", -1)
        length = int(np.prod(dims)) if axis is None or not dims else dims[axis] if -len(dims) <= axis < len(dims) else 1
        place = lambda: draw.random.randint(-length, max(0, length - 1))
        return place() if draw.chance(0.7) else ["list", [place(), place()]]

    return sample


INTROSELECT = optional(fixed("introselect"), 0.2)


def set_arrays(dtypes=DTYPES):
    return arrays(dtypes, high=2, finite=True)


def sorted_vector(draw, given):
    dtype = draw.random.choice(["float64", "int64", "float32", "uint8"])
    values = [draw.element(dtype, True) for _ in range(draw.random.randint(0, 6))]
    return ["array", dtype, [len(values)], sorted(values)]


def rows_for_unique(draw, given):
    """Small whole numbers, so that slices are equal now and then."""
    dtype = draw.random.choice(["int64", "float64", "uint8", "bool", "float32"])
    dims = [draw.random.randint(1, 4) for _ in range(draw.random.randint(0, 3))]
    values = [draw.random.randint(0, 1 if dtype == "bool" else 2) for _ in range(int(np.prod(dims)))]
    if dtype in FLOATS and "axis" not in given and draw.chance(0.3):
        # Which of several NaNs is which, NumPy's default sort leaves open.
        values = [*values[1:], "nan"] if values else values
    return draw.view(["array", dtype, dims, values])


NAMES |= {
    "sort": {"a": arrays(), "axis": optional(axis_of("a"))} | SORT,
    "argsort": kind_or_ties(dict(SORT)) | {"axis": optional(axis_of("a"))},
    "ndarray.sort": {"self": selves(), "axis": optional(axis_of("self", none=False))} | SORT,
    "ndarray.argsort": {"self": distinct(), "axis": optional(axis_of("self"))} | SORT,
    "partition": {"a": distinct(WIDE), "axis": optional(axis_of("a")), "kth": kth_for("a"), "kind": INTROSELECT, "order": NO_ORDER},
    "argpartition": {"a": distinct(["int64", "float64", "float32", "uint32"]), "axis": optional(axis_of("a")), "kth": kth_for("a"), "kind": INTROSELECT, "order": NO_ORDER},
    "ndarray.partition": {"self": distinct(WIDE), "axis": optional(axis_of("self", none=False)), "kth": kth_for("self"), "kind": INTROSELECT, "order": NO_ORDER},
    "ndarray.argpartition": {"self": distinct(WIDE), "axis": optional(axis_of("self")), "kth": kth_for("self"), "kind": INTROSELECT, "order": NO_ORDER},
    "lexsort": {"keys": lambda draw, given: keys_for(draw), "axis": optional(integers(-1, 0))},
    "searchsorted": {
        "a": sorted_vector,
        "v": arrays(),
        "side": optional(chosen("left", "right")),
        "sorter": optional(lambda draw, given: None if draw.chance(0.3) else ["call", "argsort", [given["a"]], {"kind": "stable"}], 0.4),
    },
    "ndarray.searchsorted": {"self": lambda draw, given: sorted_vector(draw, {}), "v": arrays(), "side": optional(chosen("left", "right")), "sorter": optional(lambda draw, given: ["call", "argsort", [given["self"]], {"kind": "stable"}], 0.3)},
    "unique": {
        "axis": optional(chosen(None, 0, -1), 0.3),
        "ar": rows_for_unique,
        "return_index": FLAG,
        "return_inverse": FLAG,
        "return_counts": FLAG,
        "equal_nan": FLAG,
        "sorted": lambda draw, given: draw.random.choice([True, False]) if not any(given.get(p) for p in ("return_index", "return_inverse", "return_counts")) and given.get("axis") is None and draw.gives(0.2) else ABSENT,
    },
    "unique_all": {"x": rows_for_unique},
    "unique_counts": {"x": rows_for_unique},
    "unique_inverse": {"x": rows_for_unique},
    "unique_values": {"x": rows_for_unique},
    "union1d": {"ar1": set_arrays(), "ar2": set_arrays()},
    "intersect1d": {"ar1": set_arrays(), "ar2": set_arrays(), "return_indices": FLAG, "assume_unique": lambda draw, given: False if draw.gives(0.2) else ABSENT},
    "setdiff1d": {"ar1": set_arrays(), "ar2": set_arrays(), "assume_unique": optional(fixed(False))},
    "setxor1d": {"ar1": set_arrays(), "ar2": set_arrays(), "assume_unique": lambda draw, given: False if draw.gives(0.2) else ABSENT},
    "isin": {"element": arrays(["int64", "uint8", "bool", "int8", "float64"]), "test_elements": arrays(["int64", "uint8", "bool", "int8", "float64"]), "assume_unique": lambda draw, given: False if draw.gives(0.2) else ABSENT, "invert": FLAG, "kind": optional(chosen(None, "sort", "table"), 0.3)},
}


def keys_for(draw):
    dims = draw.shape(0, 2)
    key = lambda: ["array", draw.random.choice(["int64", "float64"]), dims, [draw.random.randint(0, 2) for _ in range(int(np.prod(dims)))]]
    return ["list", [key() for _ in range(draw.random.randint(1, 3))]]


# Comparing and asking

TOLERANCES = {"rtol": optional(chosen(0.5, 1e-3, 0.1), 0.4), "atol": optional(chosen(0.5, 1e-3, 0.1, 1), 0.4), "equal_nan": FLAG}


def nearly(name):
    """The same array again, or one that stretches to it."""
    other = partner(name)
    return lambda draw, given: given[name] if draw.chance(0.4) else other(draw, given)


NAMES |= {
    "isclose": {"a": arrays(), "b": nearly("a")} | TOLERANCES,
    "allclose": {"a": arrays(), "b": nearly("a")} | TOLERANCES,
    "array_equal": {"a1": arrays(), "a2": nearly("a1"), "equal_nan": FLAG},
    "array_equiv": {"a1": arrays(), "a2": nearly("a1")},
    "isscalar": {"element": one_of(arrays(), chosen(1, 2.5, True, None, "text"))},
    "ndim": {"a": arrays()},
    "shape": {"a": arrays()},
    "size": {"a": arrays(), "axis": optional(axis_of("a", several=True))},
    "iterable": {"y": one_of(arrays(), chosen(1, None, "text"))},
    "isfortran": {"a": ndarrays()},
}

# Margins, bits, places and memory


def widths(name):
    def sample(draw, given):
        rank = len(shape_of(given[name]))
        width = lambda: draw.random.randint(0, 3)
        kind = draw.random.randint(0, 4)
        if kind == 0:
            return width()
        if kind == 1:
            return ["list", [width()]]
        if kind == 2:
            return ["tuple", [width(), width()]]
        if kind == 3 and rank:
            return ["list", [["list", [width(), width()]] for _ in range(rank)]]
        return width() if not draw.chance(0.05) else -1

    return sample


def margin_values(draw, given):
    rank = len(shape_of(given["array"]))
    value = lambda: draw.random.choice([0, 1, 3, -2, 2.5])
    if draw.chance(0.5):
        return value()
    if draw.chance(0.5):
        return ["tuple", [1.5, value()]]
    return ["list", [["list", [draw.random.randint(0, 9), draw.random.randint(0, 9)]] for _ in range(max(1, rank))]]


def stat_length(draw, given):
    return draw.random.choice([None, 1, 2, ["tuple", [1, 2]], ["list", [2]]])


MARGIN_OPTIONS = {
    "constant": ("constant_values", margin_values),
    "linear_ramp": ("end_values", margin_values),
    "reflect": ("reflect_type", chosen("even", "odd")),
    "symmetric": ("reflect_type", chosen("even", "odd")),
} | {mode: ("stat_length", stat_length) for mode in ("maximum", "mean", "median", "minimum")}


def margin_option(option):
    """An option of `pad`, with the modes that take it."""

    def sample(draw, given):
        wanted, sampler = MARGIN_OPTIONS.get(given.get("mode", "constant"), (None, None))
        return sampler(draw, given) if wanted == option and draw.gives(0.6) else ABSENT

    return sample


PAD_MODES = chosen("constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap", "inside out")
PAD_OPTIONS = {option: margin_option(option) for option in ("constant_values", "end_values", "stat_length", "reflect_type")}


def flat_places(draw, given):
    """Places in a shape, rarely outside."""
    dims = given["shape"][1] if isinstance(given["shape"], list) else [given["shape"]]
    size = int(np.prod(dims))
    place = lambda: draw.random.randint(0, max(0, size - 1)) if not draw.chance(0.03) else size
    own = draw.shape(0, 2)
    if not own:
        return place()
    return ["array", draw.random.choice(["int64", "int32", "uint8"]), own, [place() for _ in range(int(np.prod(own)))]]


def places_by_axis(draw, given):
    """An index array for each axis of `dims`."""
    dims = given["dims"][1] if isinstance(given["dims"], list) else [given["dims"]]
    reach = 3 if given.get("mode", "raise") != "raise" else 0
    own = draw.shape(0, 1)
    place = lambda n: draw.random.randint(-reach, max(0, n - 1) + reach)
    return ["tuple", [["array", "int64", own, [place(n) for _ in range(int(np.prod(own)))]] for n in dims]]


def modes_by_axis(draw, given):
    count = len(given["dims"][1]) if isinstance(given["dims"], list) else 1
    mode = lambda: draw.random.choice(["wrap", "clip"])
    return draw.random.choice(["raise", mode(), ["tuple", [mode() for _ in range(count)]]])


def counts_of_bits(draw, given):
    length = length_along(given, "a") * 8
    if 0 in shape_of(given["a"]):
        # NumPy gives memory that it never wrote.
        return None
    return draw.random.choice([None, draw.random.randint(-length, length + 4)])


def overlapping(draw, given):
    """Another view of the array, or another array."""
    if draw.chance(0.3):
        return draw.array("float64", [2])
    return draw.random.choice([["get", given["a"], ["::2"]], ["get", given["a"], ["1::2"]], ["get", given["a"], ["1:"]], given["a"]])


def square_or_not(draw, given):
    n = draw.random.randint(1, 3)
    return draw.array("int64", [n] * draw.random.randint(2, 3) if not draw.chance(0.1) else [n, n + 1])


TRIANGLE = {"n": integers(0, 5), "k": optional(integers(-3, 3)), "m": optional(one_of(integers(0, 5), fixed(None)))}
MATRIX = ndarrays(low=2, high=2)
NAMES |= {
    "pad": {"array": arrays(), "pad_width": widths("array"), "mode": optional(PAD_MODES, 0.9)} | PAD_OPTIONS,
    "packbits": {"a": arrays(BOOL + INTEGERS + ["float64"]), "axis": optional(axis_of("a")), "bitorder": optional(chosen("big", "little"))},
    "unpackbits": {"a": ndarrays(["uint8"]), "axis": optional(axis_of("a")), "count": optional(counts_of_bits), "bitorder": optional(chosen("big", "little"))},
    "diag_indices": {"n": integers(0, 5), "ndim": optional(integers(1, 3))},
    "diag_indices_from": {"arr": square_or_not},
    "tril_indices": TRIANGLE,
    "triu_indices": TRIANGLE,
    "tril_indices_from": {"arr": MATRIX, "k": optional(integers(-3, 3))},
    "triu_indices_from": {"arr": MATRIX, "k": optional(integers(-3, 3))},
    "mask_indices": {
        "n": integers(0, 4),
        "mask_func": chosen(["function", 2, ["call", "triu", [["arg", 0], ["arg", 1]], {}]], ["function", 2, ["call", "tril", [["arg", 0], ["arg", 1]], {}]]),
        "k": optional(integers(-2, 2)),
    },
    "ravel_multi_index": {"dims": shapes(1, 3), "mode": optional(modes_by_axis), "multi_index": places_by_axis, "order": optional(chosen("C", "F"))},
    "unravel_index": {"shape": shapes(1, 3), "indices": flat_places, "order": optional(chosen("C", "F"))},
    "ndindex": {"shape": lambda draw, given: ["list", draw.shape(0, 3)]},
    "ndenumerate": {"arr": arrays()},
    "nditer": {
        "op": arrays(),
        "flags": optional(chosen(["list", ["multi_index"]], ["list", ["c_index", "zerosize_ok"]], ["list", ["zerosize_ok"]])),
        "op_flags": optional(fixed(["list", ["readwrite"]]), 0.3),
        "order": ORDERS,
    },
    "frombuffer": {
        "buffer": ndarrays(["uint8", "int64", "float64", "int16"], low=1, high=2, views=False),
        "dtype": optional(dtypes("uint8", "float64", "int32", "int16", "float32")),
        "count": optional(integers(-1, 3), 0.3),
        "offset": optional(chosen(0, 2, 4, 8), 0.3),
        "like": LIKE,
    },
    "shares_memory": {"a": ndarrays(low=1), "b": overlapping, "max_work": optional(chosen(-1, 0), 0.3)},
    "may_share_memory": {"a": ndarrays(low=1), "b": overlapping, "max_work": optional(chosen(-1, 0), 0.3)},
}


# Cases that chance will hardly meet



def wide(dtype, *offsets):
    """Whole numbers past 2^53, which JSON does not carry: offsets from it."""
    start = ["call", "left_shift", [["array", dtype, [1], [1]], 53], {}]
    return ["call", "add", [["array", dtype, [len(offsets)], list(offsets)], start], {}]


CASES = [
    *(["call", name, [["array", "float64", [3, 3], list(range(9))], *args], {}] for name, args in {"tile": [1.5], "diff": [1.5], "diagonal": [0.5], "round": [1.5]}.items()),
    ["call", "vander", [["array", "float64", [3], [1, 2, 3]], 2.5], {}],
    ["call", "unravel_index", [3, ["tuple", [2.5, 4]]], {}],
    ["call", "ravel_multi_index", [["tuple", [1, 2]], ["tuple", [2.5, 4]]], {}],
    ["call", "binary_repr", [3, 4.5], {}],
    ["call", "fromiter", [["list", [1, 2, 3]], "int64", 1.5], {}],
    ["let", [["array", "float64", [3], [1, 2, 3]], ["method", ["ref", 0], "resize", [2.5], {}]], ["ref", 0]],
    ["call", "array", [["list", [["list", [1, 2]], ["list", [3]]]]], {}],
    ["call", "zeros", [["tuple", [2, -1]]], {}],
    ["call", "zeros", [3], {"dtype": "no such type"}],
    ["call", "zeros", [3], {"device": "gpu"}],
    ["call", "zeros", [3], {"order": "K"}],
    ["call", "empty", [0], {}],
    ["call", "full", [2, ["list", [1, 2, 3]]], {}],
    ["call", "full", [2, 300], {"dtype": "uint8"}],
    ["call", "linspace", [0, 1], {"num": -1}],
    ["call", "linspace", [5, 5], {"num": 4}],
    ["call", "linspace", [0, 10], {"num": 1, "retstep": True}],
    ["call", "geomspace", [0, 10], {}],
    ["call", "arange", [0, 5, 0], {}],
    ["call", "arange", [5, 0], {}],
    ["call", "reshape", [["array", "int64", [6], [1, 2, 3, 4, 5, 6]], ["tuple", [-1, -1]]], {}],
    ["call", "reshape", [["array", "int64", [6], [1, 2, 3, 4, 5, 6]], ["tuple", [4, -1]]], {}],
    ["call", "concatenate", [["list", []]], {}],
    ["call", "stack", [["list", []]], {}],
    ["call", "split", [["array", "int64", [5], [1, 2, 3, 4, 5]], 2], {}],
    ["call", "sort", [["array", "float64", [6], ["nan", 1, "-inf", "inf", "nan", -2]]], {}],
    ["call", "sort", [["array", "float64", [4], [0, "-0.0", 0, "-0.0"]]], {}],
    ["call", "argsort", [["array", "float64", [5], ["nan", 1, "-inf", "nan", -2]]], {"kind": "stable"}],
    ["call", "sort", [wide("int64", 2, 0, 1)], {}],
    ["call", "sort", [wide("uint64", 2, 0, 1)], {}],
    ["call", "unique", [wide("int64", 1, 0, 1, 0)], {"return_counts": True}],
    ["call", "searchsorted", [wide("int64", 0, 1, 2), wide("int64", 1)], {}],
    ["call", "searchsorted", [["array", "float64", [3], [1, 2, "nan"]], ["array", "float64", [2], ["nan", 5]]], {}],
    ["call", "searchsorted", [["array", "int64", [4], [7, 1, 5, 3]], ["array", "int64", [3], [4, 5, 9]]], {"sorter": ["array", "int64", [4], [1, 3, 2, 0]]}],
    ["call", "searchsorted", [["array", "int64", [2], [7, 1]], 4], {"sorter": ["array", "int64", [2], [1, 5]]}],
    ["call", "unique", [["array", "float64", [4], ["nan", 1, "nan", "inf"]]], {"equal_nan": False}],
    ["call", "isin", [["array", "float64", [2], ["nan", 1]], ["array", "float64", [2], ["nan", 1]]], {}],
    ["call", "take", [["array", "int64", [3], [1, 2, 3]], 3], {}],
    ["call", "take", [["array", "int64", [3], [1, 2, 3]], ["list", []]], {}],
    ["call", "put", [["array", "int64", [3], [1, 2, 3]], ["list", [3]], 0], {}],
    ["call", "put", [["array", "int64", [0], []], ["list", [0]], ["list", []]], {}],
    ["call", "put", [["array", "int64", [0], []], ["list", [0]], 1], {"mode": "clip"}],
    ["call", "put", [["array", "int64", [0], []], ["list", []], 1], {}],
    ["call", "pad", [["array", "int64", [3], [1, 2, 3]], 7], {"mode": "reflect", "reflect_type": "odd"}],
    ["call", "pad", [["array", "float64", [4], [1, 2.5, 4, 8]], ["tuple", [9, 11]]], {"mode": "symmetric", "reflect_type": "odd"}],
    ["call", "pad", [["array", "int64", [1], [4]], 3], {"mode": "reflect"}],
    ["call", "pad", [["array", "int64", [0], []], 1], {"mode": "edge"}],
    ["call", "pad", [["array", "int64", [0], []], 1], {"mode": "constant"}],
    ["call", "pad", [["array", "uint8", [2], [1, 2]], 1], {"constant_values": 300}],
    ["call", "pad", [["array", "int64", [2], [1, 2]], 1.5], {}],
    ["call", "nditer", [["array", "int64", [0], []]], {}],
    ["call", "insert", [["array", "int64", [3], [1, 2, 3]], 4, 9], {}],
    ["call", "delete", [["array", "int64", [3], [1, 2, 3]], 3], {}],
    ["call", "isclose", [["array", "float64", [5], ["inf", "-inf", "inf", "nan", 1]], ["array", "float64", [5], ["inf", "inf", 1, "nan", "inf"]]], {}],
    ["call", "array_equal", [["list", [["list", [1, 2]], ["list", [3]]]], 1], {}],
    ["call", "broadcast_to", [["array", "int64", [3], [1, 2, 3]], ["tuple", [2, 2]]], {}],
    ["call", "ravel_multi_index", [["tuple", [3, 0]], ["tuple", [3, 3]]], {}],
    ["call", "unravel_index", [9, ["tuple", [3, 3]]], {}],
]

SPREAD = {"logspace": "ulps", "geomspace": "conditioned"}
