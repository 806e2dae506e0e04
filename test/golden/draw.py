"""Random calls of NumPy's functions: samplers of arguments, and whole calls drawn from a table of them.

A sampler is `sampler(draw, given) -> program`: `draw.random` is the source of chance, `given` holds the
programs of the parameters drawn before, by name. What a program is, programs.py says; what tables a family
may have, names/__init__.py.

A call is compared by what NumPy promises of it, which is not always its result alone. The tables that say so:
  SHOWN    of what is left to chance or in no promised order: the part that is promised (`shown`)
  LAYOUTS  the result, and its strides where they mean something
  WRITERS  functions that write a file: its bytes, of archives the arrays in them
Besides: `out` and arguments changed in place are what is compared; a seeded draw is compared together with the
stream's next number; print options by an array printed under them.
"""

import inspect
import random
import warnings

import numpy as np

from programs import FAILURES, run

BOOL = ["bool"]
SIGNED = ["int8", "int16", "int32", "int64"]
UNSIGNED = ["uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float32", "float64"]
INTEGERS = SIGNED + UNSIGNED
NUMBERS = INTEGERS + FLOATS
DTYPES = BOOL + NUMBERS

#: What a sampler gives for a parameter that is left out.
ABSENT = object()


class Draw:
    """A source of chance known by its seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.parameter, self.wanted, self.unwanted = None, (), ()

    def chance(self, share):
        return self.random.random() < share

    def gives(self, share):
        """Whether the parameter at hand is given: surely when it is wanted, else by chance."""
        chance = self.chance(share)
        return self.parameter in self.wanted or (chance and self.parameter not in self.unwanted)

    def shape(self, low=0, high=3):
        """Lengths of 1 to 4, now and then 0."""
        return [0 if self.chance(0.03) else self.random.randint(1, 4) for _ in range(self.random.randint(low, high))]

    def element(self, dtype, finite):
        r = self.random
        if dtype == "bool":
            return r.randint(0, 1)
        if dtype in UNSIGNED:
            return r.randint(0, 250) if self.chance(0.2) else r.randint(0, 9)
        if dtype in SIGNED:
            return r.randint(-125, 125) if self.chance(0.2) else r.randint(-8, 8)
        if not finite and self.chance(0.05):
            return r.choice(["nan", "inf", "-inf", "-0.0"])
        if self.chance(0.4):
            return r.randint(-8, 12) / 4
        value = r.uniform(-0.5, 0.5) * 10 ** r.randint(-3, 3)
        return float(np.float32(value)) if dtype == "float32" else value

    def array(self, dtype, shape, finite=False):
        """The program of a contiguous array."""
        size = int(np.prod(shape))
        return ["array", dtype, list(shape), [self.element(dtype, finite) for _ in range(size)]]

    def view(self, program):
        """The same array, or a view of it or of a larger one, of the same shape."""
        kind = self.random.random()
        _, dtype, shape, values = program
        if kind < 0.12 and len(shape) > 1:
            turned = np.array(values, dtype=object).reshape(shape).T
            return ["attribute", ["array", dtype, list(turned.shape), turned.ravel().tolist()], "T"]
        if kind < 0.2 and len(shape) > 0:
            doubled = [shape[0] * 2, *shape[1:]]
            every = [value for row in np.array(values, dtype=object).reshape(shape) for value in [row, row]]
            flat = np.array(every, dtype=object).ravel().tolist()
            return ["get", ["array", dtype, doubled, flat], ["::2"]]
        if kind < 0.27 and len(shape) > 0:
            turned = np.array(values, dtype=object).reshape(shape)[..., ::-1]
            return ["get", ["array", dtype, list(shape), turned.ravel().tolist()], ["...", "::-1"]]
        return program


# Arrays


def arrays(dtypes=DTYPES, low=0, high=3, finite=False, shape=None, views=True, lists=True):
    """Arrays of rank low to high, mostly float64; views and nested lists among them."""

    def sample(draw, given):
        dtype = "float64" if "float64" in dtypes and draw.chance(0.4) else draw.random.choice(dtypes)
        dims = draw.shape(low, high) if shape is None else shape(draw, given) if callable(shape) else shape
        program = draw.array(dtype, dims, finite)
        if lists and dtype == "int64" and 0 not in dims and draw.chance(0.3):
            return nested(program)
        return draw.view(program) if views else program

    return sample


def selves(dtypes=DTYPES, **options):
    """The arrays of methods: never lists."""
    return arrays(dtypes, lists=False, **options)


def nested(program):
    """An array's program as nested lists, a Python scalar for rank 0."""
    _, _, shape, values = program
    rows = np.array(values, dtype=object).reshape(shape).tolist()

    def as_list(row):
        return ["list", [as_list(item) for item in row]] if isinstance(row, list) else row

    return as_list(rows)


def value_of(program):
    """What a program is worth, without NumPy's warnings."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return run(program)


def shape_of(program):
    return np.shape(value_of(program))


def like(name, dtypes=DTYPES, **options):
    """Arrays of the shape of another parameter."""
    return arrays(dtypes, shape=lambda draw, given: list(shape_of(given[name])), **options)


def partner(name, dtypes=DTYPES, scalars=(0, 1, 2, -3, 0.5, 2.5, True), **options):
    """Arrays that broadcast with another parameter, rarely not, and Python scalars."""

    def shape(draw, given):
        dims = list(shape_of(given[name]))
        dims = dims[draw.random.randint(0, len(dims)) :]
        return [1 if draw.chance(0.3) else n + 1 if draw.chance(0.03) else n for n in dims]

    sample = arrays(dtypes, shape=shape, **options)
    return lambda draw, given: draw.random.choice(scalars) if draw.chance(0.2) else sample(draw, given)


def masks(name):
    """Boolean arrays that broadcast to another parameter's shape."""

    def shape(draw, given):
        dims = list(shape_of(given[name]))
        return dims if draw.chance(0.6) else dims[draw.random.randint(0, len(dims)) :]

    return arrays(BOOL, shape=shape, lists=False)


def square_matrices(low=2, high=3):
    """Well-conditioned float64 matrices, stacked above rank 2."""

    def sample(draw, given):
        n = draw.random.randint(1, 4)
        stack = draw.shape(0, max(0, draw.random.randint(low, high) - 2))
        program = draw.array("float64", [*stack, n, n], finite=True)
        return ["call", "add", [["call", "remainder", [program, 3.0], {}], ["call", "multiply", [4.5, ["call", "eye", [n], {}]], {}]], {}]

    return sample


# Plain values


def fixed(value):
    return lambda draw, given: value


def chosen(*values):
    return lambda draw, given: draw.random.choice(values)


def integers(low, high):
    return lambda draw, given: draw.random.randint(low, high)


def floats(low, high):
    """Floats that are no whole numbers: JavaScript cannot tell 2.0 from 2."""

    def sample(draw, given):
        value = draw.random.uniform(low, high)
        return value if value != int(value) else value + 0.5

    return sample


def booleans():
    return chosen(True, False)


def dtypes(*names):
    return chosen(*(names or DTYPES))


def shapes(low=1, high=3):
    """A shape: a list, or one length."""

    def sample(draw, given):
        dims = draw.shape(low, high)
        return dims[0] if len(dims) == 1 and draw.chance(0.5) else ["tuple", dims]

    return sample


def lists(sampler, low=1, high=4):
    return lambda draw, given: ["list", [sampler(draw, given) for _ in range(draw.random.randint(low, high))]]


def one_of(*samplers):
    return lambda draw, given: draw.random.choice(samplers)(draw, given)


def optional(sampler, share=0.5):
    """Leaves the parameter out for the rest of the share."""
    return lambda draw, given: sampler(draw, given) if draw.gives(share) else ABSENT


def axis_of(name, none=True, several=False):
    """An axis of another parameter, None or a tuple where allowed, rarely one too many."""

    def sample(draw, given):
        rank = len(shape_of(given[name]))
        if none and draw.chance(0.15):
            return None
        if several and rank > 1 and draw.chance(0.25):
            axes = draw.random.sample(range(rank), draw.random.randint(1, rank))
            return ["tuple", [axis - rank if draw.chance(0.3) else axis for axis in axes]]
        return draw.random.randint(-rank, rank - 1) if rank > 0 and not draw.chance(0.03) else rank

    return sample


def out(share=0.4):
    """An array that takes the result: of its shape, and of its dtype or a wider one. The frame fills it in."""
    return lambda draw, given: OUT if draw.gives(share) else ABSENT


def where(name):
    """A mask, only where the results are defined: with an `out` or an `initial`."""
    sample = masks(name)
    return lambda draw, given: sample(draw, given) if ("out" in given or "initial" in given) and draw.gives(0.5) else ABSENT


#: Stands for an `out` array until the call's result is known.
OUT = ["out"]

# Calls

#: Functions that promise an order of elements in memory: strides are compared too.
LAYOUTS = (
    "array asarray asanyarray ascontiguousarray asfortranarray require copy zeros ones full empty zeros_like ones_like "
    "full_like empty_like eye ndarray.copy ndarray.astype ndarray.reshape reshape transpose ndarray.transpose "
    "moveaxis rollaxis swapaxes rot90 flip diagonal ndarray.diagonal broadcast_to concatenate stack where"
).split()

#: Functions that write a file: its bytes are compared, of archives the arrays in them.
WRITERS = {"save": "bytes", "savetxt": "bytes", "ndarray.tofile": "bytes", "savez": "saved", "savez_compressed": "saved"}

OWNERS = {
    "ndarray": np.ndarray,
    "Generator": np.random.Generator,
    "RandomState": np.random.RandomState,
}


def resolve(name):
    """The function, method or attribute that a name of a table means."""
    owner, _, rest = name.partition(".")
    value = OWNERS[owner] if owner in OWNERS else getattr(np, owner)
    for part in rest.split(".") if rest else []:
        value = getattr(value, part)
    return value


#: The signatures that NumPy keeps to its documentation.
UNTOLD = {"fromstring": inspect.signature(lambda string, dtype=float, count=-1, *, sep, like=None: None)}


def signature_of(name):
    return UNTOLD.get(name) or inspect.signature(resolve(name))


def parameters_of(name):
    """NumPy's own parameters of a name: name to kind; none for attributes."""
    if not callable(resolve(name)):
        return {}
    parameters = signature_of(name).parameters.values()
    return {p.name: p.kind for p in parameters if p.name != "self" and p.kind != p.VAR_KEYWORD}


#: What a parameter needs beside it, and what it cannot stand beside.
COMPANIONS = {"where": {"out"}, "offset": {"buffer"}, "strides": {"buffer"}}
RIVALS = {
    "signature": {"dtype"},
    "dtype": {"signature"},
    "correction": {"ddof"},
    "min": {"a_min", "a_max"},
    "max": {"a_min", "a_max"},
    "a_min": {"min", "max"},
    "a_max": {"min", "max"},
}


def draw_call(draw, name, samplers, wanted=None):
    """A call of a name, if possible with a wanted parameter: its program, and the parameters that were given."""
    if callable(samplers):
        return samplers(draw), []
    draw.wanted = {wanted} | COMPANIONS.get(wanted, set())
    draw.unwanted = RIVALS.get(wanted, set())
    given = {}
    for parameter, sampler in samplers.items():
        draw.parameter = parameter
        program = sampler(draw, given)
        if program is not ABSENT:
            given[parameter] = program
    if given.get("out") is OUT:
        given["out"] = out_for(draw, name, given)
        if given["out"] is None and "initial" not in given:
            given.pop("where", None)
    if given.get("out") is None:
        given.pop("out", None)
    return program_of(draw, name, given), [p for p in given if p != "self"]


def out_for(draw, name, given):
    """An array of the shape of the result without `out`, and of its dtype or a wider one; None when that fails."""
    rest = {p: program for p, program in given.items() if p not in ("out", "where")}
    try:
        result = value_of(program_of(draw, name, rest))
    except FAILURES:
        return None
    if isinstance(result, tuple):
        return ["tuple", [["array", r.dtype.name, list(r.shape), [0] * r.size] for r in result]]
    result = np.asarray(result[0] if isinstance(result, list) else result)
    if result.dtype.name not in DTYPES:
        return None
    dtype = "float64" if result.dtype.kind in "iu" and draw.chance(0.3) else result.dtype.name
    return ["array", dtype, list(result.shape), [0] * result.size]


def arguments_of(draw, name, given):
    """Positional and keyword arguments: the optional ones by keyword from a random one on."""
    kinds = parameters_of(name)
    args, keywords = [], {}
    by_keyword = False
    for parameter, kind in kinds.items():
        if kind == inspect.Parameter.VAR_POSITIONAL:
            args += given.get(parameter, ["list", []])[1]
            by_keyword = True
            continue
        if parameter not in given:
            by_keyword = True
            continue
        optional_here = signature_of(name).parameters[parameter].default is not inspect.Parameter.empty
        by_keyword |= kind == inspect.Parameter.KEYWORD_ONLY
        by_keyword |= kind != inspect.Parameter.POSITIONAL_ONLY and optional_here and draw.chance(0.6)
        if by_keyword and kind != inspect.Parameter.POSITIONAL_ONLY:
            keywords[parameter] = given[parameter]
        else:
            args.append(given[parameter])
    keywords |= {p: program for p, program in given.items() if p not in kinds and p != "self"}
    return args, keywords


#: Names of np.random that make generators, or seed the one behind its functions.
MAKERS = {
    f"random.{name}"
    for name in "seed get_state set_state default_rng RandomState Generator SeedSequence MT19937 PCG64 PCG64DXSM Philox SFC64".split()
}

#: A table's name for what is handed to the function that a call makes.
APPLIED = "()"


def program_of(draw, name, given):
    """The call as a program whose value shows all that it did: what `out` and mutated arguments hold too."""
    if APPLIED in given:
        made = program_of(draw, name, {p: program for p, program in given.items() if p != APPLIED})
        return ["apply", made, given[APPLIED][1]]
    owner, _, member = name.partition(".")
    if not callable(resolve(name)):
        return ["attribute", given["self"], member] if "self" in given else ["fact", name, None]
    if name in ("set_printoptions", "printoptions"):
        return ["printed", {p: program for p, program in given.items() if p != "args"}, PRINTED]
    if name == "errstate":
        return ["errors", given, ERRING]
    if member in ("__getitem__", "__setitem__"):
        return [member[2:5], *given.values()]
    values = []
    if "out" in given:
        values.append(given["out"])
        given = given | {"out": ["ref", 0]}
    args, keywords = arguments_of(draw, name, given)
    stream = {"random": "random.seed", "RandomState": "random.RandomState", "Generator": "random.default_rng"}.get(owner)
    if stream is not None and name not in MAKERS:
        return drawn_from(draw, stream, name, values, args, keywords)
    if owner == "ndarray" and member:
        call = ["method", given["self"], member, args, keywords]
    else:
        call = ["call", name, args, keywords]
    if values:
        return ["let", [*values, call], ["ref", 0]]
    if name == "geterrcall":
        return ["list", [call]]
    if name in ("seterr", "seterrcall"):
        return ["let", [call, ERRING_QUIETLY], ["list", [["ref", 0 if name == "seterr" else 1], ["call", "geterr", [], {}]]]]
    if name in WRITERS:
        return ["let", [call], [WRITERS[name], given.get("file", given.get("fname", given.get("fid")))]]
    if name not in SHOWN and gives_none(call):
        changed = changed_argument(call)
        return changed if name != "ndarray.partition" else ["let", changed[1], chosen_places(changed[2], args, keywords)]
    return shown(name, call, args, keywords)


def filled(call, args, keywords):
    """Elements that are left to chance, filled."""
    return ["let", [call, ["method", ["ref", 0], "fill", [1], {}]], ["ref", 0]]


def in_order(call, args, keywords):
    return ["call", "sort", [call], {}]


def items(call, args, keywords):
    """What is gone through item by item."""
    return ["items", call]


def chosen_places(call, args, keywords):
    """Of a partition what stands at its places `kth`, of places what they pick: the rest is in no order."""
    first = 0 if call[0] in ("method", "ref") else 1
    kth, axis = ([*args, None, None][first : first + 2])
    axis = keywords["axis"] if "axis" in keywords else axis if len(args) > first + 1 else -1
    return ["call", "take", [call, keywords.get("kth", kth)], {"axis": axis}]


def protection(call, args, keywords):
    """What an array says of itself after its flags were set."""
    written, *rest = changed_argument(call)[1:]
    return ["let", written, ["list", [["attribute", ["attribute", *rest, "flags"], "writeable"]]]]


def together(call, args, keywords):
    """Arrays broadcast together: their common shape, and their elements."""
    facts = [["attribute", ["ref", 0], fact] for fact in ("shape", "size", "ndim", "nd", "numiter", "index")]
    return ["let", [call], ["list", [*facts, ["items", ["ref", 0]], ["attribute", ["ref", 0], "index"]]]]


def bare(call, args, keywords):
    """A bare array: what lies in its buffer, or filled."""
    return filled(call, args, keywords) if len(args) < 3 and "buffer" not in keywords else call


def without_signs_of_zero(call, args, keywords):
    """Zeros of both signs are equal: only a stable sort promises their order."""
    stable = keywords.get("stable") or {"stable", "mergesort"} & {keywords.get("kind"), *(arg for arg in args if isinstance(arg, str))}
    shown_call = changed_argument(call) if gives_none(call) else call
    return shown_call if stable else ["call", "add", [shown_call, 0], {}]


SHOWN = {
    **dict.fromkeys(["sort", "ndarray.sort"], without_signs_of_zero),
    "ndarray": bare,
    "broadcast": together,
    "ndarray.setflags": protection,
    **dict.fromkeys(["empty", "empty_like"], filled),
    **dict.fromkeys(["ndindex", "ndenumerate", "nditer"], items),
    **dict.fromkeys(["partition", "argpartition", "ndarray.argpartition"], chosen_places),
    "unique_values": in_order,
    "unique": lambda call, args, keywords: in_order(call, args, keywords) if keywords.get("sorted") is False else call,
}


def shown(name, call, args, keywords):
    """A call as a program that shows what NumPy promises of its result, no more and no less."""
    call = SHOWN[name](call, args, keywords) if name in SHOWN else call
    if name in LAYOUTS and has_strides(call):
        return ["let", [call], ["list", [["ref", 0], ["attribute", ["ref", 0], "strides"]]]]
    return call


def has_strides(call):
    """Whether the strides of a result mean something: of axes of length 0 or 1 NumPy leaves them open."""
    try:
        value = value_of(call)
    except FAILURES:
        return False
    return isinstance(value, np.ndarray) and min(value.shape, default=2) > 1


#: What is printed under drawn print options.
PRINTED = ["array", "float64", [2, 30], [k * (-1) ** k / 7 for k in range(57)] + ["nan", "inf", 1e5]]


#: What goes wrong in each way.
ERRING = [
    "list",
    [
        ["call", "divide", [["array", "float64", [2], [1, 0]], 0], {}],
        ["call", "exp", [["array", "float64", [2], [1000, -1000]]], {}],
        ["call", "multiply", [["array", "float64", [1], [1e-300]], 1e-300], {}],
    ],
]

#: The same where errors are called, once something is named to be called.
ERRING_QUIETLY = ["errors", {"all": "call"}, ERRING]


def drawn_from(draw, stream, name, values, args, keywords):
    """A seeded draw, and the stream's next number after it."""
    at = len(values)
    seeded = ["call", stream, [draw.random.randint(0, 2**32 - 1)], {}]
    member = name.partition(".")[2]
    if stream == "random.seed":
        call, following = ["call", name, args, keywords], ["call", "random.random", [], {}]
    else:
        call, following = ["method", ["ref", at], member, args, keywords], ["method", ["ref", at], "random", [], {}]
    if values:
        return ["let", [*values, seeded, call], ["list", [["ref", 0], following]]]
    if name in SHOWN:
        return ["let", [seeded], SHOWN[name](call, args, keywords)]
    if member in ("shuffle",):
        call = call[:-2] + [[["ref", at + 1], *args[1:]], keywords]
        return ["let", [seeded, args[0], call], ["list", [["ref", at + 1], following]]]
    return ["let", [seeded], ["list", [call, following]]]


def gives_none(call):
    try:
        return value_of(call) is None
    except FAILURES:
        return False


def changed_argument(call):
    """What the first argument of a call without a result holds after it."""
    if call[0] == "method":
        return ["let", [call[1], ["method", ["ref", 0], *call[2:]]], ["ref", 0]]
    head, name, args, keywords = call
    return ["let", [args[0], [head, name, [["ref", 0], *args[1:]], keywords]], ["ref", 0]]
