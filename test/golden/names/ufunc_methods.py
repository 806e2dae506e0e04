"""The methods of ufuncs: reduce, accumulate, reduceat, outer and at, and what a ufunc tells of itself."""

from draw import (
    BOOL,
    DTYPES,
    FLOATS,
    INTEGERS,
    arrays,
    axis_of,
    booleans,
    chosen,
    dtypes,
    optional,
    out,
    partner,
    selves,
    shape_of,
    where,
)

#: Ufuncs by the dtypes that they fold without float16, and whether several axes may be folded at once.
FOLDS = {
    "add": (DTYPES, True),
    "multiply": (DTYPES, True),
    "maximum": (DTYPES, True),
    "minimum": (DTYPES, True),
    "logical_and": (DTYPES, True),
    "logical_or": (DTYPES, True),
    "logical_xor": (DTYPES, True),
    "bitwise_and": (BOOL + INTEGERS, True),
    "bitwise_or": (BOOL + INTEGERS, True),
    "bitwise_xor": (BOOL + INTEGERS, True),
    "gcd": (INTEGERS, True),
    "lcm": (INTEGERS, False),
    "subtract": (INTEGERS + FLOATS, False),
    "divide": (["int64", *FLOATS], False),
    "floor_divide": (INTEGERS, False),
    "remainder": (INTEGERS, False),
    "copysign": (FLOATS, False),
    "equal": (BOOL, False),
    "less": (DTYPES, False),
}


def axis(several):
    """An axis, or rarely several where their order does not matter."""
    return optional(axis_of("array", none=several, several=several), 0.7)


def initial(draw, given):
    return draw.random.choice([0, 1, 2, 3])


def places(draw, given):
    """Indices into an axis, rarely outside."""
    dims = shape_of(given["array"])
    along = given.get("axis", 0)
    length = dims[along] if -len(dims) <= along < len(dims) else 1
    last = length if draw.chance(0.03) else length - 1
    return ["array", "int64", [3], [draw.random.randint(0, max(0, last)) for _ in range(3)]]


def index(draw, given):
    """One index, an index array or a slice of the first axis, with places met twice."""
    dims = shape_of(given["a"])
    length = dims[0] if dims else 0
    if length == 0 or draw.chance(0.2):
        return draw.random.choice([0, ["list", [0, 0]]])
    return ["list", [draw.random.randint(-length, length - 1) for _ in range(draw.random.randint(1, 4))]]


def addend(draw, given):
    """A scalar, since the shape of what is indexed is not known, of the kind of the array."""
    value = draw.random.choice([1, 2, 3])
    return value if draw.chance(0.5) else ["array", "int8", [1], [value]]


def folds(name):
    own, several = FOLDS[name]
    wanted = [d for d in ("float64", "int64", "int32", "bool") if d in own]
    dtype = optional(dtypes(*(["bool"] if name.startswith("logical") or name == "less" else wanted)), 0.15)
    array = arrays(own)
    return {
        f"{name}.reduce": {
            "array": array,
            "axis": axis(several),
            "dtype": dtype,
            "keepdims": optional(booleans(), 0.3),
            "initial": optional(initial, 0.25),
            "out": out(0.15),
            "where": where("array"),
        },
        f"{name}.accumulate": {"array": array, "axis": optional(axis_of("array", none=False)), "dtype": dtype, "out": out(0.2)},
        f"{name}.reduceat": {
            "array": arrays(own, low=1),
            "axis": optional(axis_of("array", none=False)),
            "indices": places,
            "dtype": dtype,
            "out": out(0.2),
        },
    }


NAMES = {}
for each in FOLDS:
    NAMES |= folds(each)

for each in ("add", "multiply", "subtract", "less", "hypot", "arctan2", "maximum", "floor_divide", "divmod"):
    numbers = ["int64", *FLOATS]
    NAMES[f"{each}.outer"] = {"A": arrays(numbers, high=2), "B": arrays(numbers, high=2)}
    if each != "divmod":
        NAMES[f"{each}.outer"] |= {"out": out(0.2), "order": optional(chosen("C", "F", "K"), 0.2)}

for each in ("add", "multiply", "subtract", "maximum", "minimum", "negative", "square", "absolute"):
    NAMES[f"{each}.at"] = {"a": selves(["float64", "int64", "float32", "int32"], low=1), "indices": index}
    if each not in ("negative", "square", "absolute"):
        NAMES[f"{each}.at"]["b"] = addend

UFUNCS = "matmul vecdot matvec vecmat add subtract multiply divide maximum hypot gcd bitwise_and logical_or logaddexp sin divmod frexp less".split()
CASES = [["fact", name, fact] for name in UFUNCS for fact in ("nin", "nout", "nargs", "identity", "signature")]
VECTOR = ["array", "float64", [4], [0.5, -1.5, 2.5, 3]]
TABLE = ["array", "int64", [2, 3], [1, 2, 3, 4, 5, 6]]
EMPTY = ["array", "float64", [0], []]
CASES += [
    ["call", name, args, keywords]
    for name, args, keywords in [
        ("add.reduce", [TABLE], {"axis": ["tuple", [0, 1]]}),
        ("add.reduce", [TABLE], {"axis": None, "keepdims": True}),
        ("add.reduce", [TABLE], {"axis": 2}),
        ("add.reduce", [EMPTY], {}),
        ("add.reduce", [5], {}),
        ("maximum.reduce", [EMPTY], {}),
        ("maximum.reduce", [EMPTY], {"initial": 3}),
        ("maximum.reduce", [VECTOR], {"where": ["array", "bool", [4], [1, 0, 0, 1]]}),
        ("subtract.reduce", [TABLE], {"axis": None}),
        ("subtract.reduce", [VECTOR], {"initial": 10}),
        ("power.reduce", [["array", "int64", [3], [2, 3, 2]]], {}),
        ("less.reduce", [VECTOR], {}),
        ("divmod.reduce", [VECTOR], {}),
        ("add.accumulate", [5], {}),
        ("add.accumulate", [EMPTY], {}),
        ("add.reduceat", [VECTOR, ["list", [0, 4]]], {}),
        ("add.reduceat", [VECTOR, ["list", [0, -1]]], {}),
        ("add.reduceat", [VECTOR, ["list", [3, 1, 2]]], {}),
        ("add.reduceat", [VECTOR, ["list", [0.5]]], {}),
        ("add.outer", [VECTOR, TABLE], {"dtype": "float32"}),
        ("add.at", [["array", "int64", [2], [0, 0]], ["list", [0, 5]], 1], {}),
        ("add.at", [["array", "int64", [2], [0, 0]], ["list", [0]], 1.5], {}),
    ]
]

SPREAD = {"hypot.outer": "ulps", "arctan2.outer": "ulps"}
