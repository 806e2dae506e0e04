"""Linear algebra: products, decompositions, norms, einsum."""

import numpy as np

from draw import (
    ABSENT,
    Draw,
    draw_call,
    DTYPES,
    FLOATS,
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
    one_of,
    optional,
    out,
    shape_of,
    shapes,
    value_of,
)
from programs import FAILURES

KINDS = ["float64", "float64", "float64", "float32", "int64", "bool", "uint8"]


def stacks(draw):
    return [] if draw.chance(0.6) else draw.shape(0, 2)


def matrices(low=1, high=5, dtypes=KINDS):
    """Any matrices, stacked now and then, views among them."""

    def sample(draw, given):
        dims = [*stacks(draw), draw.random.randint(low, high), draw.random.randint(low, high)]
        return draw.view(draw.array(draw.random.choice(dtypes), dims, finite=True))

    return sample


def square(low=1, high=6, dtypes=KINDS):
    """Square matrices that are far from singular: more on the diagonal than beside it."""

    def sample(draw, given):
        n = draw.random.randint(low, high)
        dims = [*stacks(draw), n, n]
        dtype = draw.random.choice([d for d in dtypes if d not in ("bool", "uint8")])
        values = regular(draw, dtype, dims)
        return draw.view(["array", dtype, dims, values])

    return sample


def regular(draw, dtype, dims):
    n = dims[-1]
    values = []
    for k in range(int(np.prod(dims))):
        i, j = k // n % n, k % n
        part = draw.random.uniform(-1, 1) + (2 + n if i == (j + 1) % n else 0)
        values.append(int(part * 9) if dtype == "int64" else float(np.float32(part)))
    return values


def symmetric(dtypes=FLOATS, definite=False, low=1, high=6, large=False):
    """Symmetric matrices, positive definite where asked for."""

    def sample(draw, given):
        n = draw.random.randint(low, high)
        dims = [*stacks(draw), n, n]
        if large and draw.chance(0.15):
            dims = [n := draw.random.randint(26, 70), n]
        dtype = draw.random.choice(dtypes)
        a = np.array([draw.random.uniform(-1, 1) for _ in range(int(np.prod(dims)))]).reshape(dims)
        a = a + np.swapaxes(a, -1, -2) + (2 * n * np.eye(n) if definite else 0)
        if dtype == "int64":
            a = np.trunc(a * 8)
        values = a.astype(dtype).ravel().tolist()
        return draw.view(["array", dtype, dims, values])

    return sample


def right_side(name):
    """Right-hand sides of a system."""

    def sample(draw, given):
        dims = list(shape_of(given[name]))
        n = dims[-2] if draw.chance(0.97) else dims[-2] + 1
        if draw.chance(0.3):
            shape = [n]
        else:
            shape = [*(dims[:-2] if draw.chance(0.7) else []), n, draw.random.randint(0, 9)]
        return draw.view(draw.array(draw.random.choice(["float64", "float64", "float32", "int64"]), shape, finite=True))

    return sample


#: JSON has no infinity.
INF, MINUS_INF = (["call", "float64", [text], {}] for text in ("inf", "-inf"))
ORDERS = chosen(None, "fro", "nuc", INF, MINUS_INF, 0, 1, -1, 2, -2, 3, 0.5)


def norm_axis(name):
    """One axis, two of them, or none."""

    def sample(draw, given):
        rank = len(shape_of(given[name]))
        if rank >= 2 and draw.chance(0.5):
            return ["tuple", draw.random.sample(range(rank), 2)]
        return draw.random.randint(-rank, rank - 1) if rank > 0 else None

    return sample


def real_eigenvalues(draw, given):
    """Matrices with real eigenvalues: symmetric ones, triangular ones, or similar to a diagonal."""
    n = draw.random.randint(1, 4)
    s = np.array([draw.random.uniform(-1, 1) for _ in range(n * n)]).reshape(n, n) + 3 * np.eye(n)
    triangle = np.triu(s) + np.diag(np.arange(1, n + 1) * 5.0)
    a = triangle if draw.chance(0.4) else s @ triangle @ np.linalg.inv(s)
    return ["array", draw.random.choice(["float64", "float32"]), [n, n], [float(np.float32(v)) for v in a.ravel()]]


A = matrices()

def full_rank(draw, given, stacked=True):
    """Matrices of full rank that are far from a lesser one, and singular values apart."""
    m, n = draw.random.randint(1, 5), draw.random.randint(1, 5)
    dims = [*(stacks(draw) if stacked else []), m, n]
    count = int(np.prod(dims)) // (m * n)
    values = [draw.random.uniform(-1, 1) + (3 + 2 * i if i == j else 0) for _ in range(count) for i in range(m) for j in range(n)]
    dtype = draw.random.choice(["float64", "float64", "float32"])
    return draw.view(["array", dtype, dims, [float(np.float32(v)) for v in values]])

NAMES = {
    "linalg.solve": {"a": square(), "b": right_side("a")},
    "linalg.inv": {"a": square()},
    "linalg.det": {"a": square()},
    "linalg.slogdet": {"a": square()},
    "linalg.qr": {"a": full_rank, "mode": optional(chosen("reduced", "complete", "r", "raw"), 0.8)},
    "linalg.cholesky": {"a": symmetric(["float64", "float32", "int64"], definite=True), "upper": optional(booleans())},
    "linalg.norm": {"x": arrays(high=3, finite=True), "ord": optional(ORDERS), "axis": optional(norm_axis("x")), "keepdims": optional(booleans())},
    "linalg.matrix_norm": {"x": A, "keepdims": optional(booleans()), "ord": optional(ORDERS)},
    "linalg.vector_norm": {
        "x": arrays(finite=True),
        "axis": optional(axis_of("x", several=True)),
        "keepdims": optional(booleans()),
        "ord": optional(ORDERS),
    },
    "linalg.matrix_power": {"a": square(high=4), "n": integers(-4, 9)},
    "linalg.matrix_rank": {"A": matrices(), "tol": optional(floats(0, 2), 0.3), "hermitian": optional(fixed(False)), "rtol": optional(floats(0, 1), 0.3)},
    "linalg.pinv": {"a": square(), "rcond": optional(floats(0, 1e-4), 0.3), "hermitian": fixed(False), "rtol": optional(floats(0, 1e-4), 0.3)},
    "linalg.lstsq": {"a": lambda draw, given: full_rank(draw, given, stacked=False), "b": right_side("a"), "rcond": optional(chosen(None, 1e-6, -1))},
    "linalg.cond": {"x": square(), "p": optional(ORDERS)},
    "linalg.eigh": {"a": symmetric(["float64", "float32"], large=True), "UPLO": optional(chosen("L", "U"))},
    "linalg.eigvalsh": {"a": symmetric(["float64", "float32", "int64"]), "UPLO": optional(chosen("L", "U"))},
    "linalg.svd": {"a": full_rank, "full_matrices": optional(booleans()), "compute_uv": optional(booleans()), "hermitian": optional(fixed(False))},
    "linalg.svdvals": {"x": full_rank},
    "linalg.eig": {"a": real_eigenvalues},
    "linalg.eigvals": {"a": real_eigenvalues},
}

PRODUCTS = ["float64", "float64", "float64", "int64", "float32", "bool", "int8", "uint8", "int16", "uint64", "int32"]


def operand(low=0, high=3):
    return arrays(PRODUCTS, low, high, finite=True)


def fitting(name, place, low=1, stretch=True):
    """Arrays whose core axis fits the last one of another parameter: `place` is -1, or -2 but for vectors."""

    def sample(draw, given):
        dims = list(shape_of(given[name]))
        k = dims[-1] if dims else 3
        rank = draw.random.randint(low, 3)
        shape = [draw.random.randint(1, 5) for _ in range(rank)]
        if rank > 2 and len(dims) > 2 and stretch:
            shape[0] = draw.random.choice([1, dims[0]])
        if rank > 0:
            shape[place if rank > 1 else -1] = k if draw.chance(0.95) else k + 1
        return draw.view(draw.array(draw.random.choice(PRODUCTS), shape, finite=True))

    return sample


def tensordot_axes(draw, given):
    """Axes of equal lengths, mostly."""
    a, b = shape_of(given["a"]), shape_of(given["b"])
    pairs = [(i, j) for i, m in enumerate(a) for j, n in enumerate(b) if m == n]
    if not pairs or draw.chance(0.2):
        return draw.random.choice([0, 1, 2])
    i, j = draw.random.choice(pairs)
    return ["tuple", [["list", [i]], ["list", [j - len(b)]]]] if draw.chance(0.5) else ["tuple", [i, j]]


def loops(dtype="dtype"):
    return {
        "casting": optional(chosen("same_kind", "unsafe", "safe", "no"), 0.15),
        "order": optional(chosen("C", "F", "A", "K"), 0.3),
        "dtype": optional(chosen("float64", "float32", "int64", "bool"), 0.2),
        "subok": optional(booleans(), 0.2),
        "signature": lambda draw, given: ABSENT if "dtype" in given or not draw.gives(0.3) else draw.random.choice(["dd->d", "ff->f", "ll->l"]),
    }


def matmul_axes(*counts):
    """Core axes of each operand and of the result."""

    def sample(draw, given):
        if draw.chance(0.7):
            return ABSENT
        ranks = [len(shape_of(given[name])) for name in ("x1", "x2")]
        cores = [min(count, rank) for count, rank in zip(counts, ranks)]
        last = [["tuple", list(range(-core, 0))] for core in cores]
        result = sum(cores) - 2 if counts[2] else 0
        return ["list", [*last, ["tuple", list(range(-max(result, 0), 0))]]]

    return sample


def three(name=None):
    """Arrays of vectors of length 2 or 3."""

    def sample(draw, given):
        shape = [*draw.shape(0, 1), draw.random.choice([2, 3, 3])]
        if name is not None and draw.chance(0.8):
            shape = [*shape_of(given[name])[:-1], shape[-1]]
        return draw.view(draw.array(draw.random.choice([d for d in PRODUCTS if d != "bool"]), shape, finite=True))

    return sample


CROSS_AXIS = optional(chosen(-1, 0, 1), 0.3)

NAMES |= {
    "dot": {"a": operand(), "b": fitting("a", -2, 0), "out": out(0.2)},
    "matmul": {"x1": operand(1), "x2": fitting("x1", -2), "out": out(0.2), "axes": matmul_axes(2, 2, 2), "keepdims": optional(fixed(False), 0.05), "axis": optional(fixed(-1), 0.05)} | loops(),
    "vecdot": {
        "x1": operand(1),
        "x2": fitting("x1", -1),
        "out": out(0.2),
        "axes": matmul_axes(1, 1, 0),
        "axis": lambda draw, given: ABSENT if "axes" in given or not draw.gives(0.3) else -1,
        "keepdims": optional(booleans(), 0.3),
    }
    | loops(),
    "matvec": {"x1": operand(2), "x2": fitting("x1", -1), "out": out(0.2), "axes": matmul_axes(2, 1, 1), "keepdims": optional(fixed(False), 0.05), "axis": optional(fixed(-1), 0.05)} | loops(),
    "vecmat": {"x1": operand(1), "x2": fitting("x1", -2, 2), "out": out(0.2), "axes": matmul_axes(1, 2, 1), "keepdims": optional(fixed(False), 0.05), "axis": optional(fixed(-1), 0.05)} | loops(),
    "inner": {"a": operand(), "b": fitting("a", -1, 0)},
    "outer": {"a": operand(), "b": operand(), "out": out(0.3)},
    "vdot": {"a": operand(), "b": like("a", PRODUCTS, finite=True)},
    "tensordot": {"a": operand(1), "b": operand(1), "axes": optional(tensordot_axes, 0.9)},
    "kron": {"a": operand(), "b": operand()},
    "cross": {"a": three(), "b": three("a"), "axisa": CROSS_AXIS, "axisb": CROSS_AXIS, "axisc": CROSS_AXIS, "axis": CROSS_AXIS},
    "trace": {
        "a": arrays(low=2),
        "offset": optional(integers(-3, 3)),
        "axis1": optional(chosen(0, -1, 1), 0.4),
        "axis2": optional(chosen(1, -2, 0), 0.4),
        "dtype": optional(chosen("float64", "float32", "int64"), 0.3),
        "out": out(0.3),
    },
}


EINSUMS = """
ij,jk->ik ij,jk ij,kj->ik ji,jk->ik i,i i,i-> i,j->ij ii ii->i ij->ji ij-> ij->i ij->j ij,ij-> ij,ij->i ij,j->i i,ij->j
ijk,jil->kl ij,jk,kl->il ij,ik,il->jkl ...ij,...jk->...ik ...i->... ...i,...i->... i...->... ij...->ji... ,ij ij, iij->j iji->j
bij,bjk->bik abc,bcd->ad abc->cba ijkl->jl i,i,i ij,ij,ij->j ...,...
""".split()


def einsum_operands(draw, given):
    """Operands whose axes fit their labels, mostly."""
    text = given["subscripts"]
    lengths = {label: draw.random.randint(1, 6) for label in set(text) if label.isalpha()}
    if draw.chance(0.15):
        for label in sorted(lengths):
            longer = lengths[label] * draw.random.choice([1, 9, 30])
            lengths[label] = longer if np.prod([*lengths.values(), longer / lengths[label]]) < 50_000 else lengths[label]
    dots = draw.shape(0, 2)
    dtype = draw.random.choice(["float64", "float64", "float64", "float32", "int64", "int8", "uint64", "bool"])
    operands = []
    for labels in text.split("->")[0].split(","):
        dims = [part for label in labels.replace("...", ".") for part in (dots if label == "." else [lengths[label]])]
        if dims and draw.chance(0.03):
            dims[0] += 1
        operands.append(draw.view(draw.array(dtype, dims, finite=True)))
    return ["list", operands]


def einsum_arguments(draw, given, texts=EINSUMS):
    """Subscripts and operands, or operands and their lists in turn."""
    text = draw.random.choice(texts)
    operands = einsum_operands(draw, {"subscripts": text})[1]
    if "..." in text or draw.chance(0.8):
        return ["list", [text, *operands]]
    left, _, right = text.partition("->")
    numbers = [["list", ["abcdefghijkl".index(label) for label in labels]] for labels in left.split(",")]
    pairs = [part for pair in zip(operands, numbers) for part in pair]
    return ["list", [*pairs, *([["list", ["abcdefghijkl".index(label) for label in right]]] if "->" in text else [])]]


NAMES |= {
    "einsum": {
        "operands": einsum_arguments,
        "out": out(0.15),
        "optimize": optional(chosen(False, True, "greedy", "optimal", ["tuple", ["greedy", 20]], ["tuple", ["optimal", 1000]]), 0.4),
        "dtype": optional(chosen("float64"), 0.1),
        "order": optional(chosen("C", "F", "K"), 0.2),
        "casting": optional(chosen("safe", "same_kind", "unsafe"), 0.2),
    },
}


def path_arguments(draw, given):
    """As of einsum, but an ellipsis: its axes get letters that depend on Python's hash seed."""
    return einsum_arguments(draw, given, [text for text in EINSUMS if "." not in text])


NAMES |= {
    "einsum_path": {
        "operands": path_arguments,
        "optimize": optional(chosen(False, True, "greedy", "optimal", ["tuple", ["greedy", 20]], ["tuple", ["optimal", 1000]]), 0.6),
        "einsum_call": optional(chosen(False), 0.1),
    },
}
# What is no sum along one axis has no axis to choose or to keep.
REFUSED = dict.fromkeys(["matmul", "matvec", "vecmat"], ["axis", "keepdims"])
SQUARE = ["array", "float64", [2, 2], [1, 2, 3, 4]]
NAMES["linalg.LinAlgError"] = lambda draw: [
    "raised",
    ["call", draw.random.choice(["linalg.inv", "linalg.cholesky", "linalg.det"]), [["array", "float64", [2, 2], [1, 2, 2, draw.random.randint(3, 5)]]], {}],
    "linalg.LinAlgError",
]
REFUSALS = [
    ["call", name, [SQUARE, SQUARE], keywords] for name in REFUSED for keywords in ({"axis": 0}, {"axis": -1}, {"keepdims": True})
]


def chain(draw, given):
    """Matrices whose sides fit, vectors at the ends now and then."""
    sides = [draw.random.randint(1, 5) for _ in range(draw.random.randint(3, 6))]
    dtype = draw.random.choice(["float64", "float64", "int64", "float32"])
    parts = [draw.array(dtype, [m, n], finite=True) for m, n in zip(sides, sides[1:])]
    if draw.chance(0.2):
        parts[0] = draw.array(dtype, [sides[1]], finite=True)
    if draw.chance(0.2):
        parts[-1] = draw.array(dtype, [sides[-2]], finite=True)
    return ["list", parts]


def shaped(dims):
    """A regular matrix under another shape."""

    def sample(draw, given):
        n = int(np.sqrt(np.prod(dims)))
        return ["array", "float64", dims, regular(draw, "float64", [n, n])]

    return sample


SAME = arrays(PRODUCTS, 1, 3, finite=True)
VECTOR = arrays(PRODUCTS, 1, 1, finite=True)

NAMES |= {
    "linalg.multi_dot": {"arrays": chain, "out": out(0.2)},
    "linalg.tensorsolve": {"a": shaped([2, 3, 6]), "b": arrays(["float64", "int64"], shape=[2, 3], finite=True), "axes": optional(chosen(None, ["tuple", [2]]))},
    "linalg.tensorinv": {"a": one_of(shaped([2, 3, 6]), shaped([2, 3, 3, 2])), "ind": optional(chosen(2, 2, 1))},
    "linalg.matmul": {"x1": operand(1), "x2": fitting("x1", -2)},
    "linalg.vecdot": {"x1": SAME, "x2": like("x1", PRODUCTS, finite=True), "axis": optional(axis_of("x1", none=False))},
    "linalg.tensordot": {"x1": SAME, "x2": like("x1", PRODUCTS, finite=True), "axes": optional(chosen(0, 1, 2))},
    "linalg.outer": {"x1": VECTOR, "x2": VECTOR},
    "linalg.cross": {"x1": arrays(NUMBERS, shape=[2, 3], finite=True), "x2": arrays(NUMBERS, shape=[2, 3], finite=True), "axis": optional(chosen(-1, 1, 0))},
    "linalg.diagonal": {"x": arrays(low=2), "offset": optional(integers(-3, 3))},
    "linalg.trace": {"x": arrays(low=2), "offset": optional(integers(-3, 3)), "dtype": optional(chosen("float64", "float32", "int64"))},
    "linalg.matrix_transpose": {"x": arrays(low=1)},
}


def many(name):
    """Singular values are rounded once a call: many calls show how far that goes."""
    return lambda: [draw_call(Draw(f"{name} {k}"), name, NAMES[name])[0] for k in range(8000)]


MEASURED = {name: many(name) for name in ("linalg.norm", "linalg.matrix_norm")}
SPREAD = dict.fromkeys(
    "linalg.qr linalg.norm linalg.matrix_norm linalg.pinv linalg.lstsq linalg.cond "
    "linalg.eigh linalg.eigvalsh linalg.svd linalg.svdvals linalg.eig linalg.eigvals linalg.det linalg.slogdet".split(),
    "conditioned",
)

def array(dtype, shape, values):
    return ["array", dtype, shape, values]


def call(name, *args, **keywords):
    return ["call", name, list(args), keywords]


def spread_over(dtype, dims):
    """Numbers that are all different, computed on both sides."""
    size = int(np.prod(dims))
    numbers = call("subtract", call("divide", call("remainder", call("multiply", call("arange", size), 7919), 1009), 97), 5)
    return call("reshape", ["method", numbers, "astype", [dtype], {}], ["tuple", dims])


def scattered(m, n):
    """A matrix of numbers of two digits from a fixed seed."""
    return array("float64", [m, n], np.random.RandomState(m * n).randint(-99, 100, m * n).tolist())


ONE_TWO = array("float64", [2, 2], [1, 2, 3, 4])
ZEROS = array("float64", [2, 2], [0, 0, 0, 0])
NAN = array("float64", [2, 2], ["nan", 1, 1, 2])
EMPTY = array("float64", [2, 0, 0], [])
#: More than a double holds.
WIDE = call("add", array("int64", [2], [9007199254740992, 3]), 1)
VECTOR_3 = array("float64", [3], [1, 2, 3])

CASES = [
    *REFUSALS,
    *(call(f"linalg.{name}", x) for name in ("inv", "det", "slogdet") for x in (ONE_TWO, ZEROS, NAN, EMPTY, VECTOR_3)),
    call("linalg.cholesky", array("float64", [2, 2], [1, 2, 2, 1])),
    call("linalg.cholesky", array("float64", [2, 2], [4, "nan", 2, 3])),
    call("linalg.cholesky", EMPTY),
    call("linalg.solve", ZEROS, array("float64", [2], [1, 2])),
    call("linalg.solve", ONE_TWO, VECTOR_3),
    call("linalg.solve", ONE_TWO, array("float64", [2, 0], [])),
    call("linalg.qr", EMPTY),
    call("linalg.qr", array("float64", [3, 0], []), "complete"),
    call("linalg.qr", ONE_TWO, "other"),
    call("linalg.qr", VECTOR_3),
    call("linalg.norm", array("float64", [0], [])),
    call("linalg.norm", array("float64", [0], []), INF),
    call("linalg.norm", array("float64", [0], []), MINUS_INF),
    call("linalg.norm", array("float64", [3], ["nan", "inf", 1])),
    call("linalg.norm", array("float64", [0, 2], []), 1),
    call("linalg.norm", VECTOR_3, "fro"),
    call("linalg.norm", ONE_TWO, 3),
    call("linalg.norm", ONE_TWO, axis=["tuple", [0, 0]]),
    call("linalg.norm", ONE_TWO, axis=2),
    call("linalg.norm", array("int8", [2], [-128, 3]), INF),
    call("linalg.matrix_power", array("int64", [2, 2], [1, 1, 1, 0]), 90),
    call("linalg.matrix_power", ONE_TWO, 0),
    call("linalg.matrix_power", ONE_TWO, 1.5),
    call("linalg.matrix_power", ZEROS, -1),
    call("linalg.matrix_rank", 3),
    call("linalg.matrix_rank", EMPTY),
    call("linalg.matrix_rank", ONE_TWO, 1, rtol=2),
    call("linalg.pinv", array("float64", [0, 3], [])),
    call("linalg.cond", EMPTY),
    call("linalg.cond", ZEROS),
    call("linalg.eigh", ONE_TWO, "X"),
    call("linalg.eig", NAN),
    call("linalg.svd", NAN),
    call("linalg.svd", ZEROS, hermitian=True),
    call("linalg.cholesky", array("float64", [2, 2], [4, "nan", 2, 3]), upper=True),
    call("linalg.pinv", array("int64", [0, 3], [])),
    call("linalg.pinv", array("float64", [0, 2, 1], []), hermitian=True),
    call("einsum", "ii", array("float64", [1, 3], [1, 2, 3])),
    call("einsum", "...ii", array("float64", [1, 0, 1], [])),
    call("matmul", *[array("float64", [2, 2], [1e308, 1e308, -1e308, 1e308])] * 2),
    *(
        call(name, *operands)
        for turned in [["get", array("float64", [5, 7], [((i * 7919) % 1009) / 97 - 5 for i in range(35)]), ["...", "::-1"]]]
        for name, operands in (
            ("vecmat", [array("float64", [5], [0.1, 0.2, -0.3, 0.7, 1.9]), turned]),
            ("matvec", [["attribute", turned, "T"], array("float64", [5], [0.1, 0.2, -0.3, 0.7, 1.9])]),
        )
    ),
    *(
        call(name, a, ["get", b, ["::2"]])
        for dtype in ("float64", "float32")
        for k in (6, 7, 8, 15)
        for b in [spread_over(dtype, [2 * k])]
        for name, a in (("matmul", ["attribute", spread_over(dtype, [k, 7]), "T"]), ("dot", ["get", spread_over(dtype, [8, k]), ["::2"]]))
    ),
    call("inner", spread_over("float64", [6]), ["get", spread_over("float64", [8, 6]), ["::2"]]),
    *(call("einsum", text, spread_over("float64", [5, 4, 6, 3]), order="C") for text in ("ijkl->jl", "ijkl->k", "ijkl->")),
    *(
        call("einsum", "ij,jk,kl->il", *(spread_over(dtype, dims) for dims in ([4, m], [m, n], [n, k])), order=order)
        for dtype in ("float64", "float32")
        for m, n, k in ((2, 5, 2), (2, 5, 3), (3, 4, 1), (20, 500, 2))
        for order in ("C", "K")
    ),
    *(call("einsum", "i->", spread_over("float32", [n])) for n in (8192, 8193, 20_000)),
    # The signs of LAPACK's divide and conquer, above 25 rows.
    *(
        call("sign", ["get", ["attribute", call("linalg.svd", scattered(m, n)), factor], [0]])
        for m, n in ((26, 26), (40, 33), (33, 40), (52, 52), (70, 30))
        for factor in ("U", "Vh")
    ),
    *(
        ["let", [scattered(n, n)], call("sign", ["get", ["attribute", call("linalg.eigh", call("add", ["ref", 0], ["attribute", ["ref", 0], "T"])), "eigenvectors"], [0]])]
        for n in (26, 51, 60)
    ),
    call("linalg.multi_dot", ["list", [ONE_TWO]]),
    call("linalg.tensorinv", ONE_TWO, 0),
    call("dot", WIDE, array("int64", [2], [1025, 7])),
    call("matmul", call("reshape", WIDE, ["tuple", [1, 2]]), array("int64", [2, 1], [1025, 7])),
    call("einsum", "i,i->", WIDE, array("int64", [2], [1025, 7])),
    call("tensordot", WIDE, WIDE, 0),
    call("matmul", array("float64", [2, 0], []), array("float64", [0, 3], [])),
    call("dot", array("float64", [0], []), array("float64", [0], [])),
    call("matmul", ONE_TWO, 3),
    call("matmul", ONE_TWO, VECTOR_3),
    call("matmul", ONE_TWO, ONE_TWO, keepdims=True),
    call("matmul", ONE_TWO, ONE_TWO, axis=0),
    call("vecdot", ONE_TWO, ONE_TWO, axes=["list", [0, 0]], keepdims=True),
    call("tensordot", ONE_TWO, ONE_TWO, ["tuple", [["list", [0, 0]], ["list", [0, 0]]]]),
    call("cross", ["list", [1]], ["list", [2, 3]]),
    call("einsum", "ij,j", ONE_TWO, VECTOR_3),
    call("einsum", "i", ONE_TWO),
    call("einsum", "ij->ijj", ONE_TWO),
    call("einsum", "ij->k", ONE_TWO),
    call("einsum", "i$", ONE_TWO),
    call("einsum_path", "ij,jk,kl->il", ONE_TWO, ONE_TWO, ONE_TWO),
    call("einsum_path", "ij,jk,kl->il", ONE_TWO, ONE_TWO, array("float64", [2, 5], list(range(10))), optimize="optimal"),
    *(
        ["let", [array("float64", [n, k], [((i * 7919 + n) % 1009) / 64 - 7 for i in range(n * k)])], call("matmul", ["ref", 0], ["attribute", ["ref", 0], "T"])]
        for n, k in ((2, 3), (3, 40), (5, 9), (7, 300), (9, 17))
    ),
]


# How far LAPACK is from itself: the same problem with its rows (and columns) in the opposite order, brought back.


def arguments(program):
    """The values of a call's arguments."""
    _, _, args, keywords = program
    return [value_of(arg) for arg in args], {key: value_of(arg) for key, arg in keywords.items()}


def turned(a):
    return np.asarray(a)[..., ::-1, ::-1]


def upside_down(a):
    return np.asarray(a)[..., ::-1, :]


def signed(vectors, like):
    """Columns with the signs of other columns; those that like has more are not definite."""
    k = min(vectors.shape[-1], like.shape[-1])
    with np.errstate(all="ignore"):
        signs = np.sign(np.sum(vectors[..., :k] * like[..., :k], axis=-2, keepdims=True))
    return vectors * signs if vectors.shape[-1] == k else vectors


def eigh_again(program):
    (a, *rest), keywords = arguments(program)
    flipped = {"L": "U", "U": "L"}
    uplo = flipped[rest[0] if rest else keywords.get("UPLO", "L")]
    values, vectors = np.linalg.eigh(turned(a), uplo)
    return [values, signed(vectors[..., ::-1, :], np.linalg.eigh(a, *rest, **keywords)[1])]


def eig_again(program):
    (a,), _ = arguments(program)
    values, vectors = np.linalg.eig(turned(a))
    mine, like = np.linalg.eig(a)
    order = np.argsort(np.argsort(mine))
    there = np.argsort(values)[order]
    return [values[there], signed(vectors[::-1][:, there], like)]


def definite(vectors, count):
    """Columns behind the first ones may be any."""
    vectors = vectors.copy()
    vectors[..., count:] = np.nan
    return vectors


def svd_again(program):
    (a, *rest), keywords = arguments(program)
    result = np.linalg.svd(upside_down(a), *rest, **keywords)
    if not isinstance(result, tuple):
        return [result]
    like = np.linalg.svd(a, *rest, **keywords)
    k = min(np.shape(a)[-2:])
    u = definite(signed(result.U[..., ::-1, :], like.U), k)
    vh = definite(signed(np.swapaxes(result.Vh, -1, -2), np.swapaxes(like.Vh, -1, -2)), k)
    return [u, result.S, np.swapaxes(vh, -1, -2)]


def qr_again(program):
    (a, *rest), keywords = arguments(program)
    mode = rest[0] if rest else keywords.get("mode", "reduced")
    if mode == "raw":
        return []
    k = min(np.shape(a)[-2:])
    result, like = np.linalg.qr(upside_down(a), mode), np.linalg.qr(a, mode)
    r, like_r = (result, like) if mode == "r" else (result.R, like.R)
    r = np.swapaxes(signed(np.swapaxes(r, -1, -2), np.swapaxes(like_r, -1, -2)), -1, -2)
    return [r] if mode == "r" else [definite(signed(result.Q[..., ::-1, :], like.Q), k), r]


def again(function, turn, back=lambda x: x):
    def run_again(program):
        (a, *rest), keywords = arguments(program)
        return [np.asarray(back(function(turn(a), *rest, **keywords)))]

    return run_again


def lstsq_again(program):
    (a, b, *rest), keywords = arguments(program)
    result = np.linalg.lstsq(upside_down(a), np.asarray(b)[::-1], *rest, **keywords)
    return [result[0], result[1], result[3]]


def maybe(function):
    """Nothing where the problem has no solution."""

    def run_maybe(program):
        try:
            return function(program)
        except FAILURES:
            return []

    return run_maybe


WIDER = {
    "linalg.eigh": eigh_again,
    "linalg.eigvalsh": again(lambda a, *rest, **kw: np.linalg.eigvalsh(np.swapaxes(a, -1, -2)), turned),
    "linalg.eig": eig_again,
    "linalg.eigvals": lambda program: eig_again(program)[:1],
    "linalg.svd": svd_again,
    "linalg.svdvals": again(np.linalg.svdvals, upside_down),
    "linalg.qr": qr_again,
    "linalg.pinv": again(np.linalg.pinv, upside_down, lambda x: x[..., ::-1]),
    "linalg.cond": again(np.linalg.cond, upside_down),
    "linalg.lstsq": lstsq_again,
}
WIDER = {name: maybe(function) for name, function in WIDER.items()}
