"""Rounding, clipping and the replacement of what is not finite."""

from draw import ABSENT, FLOATS, NUMBERS, arrays, booleans, chosen, fixed, floats, integers, one_of, optional, out, partner, selves, where

# Of booleans NumPy rounds to float16, which is left out.
ROUNDED = ["int32", "int64", "uint8", *FLOATS]


def bound(name):
    """A bound: a number, None or an array that broadcasts."""
    return one_of(partner(name, NUMBERS, scalars=(0, 1, 2, -3, 0.5, 300), lists=False, finite=True), fixed(None), chosen(-1, 0, 2, 0.5))


def clipping(own, first):
    return {
        own: first,
        "out": out(0.15),
        "where": where(own),
        "casting": optional(chosen("same_kind", "unsafe"), 0.1),
        "order": optional(chosen("C", "F", "K"), 0.1),
    }


def with_other(other, sampler):
    """A second positional bound: never without the first."""
    return lambda draw, given: sampler(draw, given) if other in given else ABSENT


def unless_given(*others, sampler):
    return lambda draw, given: ABSENT if any(name in given for name in others) else sampler(draw, given)


NAMES = {
    "round": {"a": arrays(ROUNDED), "decimals": optional(integers(-2, 4), 0.8), "out": out(0.2)},
    "ndarray.round": {"self": selves(ROUNDED), "decimals": optional(integers(-2, 4), 0.8), "out": out(0.2)},
    # NumPy's builds differ in which of 0 and -0 clip gives, so CASES has what is not finite.
    "clip": clipping("a", arrays(NUMBERS, finite=True)) | {"a_min": optional(bound("a"), 0.8), "a_max": with_other("a_min", bound("a"))},
    "ndarray.clip": clipping("self", selves(NUMBERS, finite=True)) | {"min": optional(bound("self"), 0.8), "max": optional(bound("self"), 0.8)},
    "nan_to_num": {
        "x": arrays(lists=False),
        "copy": optional(booleans(), 0.4),
        "nan": optional(one_of(floats(-3, 3), integers(0, 5)), 0.4),
        "posinf": optional(one_of(floats(5, 9), fixed(None)), 0.4),
        "neginf": optional(one_of(floats(-9, -5), fixed(None)), 0.4),
    },
}
NAMES["around"] = NAMES["round"]
NAMES["clip"] |= {name: unless_given("a_min", "a_max", sampler=optional(bound("a"), 0.7)) for name in ("min", "max")}
NAMES["clip"] = {name: NAMES["clip"][name] for name in ("a", "a_min", "a_max", "min", "max", "out", "where", "casting", "order")}
NAMES["ndarray.clip"] = {name: NAMES["ndarray.clip"][name] for name in ("self", "min", "max", "out", "where", "casting", "order")}

SPECIAL = ["array", "float64", [6], ["nan", "inf", "-inf", "-0.0", 0.5, 2.5]]
BYTES = ["array", "uint8", [3], [0, 100, 255]]
CASES = [["call", name, [SPECIAL], {}] for name in ("round", "fix", "nan_to_num")]
CASES += [["call", "round", [SPECIAL, decimals], {}] for decimals in (-1, 1, 300)]
CASES += [["call", "round", [["array", "int64", [4], [15, 25, -35, 149]], decimals], {}] for decimals in (-1, -2, 0, 3)]
CASES += [["call", "clip", [SPECIAL, low, high], {}] for low in (0, None, "nan") for high in (1, None) if low != "nan"]
CASES += [["call", "clip", [BYTES, low, high], {}] for low in (-300, 5, None, -1.5) for high in (300, 200, None, 99.5)]
CASES += [
    ["call", "clip", [BYTES], {}],
    ["call", "clip", [BYTES], {"min": 5}],
    ["call", "clip", [BYTES], {"min": 5, "max": 99}],
    ["call", "clip", [BYTES, 5], {}],
    ["call", "clip", [BYTES, 5, 9], {"max": 3}],
    ["call", "clip", [BYTES, 9, 5], {}],
    ["call", "clip", [BYTES, 1.5, 9], {"out": ["array", "uint8", [3], [0, 0, 0]]}],
    ["call", "clip", [SPECIAL, ["array", "float64", [2], [0, 1]], 3], {}],
    ["let", [["array", "float64", [2], ["nan", 1]], ["call", "nan_to_num", [["ref", 0]], {"copy": False}]], ["ref", 0]],
    ["call", "nan_to_num", [SPECIAL], {"nan": ["array", "float64", [6], [9, 8, 7, 6, 5, 4]]}],
    ["call", "nan_to_num", [["array", "float32", [3], ["nan", "inf", "-inf"]]], {}],
]
