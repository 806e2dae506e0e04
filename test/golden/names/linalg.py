"""Linear algebra: products, decompositions, norms, einsum."""

import numpy as np

from draw import (
    ABSENT,
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


def symmetric(dtypes=FLOATS, definite=False, low=1, high=6):
    """Symmetric matrices, positive definite where asked for."""

    def sample(draw, given):
        n = draw.random.randint(low, high)
        dims = [*stacks(draw), n, n]
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
    if draw.chance(0.5):
        return symmetric()(draw, given)
    n = draw.random.randint(1, 5)
    s = np.array([draw.random.uniform(-1, 1) for _ in range(n * n)]).reshape(n, n) + 3 * np.eye(n)
    triangle = np.triu(s) + np.diag(np.arange(1, n + 1) * 5.0)
    a = triangle if draw.chance(0.4) else s @ triangle @ np.linalg.inv(s)
    return ["array", "float64", [n, n], a.ravel().tolist()]


A = matrices()
#: Singular values of multiplicity one, so that U and Vh are definite.
FULL = matrices(dtypes=["float64", "float64", "float32"])

NAMES = {
    "linalg.solve": {"a": square(), "b": right_side("a")},
    "linalg.inv": {"a": square()},
    "linalg.det": {"a": square()},
    "linalg.slogdet": {"a": square()},
    "linalg.qr": {"a": A, "mode": optional(chosen("reduced", "complete", "r", "raw"), 0.8)},
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
    "linalg.matrix_rank": {"A": matrices(), "tol": optional(floats(0, 2), 0.3), "hermitian": fixed(False), "rtol": optional(floats(0, 1), 0.3)},
    "linalg.pinv": {"a": square(), "rcond": optional(floats(0, 1e-4), 0.3), "hermitian": fixed(False), "rtol": optional(floats(0, 1e-4), 0.3)},
    "linalg.lstsq": {"a": matrices(dtypes=["float64", "float32"]), "b": right_side("a"), "rcond": optional(chosen(None, 1e-6, -1))},
    "linalg.cond": {"x": square(), "p": optional(ORDERS)},
    "linalg.eigh": {"a": symmetric(["float64", "float32", "int64"]), "UPLO": optional(chosen("L", "U"))},
    "linalg.eigvalsh": {"a": symmetric(["float64", "float32", "int64"]), "UPLO": optional(chosen("L", "U"))},
    "linalg.svd": {"a": FULL, "full_matrices": optional(booleans()), "compute_uv": optional(booleans()), "hermitian": optional(fixed(False))},
    "linalg.svdvals": {"x": A},
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
        "signature": lambda draw, given: ABSENT if "dtype" in given or draw.chance(0.7) else draw.random.choice(["dd->d", "ff->f", "ll->l"]),
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
    "matmul": {"x1": operand(1), "x2": fitting("x1", -2), "out": out(0.2), "axes": matmul_axes(2, 2, 2)} | loops(),
    "vecdot": {
        "x1": operand(1),
        "x2": fitting("x1", -1),
        "out": out(0.2),
        "axes": matmul_axes(1, 1, 0),
        "axis": lambda draw, given: ABSENT if "axes" in given or draw.chance(0.7) else -1,
        "keepdims": optional(booleans(), 0.3),
    }
    | loops(),
    "matvec": {"x1": operand(2), "x2": fitting("x1", -1), "out": out(0.2), "axes": matmul_axes(2, 1, 1)} | loops(),
    "vecmat": {"x1": operand(1), "x2": fitting("x1", -2, 2), "out": out(0.2), "axes": matmul_axes(1, 2, 1)} | loops(),
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


def subscripts(draw, given):
    return draw.random.choice(EINSUMS)


def einsum_operands(draw, given):
    """Operands whose axes fit their labels, mostly."""
    text = given["subscripts"]
    lengths = {label: draw.random.randint(1, 6) for label in set(text) if label.isalpha()}
    if draw.chance(0.15):
        lengths = {label: length * 9 for label, length in lengths.items()}
    dots = draw.shape(0, 2)
    dtype = draw.random.choice(["float64", "float64", "float64", "int64", "float32", "int8", "uint64", "bool"])
    operands = []
    for labels in text.split("->")[0].split(","):
        dims = [part for label in labels.replace("...", ".") for part in (dots if label == "." else [lengths[label]])]
        if dims and draw.chance(0.03):
            dims[0] += 1
        operands.append(draw.view(draw.array(dtype, dims, finite=True)))
    return ["list", operands]


def einsum_arguments(draw, given):
    """Subscripts and operands, or operands and their lists in turn."""
    text = subscripts(draw, given)
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
        "optimize": optional(chosen(False), 0.2),
        "dtype": optional(chosen("float64"), 0.1),
        "order": optional(chosen("C", "F", "K"), 0.2),
        "casting": optional(chosen("safe", "same_kind", "unsafe"), 0.2),
    },
}


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


SPREAD = dict.fromkeys(
    "linalg.qr linalg.cholesky linalg.norm linalg.matrix_norm linalg.vector_norm linalg.pinv linalg.lstsq linalg.cond "
    "linalg.eigh linalg.eigvalsh linalg.svd linalg.svdvals linalg.eig linalg.eigvals".split(),
    "scaled",
)
