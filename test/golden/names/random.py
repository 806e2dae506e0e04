"""Random draws: the functions of np.random, the methods of RandomState and of Generator."""

import numpy as np

from draw import (
    ABSENT,
    DTYPES,
    arrays,
    booleans,
    chosen,
    fixed,
    floats,
    integers,
    lists,
    one_of,
    optional,
    shape_of,
    shapes,
    value_of,
)
from programs import FAILURES

# Parameters


def values(low, high, whole=False):
    """Numbers from low to high: one alone, or an array of them, now and then a list."""

    def number(draw):
        return draw.random.randint(low, high) if whole else draw.random.uniform(low, high)

    def array(draw, given):
        dims = [draw.random.choice([1, 2, 3]) for _ in range(draw.random.randint(1, 2))]
        dtype = draw.random.choice(["int64", "int32"]) if whole else draw.random.choice(["float64", "float64", "float32"])
        count = int(np.prod(dims))
        return ["array", dtype, dims, [number(draw) for _ in range(count)]]

    single = integers(low, high) if whole else floats(low, high)
    return lambda draw, given: draw.random.choice([single, single, array, lists(single, 1, 3)])(draw, given)


def size(*names):
    """A size that the parameters stretch to, rarely one that they do not."""

    def sample(draw, given):
        if draw.chance(0.03):
            return draw.random.choice([-1, ["tuple", [2, -1]], 7])
        try:
            common = list(np.broadcast_shapes(*(shape_of(given[name]) for name in names if name in given)))
        except ValueError:
            return ABSENT
        if not common:
            return draw.random.choice([5, 0, ["tuple", []], ["tuple", [2, 3]], ["list", [3]], None])
        return ["tuple", [draw.random.randint(1, 3) for _ in range(draw.random.randint(0, 1))] + common]

    return sample


def drawn(**parameters):
    """A distribution's parameters, and the size that follows them."""
    return parameters | {"size": optional(size(*parameters), 0.7)}


LOC = optional(values(-3, 3))
SCALE = optional(values(0, 3))
ANY = values(0.1, 5)


def ranges(whole_high):
    """`low`, `high` and the rest of randint and integers."""

    def high(draw, given):
        if "low" not in given or not isinstance(given["low"], int):
            return draw.random.choice([ABSENT, None, 300])
        return draw.random.choice([ABSENT, None, given["low"] + draw.random.choice([1, 5, 100, 2**31, 2**33]), 2**60])

    def low(draw, given):
        if draw.chance(0.2):
            return ["array", "int64", [3], [draw.random.randint(1, 2**50) for _ in range(3)]]
        return draw.random.choice([1, 2, 10, 255, 256, 2**32, 2**40, 0, -5])

    samplers = {"low": low, "high": high, "size": optional(size("low"), 0.7)}
    samplers["dtype"] = optional(chosen("int64", "int64", "uint64", "int32", "uint8", "int16", "bool", "float64"), 0.4)
    return samplers | ({"endpoint": optional(booleans())} if whole_high else {})


def probabilities(name, share=0.4):
    """Probabilities for as many elements as a parameter has, rarely a wrong number of them."""

    def sample(draw, given):
        dims = shape_of(given[name])
        n = dims[0] if dims else given[name]
        if not draw.chance(share) or n == 0:
            return ABSENT
        if draw.chance(0.05):
            n += 1
        weights = np.array([draw.random.choice([0, 1, 2, 5]) + draw.random.random() for _ in range(n)])
        return ["array", "float64", [n], (weights / weights.sum()).tolist()]

    return sample


def population(draw, given):
    kind = draw.random.random()
    if kind < 0.5:
        return draw.random.choice([1, 2, 5, 30, 20000])
    return ["array", draw.random.choice(DTYPES), [n := draw.random.randint(1, 6)], [draw.random.randint(0, 1) for _ in range(n)]]


def sample_size(draw, given):
    return draw.random.choice([0, 1, 2, 3, 9, ["tuple", [2, 2]], ["tuple", []], None])


def shares(low, high):
    """Probabilities of k outcomes, a row of them or several."""

    def sample(draw, given):
        k = draw.random.randint(1, 4)
        rows = draw.random.choice([[], [], [2]]) if high > 1 else []
        weights = np.array([draw.random.random() for _ in range(k * int(np.prod(rows, initial=1)))]).reshape([*rows, k])
        return ["array", "float64", [*rows, k], (weights / weights.sum(-1, keepdims=True)).ravel().tolist()]

    return sample


def outer_size(draw, given):
    """A size for draws of whole vectors."""
    return draw.random.choice([2, ["tuple", [2, 2]], ["tuple", []], None, 0])


def shuffled(low=1, high=3, list_share=0.3):
    """An array, or a list of numbers."""

    def sample(draw, given):
        if draw.chance(list_share):
            return ["list", [draw.random.randint(0, 99) for _ in range(draw.random.randint(0, 9))]]
        return arrays(low=low, high=high, lists=False)(draw, given)

    return sample


def along(name):
    """An axis that is there, rarely one too many."""

    def sample(draw, given):
        rank = len(shape_of(given[name]))
        if isinstance(given[name], list) and given[name][0] == "list":
            return ABSENT
        return rank if rank == 0 or draw.chance(0.05) else draw.random.randint(-rank, rank - 1)

    return sample


def place(dtypes=("float64",)):
    """An `out` of the shape of `size`, or of any shape without one; of another dtype now and then."""

    def sample(draw, given):
        if not draw.chance(0.3):
            return ABSENT
        asked = given.get("size")
        dims = [2, 3] if asked is None else [asked] if isinstance(asked, int) else asked[1]
        if any(length < 0 for length in dims):
            return ABSENT
        dtype = given.get("dtype", "float64") if draw.chance(0.9) else "int64"
        return ["array", dtype, list(dims), [0] * int(np.prod(dims))]

    return sample


def same_place(name):
    """An `out` of the shape and dtype of another parameter."""

    def sample(draw, given):
        if not draw.chance(0.4) or given[name][0] == "list":
            return ABSENT
        array = value_of(given[name])
        return ["array", array.dtype.name, list(array.shape), [0] * array.size]

    return sample


PRECISION = optional(chosen("float64", "float32", "float32"), 0.5)
PLAIN_LENGTH = one_of(shapes(), fixed(None))
PLAIN_SIZE = optional(one_of(shapes(), fixed(None), fixed(["tuple", []])), 0.7)

# Tables

SHARED = {
    "beta": drawn(a=ANY, b=ANY),
    "binomial": drawn(n=values(0, 200, whole=True), p=values(0, 1)),
    "chisquare": drawn(df=ANY),
    "exponential": drawn(scale=SCALE),
    "f": drawn(dfnum=ANY, dfden=ANY),
    "gamma": drawn(shape=ANY, scale=SCALE),
    "geometric": drawn(p=values(0.01, 1)),
    "gumbel": drawn(loc=LOC, scale=SCALE),
    "hypergeometric": drawn(ngood=values(20, 60, whole=True), nbad=values(20, 60, whole=True), nsample=values(1, 40, whole=True)),
    "laplace": drawn(loc=LOC, scale=SCALE),
    "logistic": drawn(loc=LOC, scale=SCALE),
    "lognormal": drawn(mean=LOC, sigma=SCALE),
    "logseries": drawn(p=values(0, 0.99)),
    "negative_binomial": drawn(n=values(1, 9), p=values(0.1, 1)),
    "noncentral_chisquare": drawn(df=ANY, nonc=ANY),
    "noncentral_f": drawn(dfnum=ANY, dfden=ANY, nonc=ANY),
    "normal": drawn(loc=LOC, scale=SCALE),
    "pareto": drawn(a=ANY),
    "poisson": drawn(lam=optional(values(0, 40))),
    "power": drawn(a=ANY),
    "rayleigh": drawn(scale=SCALE),
    "standard_cauchy": drawn(),
    "standard_t": drawn(df=ANY),
    "triangular": drawn(left=values(-3, 0), mode=values(0, 1), right=values(1, 4)),
    "uniform": drawn(low=optional(values(-3, 0)), high=optional(values(1, 4))),
    "vonmises": drawn(mu=values(-3, 3), kappa=values(0, 5)),
    "wald": drawn(mean=ANY, scale=ANY),
    "weibull": drawn(a=ANY),
    "zipf": drawn(a=values(1.3, 5)),
    "dirichlet": {"alpha": one_of(lists(floats(0.01, 5)), lists(floats(0.01, 0.09))), "size": optional(outer_size)},
    "bytes": {"length": integers(0, 20)},
}

def covariances(draw, given):
    """A covariance of the mean's length, positive definite; rarely not."""
    n = len(value_of(given["mean"]))
    values = np.array([[draw.random.uniform(-1, 1) for _ in range(n)] for _ in range(n)])
    square = values @ values.T + np.diag(np.arange(1.5, n + 1)) * (-1 if draw.chance(0.1) else 1)
    return ["array", "float64", [n, n], square.ravel().tolist()]


VECTORS = {
    "mean": lists(floats(-3, 3), 1, 4),
    "cov": covariances,
    "size": optional(outer_size),
    "check_valid": optional(chosen("warn", "raise", "ignore")),
    "tol": optional(chosen(1e-8, 1e-6)),
}

LEGACY = SHARED | {
    "multivariate_normal": VECTORS,
    "choice": {
        "a": population,
        "size": optional(sample_size, 0.7),
        "replace": optional(booleans()),
        "p": probabilities("a"),
    },
    "multinomial": {"n": integers(0, 60), "pvals": shares(1, 1), "size": optional(outer_size)},
    "permutation": {"x": one_of(integers(0, 9), shuffled())},
    "shuffle": {"x": shuffled()},
    "rand": {"args": lists(integers(0, 3), 0, 3)},
    "randn": {"args": lists(integers(0, 3), 0, 3)},
    "randint": ranges(False),
    "random_integers": {"low": integers(-3, 9), "high": optional(one_of(integers(5, 20), fixed(None))), "size": optional(outer_size)},
    "random": {"size": PLAIN_SIZE},
    "random_sample": {"size": PLAIN_SIZE},
    "standard_exponential": {"size": PLAIN_SIZE},
    "standard_gamma": drawn(shape=ANY),
    "standard_normal": {"size": PLAIN_SIZE},
}

MODERN = SHARED | {
    "choice": {
        "a": one_of(population, arrays(low=1, lists=False)),
        "size": optional(sample_size, 0.7),
        "replace": optional(booleans()),
        "p": probabilities("a", 0.3),
        "axis": optional(along("a")),
        "shuffle": optional(booleans()),
    },
    "integers": ranges(True),
    "multinomial": {"n": values(0, 60, whole=True), "pvals": shares(1, 2), "size": optional(outer_size)},
    "multivariate_normal": VECTORS | {"method": optional(chosen("svd", "eigh", "cholesky"))},
    "multivariate_hypergeometric": {
        "colors": lists(integers(0, 30), 1, 5),
        "nsample": integers(0, 40),
        "size": optional(outer_size),
        "method": optional(chosen("count", "marginals")),
    },
    "permutation": {"x": one_of(integers(0, 9), shuffled()), "axis": optional(along("x"))},
    "permuted": {"x": shuffled(), "axis": optional(along("x")), "out": same_place("x")},
    "random": {"size": PLAIN_SIZE, "dtype": PRECISION, "out": place()},
    "shuffle": {"x": shuffled(), "axis": optional(along("x"))},
    "standard_exponential": {
        "size": PLAIN_SIZE,
        "dtype": PRECISION,
        "method": optional(chosen("zig", "inv")),
        "out": place(),
    },
    "standard_gamma": {"shape": ANY, "size": optional(size("shape")), "dtype": PRECISION, "out": place()},
    "standard_normal": {"size": PLAIN_SIZE, "dtype": PRECISION, "out": place()},
}

NAMES = (
    {f"random.{name}": samplers for name, samplers in LEGACY.items()}
    | {name: {"args": lists(PLAIN_LENGTH, 0, 1)} for name in ("random.ranf", "random.sample")}
    | {f"RandomState.{name}": samplers for name, samplers in LEGACY.items()}
    | {"RandomState.tomaxint": {"size": PLAIN_SIZE}}
    | {f"Generator.{name}": samplers for name, samplers in MODERN.items()}
)

#: What goes through functions of the C library, whose own builds differ in the last place.
THROUGH_LIBRARY = (
    "beta chisquare dirichlet exponential f gamma gumbel laplace logistic lognormal noncentral_chisquare noncentral_f normal "
    "pareto power rayleigh standard_cauchy standard_exponential standard_gamma standard_normal standard_t vonmises wald weibull"
)
SPREAD = dict.fromkeys([name for name in NAMES if name.split(".")[1] in [*THROUGH_LIBRARY.split(), "randn"]], "ulps")
#: Of these a unit in a logarithm or a power shows many times over, for some parameters or near 0.
CONDITIONED = "gumbel laplace logistic lognormal multivariate_normal normal pareto power vonmises wald weibull"
SPREAD |= {name: "conditioned" for name in NAMES if name.split(".")[1] in CONDITIONED.split()}



def correctly(function, x):
    """A function of the C library, correctly rounded: through long doubles."""
    return np.asarray(function(np.asarray(x, np.longdouble)), np.float64)


def widely(base, formula):
    """A draw's results with correctly rounded functions, from the same stream: `formula` of what `base` draws."""

    def leaves(program):
        if len(program[1]) != 1:
            return []  # with an `out`
        (_, stream, seed, _), (*_, args, keywords) = program[1][0], program[2][1][0]
        if formula is inverse_exponential:
            keywords = dict(zip(["size", "dtype", "method"], args)) | keywords
        try:
            shape = np.shape(value_of(program)[0])
        except FAILURES:
            return []
        source = np.random.default_rng(*seed) if stream.endswith("rng") else np.random.RandomState(*seed)
        values = parameters(args, keywords)
        drawn = formula(keywords, source, base, shape, values)
        return [] if drawn is None else [np.broadcast_to(drawn, shape)]

    return leaves


def parameters(args, keywords):
    """What a call gives for loc, a and scale: floats by place before any size, or by name."""
    by_name = {name: keywords[name] for name in ("loc", "a", "scale") if name in keywords}
    by_place = [a for a in args if isinstance(a, float) or (isinstance(a, list) and a[0] in ("array", "list") and a != ["list", [3]])]
    return by_name, [np.asarray(value_of(a), np.float64) for a in by_place]


def of_one(function):
    """A formula of a draw and of the parameters that are given."""

    def formula(keywords, source, base, shape, values):
        drawn = getattr(source, base)(size=shape)
        by_name, by_place = values
        return function(drawn, *by_place, **{name: np.asarray(value_of(p), np.float64) for name, p in by_name.items()})

    return formula


def inverse_exponential(keywords, source, base, shape, values):
    if keywords.get("method") != "inv":
        return None
    drawn = source.random(size=shape, dtype=keywords.get("dtype", "float64"))
    return (-np.log1p(-np.asarray(drawn, np.longdouble))).astype(drawn.dtype if shape else keywords.get("dtype", "float64"))


GUMBEL = widely("random", of_one(lambda u, loc=0.0, scale=1.0: loc - scale * correctly(np.log, -correctly(np.log, 1 - u))))
LOGISTIC = widely("random", of_one(lambda u, loc=0.0, scale=1.0: loc + scale * correctly(np.log, u / (1 - u))))
LOMAX = widely("standard_exponential", of_one(lambda e, a: correctly(np.expm1, e / a)))
POWER = widely("standard_exponential", of_one(lambda e, a: correctly(lambda x: x ** (1 / a), -correctly(np.expm1, -e))))
RAYLEIGH = widely("random_sample", of_one(lambda u, scale=1.0: scale * np.sqrt(-2 * correctly(np.log1p, -u))))

#: Draws through functions of the C library that all its builds round wrongly in the same places.
WIDER = {
    "Generator.pareto": LOMAX,
    "Generator.power": POWER,
    "Generator.standard_exponential": widely("random", inverse_exponential),
    "RandomState.rayleigh": RAYLEIGH,
    "random.rayleigh": RAYLEIGH,
    "random.gumbel": GUMBEL,
    "RandomState.gumbel": GUMBEL,
    "Generator.gumbel": GUMBEL,
    "random.logistic": LOGISTIC,
    "RandomState.logistic": LOGISTIC,
    "Generator.logistic": LOGISTIC,
}


def generator(family, seed=7):
    return ["call", {"R": "random.RandomState", "G": "random.default_rng"}[family], [seed], {}]


def case(family, name, *args, **keywords):
    """A call on a fresh generator, and the stream's next number after it."""
    call = ["method", ["ref", 0], name, list(args), keywords]
    return ["let", [generator(family)], ["list", [call, ["method", ["ref", 0], "random", [], {}]]]]


def floats_of(*numbers):
    return ["array", "float64", [len(numbers)], list(numbers)]


def both(name, *args, **keywords):
    return [case("R", name, *args, **keywords), case("G", name, *args, **keywords)]


#: Parameters at which NumPy refuses, or takes another way.
EDGES = {
    "beta": [(0, 1), (1, -1), ("nan", 1)],
    "binomial": [(-1, 0.5), (5, 1.5), (5, "nan"), (2.5, 0.5), (0, 0.5), (5, 0), (5, 1), (10**9, 0.4)],
    "exponential": [(-1,), (-0.0,)],
    "gamma": [(-1,), (0, 1), (1, -1), ("nan", 1)],
    "geometric": [(0,), (1.1,), ("nan",), (1,), (1e-6,)],
    "hypergeometric": [(-1, 1, 1), (1, 1, -1), (1, 1, 3), (1, 1, 0), (10**9, 10**9, 5), (50, 50, 95), (15, 150, 11)],
    "logseries": [(0,), (1,), ("nan",)],
    "multinomial": [(5, ["list", [0.5, 0.6, 0.1]]), (-1, ["list", [0.5, 0.5]]), (5, ["array", "float64", [2], [0.5, "nan"]]), (5, 0.5)],
    "negative_binomial": [(0, 0.5), (1, 1.1), (1, 1e-30), ("nan", 0.5)],
    "noncentral_chisquare": [(0, 1), (1, -1), (1, 0), (1, "nan")],
    "normal": [(0, -1), (["list", [0, 1]], ["list", [1, 2, 3]])],
    "poisson": [(-1,), ("nan",), (1e19,), (1e12,), (["list", [1e19]],)],
    "triangular": [(1, 0, 2), (0, 3, 2), (1, 1, 1)],
    "uniform": [(0, "inf"), (1, 0)],
    "vonmises": [(0, -1), (0, 1e-9), (1, 1e-6), ("nan", 1)],
    "wald": [(0, 1), (1, 0)],
    "weibull": [(-1,), (0,)],
    "zipf": [(1,), ("nan",)],
    "dirichlet": [(["list", [0, 1]],), (["list", [-1, 1]],), (1.5,)],
    "choice": [(20000, 450, False), (0,), (3, 4, False), (2, 2, True, ["list", [0.5, 0.6]]), (3, 2, False, ["list", [1, 0, 0]]), (2.5,)],
    "shuffle": [(5,)],
    "bytes": [(-1,), (2.5,)],
}


def value(number):
    """Not-a-number and the infinities as programs."""
    return ["call", "float64", [number], {}] if isinstance(number, str) else number


def bits(name, *members):
    """A bit generator's raw words, then what its members give."""
    made = ["call", f"random.{name}", [5], {}]
    raw = ["method", ["ref", 0], "random_raw", [6], {}]
    draws = ["method", ["call", "random.Generator", [["ref", 0]], {}], "standard_normal", [4], {}]
    return ["let", [made], ["list", [raw, draws, *members, raw]]]


JUMPED = ["method", ["method", ["ref", 0], "jumped", [], {}], "random_raw", [3], {}]
ADVANCED = ["method", ["method", ["ref", 0], "advance", [1000], {}], "random_raw", [3], {}]
SEEDS = [5, 0, 2**40, ["list", [1, 2, 3]], ["list", [2**40, 7, 0, 1, 5]]]

#: Parameters of the long draws that tell how far the C library's builds are apart.
TYPICAL = {
    "beta": [0.5, 0.7],
    "chisquare": [1.5],
    "dirichlet": [["list", [0.3, 0.5, 0.7]]],
    "f": [1.5, 2.5],
    "gamma": [0.7],
    "noncentral_chisquare": [1.5, 0.5],
    "noncentral_f": [1.5, 2.5, 0.5],
    "pareto": [1.5],
    "power": [0.7],
    "standard_gamma": [0.7],
    "standard_t": [1.5],
    "vonmises": [0.5, 1.5],
    "wald": [1.5, 0.7],
    "weibull": [1.5],
}
LONG = 50_000


#: Distributions that are moved: near 0 what is left of a sum shows an ulp many times over.
LOCATED = ["gumbel", "laplace", "logistic", "normal"]


def long_draw(name, args):
    family, member = name.split(".")
    sized = [[LONG], {}] if member == "randn" else [args, {"size": LONG}]
    if family == "random":
        return ["let", [["call", "random.seed", [7], {}]], ["list", [["call", name, *sized], 0]]]
    return ["let", [generator(family[0])], ["list", [["method", ["ref", 0], member, *sized], 0]]]


#: Calls that only the spread is measured by.
MEASURED = {name: [long_draw(name, TYPICAL.get(name.split(".")[1], []))] for name in SPREAD}
for moved in SPREAD:
    if moved.split(".")[1] in LOCATED:
        MEASURED[moved].append(long_draw(moved, [1.5, 2.5]))
    # The inverse of the smallest exponent that is drawn multiplies what a logarithm is off by.
    if moved.split(".")[1] in ("weibull", "pareto", "power"):
        MEASURED[moved] += [long_draw(moved, [exponent]) for exponent in (0.5001, 0.1001)]

CASES = (
    [program for name, edges in EDGES.items() for args in edges for program in both(name, *map(value, args))]
    + [case("G", "integers", 0, 2**64, size=4, dtype="uint64"), case("R", "randint", 0, 2**64, size=4, dtype="uint64")]
    + [case("G", "integers", -(2**63), 2**63, size=4), case("G", "integers", 0, 300, dtype="uint8")]
    + [bits("PCG64", ADVANCED, JUMPED), bits("PCG64DXSM", ADVANCED, JUMPED), bits("Philox", ADVANCED, JUMPED)]
    + [bits("SFC64"), bits("MT19937")]
    + [["method", ["call", "random.SeedSequence", [seed], {}], "generate_state", [6, dtype], {}] for seed in SEEDS for dtype in ("uint32", "uint64")]
    + [["method", ["call", "random.SeedSequence", [5], {"spawn_key": ["tuple", [2, 3]], "pool_size": 8}], "generate_state", [9], {}]]
)
