"""Dtypes: what they are called, what casts to what, what they tell of themselves; scalars and constants."""

import numpy as np

from draw import DTYPES, FLOATS, INTEGERS, NUMBERS, booleans, chosen, dtypes, fixed, floats, integers, lists, one_of, optional, selves

ABSTRACT = "generic number integer signedinteger unsignedinteger inexact floating".split()
ALIASES = "byte ubyte short ushort intc uintc int_ uint intp uintp long ulong longlong ulonglong single double bool_".split()
CODES = ["?", "b", "B", "h", "H", "i", "I", "l", "L", "q", "Q", "f", "d", "f4", "f8", "<f8", "=i4", "|u1", "i2", "u8", "int", "float", "bool", "p"]
ABSENT_TYPES = ["float3", "x"]


CONSTANTS = "pi e euler_gamma inf nan newaxis True_ False_ little_endian".split()


def belonging(name):
    """What belongs to an abstract type, or what an abstract type belongs to."""

    def sample(draw):
        pair = [["fact", name, None], ANY_TYPE(draw, {})]
        return ["call", "issubdtype", pair if draw.chance(0.4) else pair[::-1], {}]

    return sample


def named(*names):
    """A value of `np` by its name."""
    return lambda draw, given: ["fact", draw.random.choice(names), None]


ANY_DTYPE = one_of(dtypes(), chosen(*CODES), named(*DTYPES), named(*ALIASES))
ANY_TYPE = one_of(dtypes(), named(*DTYPES), named(*ABSTRACT), named(*ABSTRACT))
KINDS = ["bool", "signed integer", "unsigned integer", "integral", "real floating", "complex floating", "numeric"]
KIND = one_of(chosen(*KINDS), named(*DTYPES), chosen("other"))


def kinds(draw, given):
    return ["tuple", [KIND(draw, given) for _ in range(2)]] if draw.chance(0.3) else KIND(draw, given)


def scalar_argument(dtype):
    """What a scalar type converts: numbers, numeric text, lists."""
    whole = integers(-130, 300) if dtype in INTEGERS else integers(-9, 9)
    if dtype == "bool":
        return one_of(integers(0, 2), booleans(), floats(-1, 1), fixed(["list", [0, 2]]))
    return one_of(whole, booleans(), floats(-9, 9) if dtype in FLOATS else integers(0, 9), chosen("5", " 7 ", "nan" if dtype in FLOATS else "3"), fixed(["list", [1, 2]]))


def wide_scalar(draw, given):
    """A scalar whose smallest dtype is not float16."""
    return draw.random.choice([0, 5, 255, 256, -1, -128, -129, 65536, 2**31, 2**40, -(2**40), True, 1e5 + 0.5, 1e39])


FINFO = [name for name in dir(np.finfo("f8")) if not name.startswith("_")]
IINFO = [name for name in dir(np.iinfo("i8")) if not name.startswith("_")]
# `num` counts NumPy's own table of dtypes, `descr` serves structures, `newbyteorder` other machines.
DTYPE_FACTS = "alignment base byteorder char fields flags hasobject isalignedstruct isbuiltin isnative itemsize kind metadata name names ndim shape str subdtype type".split()

NAMES = {
    "can_cast": {"from_": one_of(dtypes(), selves()), "to": dtypes(), "casting": optional(chosen("no", "equiv", "safe", "same_kind", "unsafe"))},
    "promote_types": {"type1": ANY_DTYPE, "type2": ANY_DTYPE},
    "result_type": {"arrays_and_dtypes": lists(one_of(selves(), dtypes(), named(*DTYPES), chosen(2, 0.5, True)), 1, 3)},
    "min_scalar_type": {"a": one_of(wide_scalar, selves(low=1), selves(INTEGERS, low=0, high=0))},
    "common_type": {"arrays": lists(selves(NUMBERS), 1, 3)},
    "issubdtype": {"arg1": ANY_TYPE, "arg2": ANY_TYPE},
    "isdtype": {"dtype": one_of(named(*DTYPES), lambda draw, given: ["call", "dtype", [draw.random.choice(DTYPES)], {}]), "kind": kinds},
    "isscalar": {"element": one_of(chosen(1, 0.5, True, "text"), selves(), fixed(["list", [1]]))},
    "finfo": {"dtype": one_of(dtypes(*FLOATS), named(*FLOATS), selves(FLOATS, low=1), dtypes())},
    "iinfo": {"int_type": one_of(dtypes(*INTEGERS), named(*INTEGERS), dtypes())},
    "dtype": {"dtype": ANY_DTYPE, "align": optional(booleans()), "copy": optional(booleans())},
}
NAMES["finfo"] = {"dtype": one_of(dtypes(*FLOATS), named(*FLOATS), dtypes())}
NAMES |= {name: {"value": scalar_argument(name)} for name in DTYPES}
NAMES |= {name: {} for name in CONSTANTS}
NAMES |= {name: belonging(name) for name in ABSTRACT}
NAMES |= {
    "typecodes": {},
    "typename": {"char": chosen(*"?bBhHiIlLqQfd")},
    "mintypecode": {
        "typechars": one_of(chosen("if", "fd", "FD", "iq", "Fd", "bB"), lists(one_of(chosen(*"fdFDi"), selves(NUMBERS, low=1)), 1, 3)),
        "typeset": optional(chosen("GDFgdf", "fdi", ["list", ["d", "f"]])),
        "default": optional(chosen("d", "f")),
    },
    "ufunc": lambda draw: ["isinstance", ["fact", draw.random.choice(["add", "exp", "matmul", "sum", "dot", "vectorize", "isnan", "clip", "divmod"]), None], "ufunc"],
}
# Arrays of NumPy's longlong call it int64, and say so: only those of int64 proper leave it out.
NAMES |= {name: {"value": one_of(integers(0, 300), booleans(), chosen("5", " 7 "))} for name in ("longlong", "ulonglong")}

CASES = [["attribute", ["call", "finfo", [dtype], {}], fact] for dtype in FLOATS for fact in FINFO]
CASES += [["attribute", ["call", "iinfo", [dtype], {}], fact] for dtype in INTEGERS for fact in IINFO]
CASES += [["attribute", ["call", "dtype", [dtype], {}], fact] for dtype in DTYPES for fact in DTYPE_FACTS]
CASES += [["call", name, [1], {}] for name in ALIASES]
CASES += [["call", "dtype", [code], {}] for code in CODES + ABSENT_TYPES]
CASES += [["call", name, [], {}] for name in DTYPES]
TEXTS = ["0x10", "1_000", "1__0", "1.5", "0b1", "", "abc", " .5 ", " 7 ", "1e3", "-Infinity", "0"]
CASES += [["call", name, [text], {}] for name in ["bool", "int64", "uint8", "float32", "float64"] for text in TEXTS]
CASES += [
    ["call", "can_cast", [5, "int8"], {}],
    ["call", "can_cast", ["int8", "int16", "sometimes"], {}],
    ["call", "isdtype", ["float64", "numeric"], {}],
    ["call", "isdtype", [["fact", "float64", None], 5], {}],
    ["call", "result_type", [], {}],
    ["call", "common_type", [["array", "bool", [1], [1]]], {}],
    ["call", "int8", [300], {}],
    ["call", "int64", ["x"], {}],
    ["call", "float32", [0.1], {}],
    ["call", "finfo", [0.5], {}],
    ["call", "iinfo", [5], {}],
]
