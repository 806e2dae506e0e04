"""Makes python-text.json: what Python, NumPy and IPython show for several hundred values and formats."""

import json
import math
import random
import struct

import IPython
import numpy as np

import oracle
from python_values import encode
from text_oracle import answer

EDGE_FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 1e16, 9999999999999998.0, 1e15, 123456789012345680.0, 1e22, 1e-4, 1e-5,
    9.999e-5, 0.00012345, 1e100, 1e-100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, math.pi, math.e,
    float("nan"), float("inf"), float("-inf"), 1 / 3, 2 / 3, 100.0, 1e6, 123456.789, 0.30000000000000004,
]
STRINGS = [
    "", "a", "it's", 'say "hi"', "both ' and \"", "back\\slash", "tab\tnew\nline\rreturn", "\x00\x1f\x7f", "\x80\xa0\xad\xff",
    "é ü ß", "日本語", "😀", "\u200b\u2028\ufeff", "\U000e0001", "\ud800", "a b", "\u3000", "{}", "%d", "x" * 100, "\u0378",
]


def floats(count):
    """Random doubles: of every magnitude, and those that people write."""
    for _ in range(count):
        yield random.choice([
            lambda: struct.unpack("<d", random.randbytes(8))[0],
            lambda: round(random.uniform(-1000, 1000), random.randrange(6)),
            lambda: random.gauss(0, 1),
            lambda: random.gauss(0, 1) * 10 ** random.randrange(-20, 20),
        ])()


def leaf():
    """A random value without members."""
    return random.choice([
        lambda: random.randrange(-100, 100), lambda: next(floats(1)), lambda: random.choice(STRINGS[:19]),
        lambda: random.choice([None, True, False]), lambda: np.float64(random.gauss(0, 1)), lambda: np.int64(random.randrange(100)),
        lambda: np.bool_(random.random() < 0.5), lambda: np.float32(random.gauss(0, 1)), lambda: 10 ** random.randrange(25),
    ])()


def tree(depth):
    """A random nested value."""
    if depth == 0 or random.random() < 0.3:
        return leaf()
    count = random.choice([0, 1, 1, 2, 3, 5, 12])
    return random.choice([
        lambda: [tree(depth - 1) for _ in range(count)],
        lambda: tuple(tree(depth - 1) for _ in range(count)),
        lambda: {random.choice([f"key {i}", i, (i, "k" * random.randrange(30))]): tree(depth - 1) for i in range(count)},
        lambda: {random.randrange(1000) for _ in range(count)} if count < 2 else [random.random() for _ in range(count)],
    ])()


def array():
    """A random small array."""
    shape = random.choice([(2,), (3,), (2, 2), (3, 1), (1, 4), (2, 2, 2), ()])
    values = np.array([random.gauss(0, 1) for _ in range(math.prod(shape))]).reshape(shape)
    return random.choice([values, values.round(2), (values * 10).astype(np.int64), values > 0, values.astype(np.float32)])


def array_tree(depth):
    """A random list, tuple or dict of arrays and scalars."""
    if depth == 0 or random.random() < 0.4:
        return array() if random.random() < 0.7 else leaf()
    count = random.randrange(1, 5)
    return random.choice([
        lambda: [array_tree(depth - 1) for _ in range(count)],
        lambda: tuple(array_tree(depth - 1) for _ in range(count)),
        lambda: {f"W_{i}": array_tree(depth - 1) for i in range(count)},
    ])()


NESTED = [
    [], (), {}, set(), (1,), [1], [[]], ((),), [()], {"a": {}}, {1: "a", 2.5: "b", None: [], True: ()},
    list(range(26)), list(range(40)), list(range(1000)), list(range(1001)), tuple(range(1005)), dict.fromkeys(range(1002)),
    {i: i * i for i in range(30)}, {3, 1, 2}, {"b", "a"}, {1, 2.5}, set(range(40)), {(2, 1), (1, 2)}, {"a", 1}, [{1}, {2}],
    [["x" * 30] * 3] * 2, {"k" * 30: ["v" * 20, "w" * 20], "l" * 30: 1}, {("k" * 30, "l" * 30): ["v" * 20, "w" * 20]},
    [[[["x" * 30, "x" * 30, "x" * 30]]]], ["x" * 100, 1, 2], {"x" * 100: 1, "y": 2}, ["日本語" * 20, "日本語" * 20],
    (("a" * 15,) * 6,) * 2, [("a" * 40, 1), ("b" * 50, 2)], {"a": {"b": {"c": list(range(30))}}}, [None] * 30, [True, False] * 10,
    ["a" * 74], ["a" * 75], ["a" * 76], ["a" * 36, "b" * 36], ["a" * 36, "b" * 35], ["a" * 37, "b" * 36], [[["a" * 73]]],
]


def text_cases():
    """Values whose repr, str and displayed form are kept."""
    scalars = [*EDGE_FLOATS, *floats(250), 0, -1, 10**15, 2**63, -(2**64), 10**20, True, False, None, *STRINGS]
    numpy_scalars = [kind(v) for v in (0, 1, 100) for kind in (np.int64, np.int32, np.uint8)]
    numpy_scalars += [np.float64(v) for v in EDGE_FLOATS] + [np.bool_(True), np.bool_(False)]
    with np.errstate(over="ignore"):
        numpy_scalars += [np.float32(v) for v in [*EDGE_FLOATS, *floats(60)]]
    return [*scalars, *numpy_scalars, *NESTED, *(tree(3) for _ in range(150))]


def array_cases():
    """Values with arrays inside."""
    x, eye = np.array([0.1, 0.2]), np.eye(2)
    fixed = [
        (x, x), [x, x], (x,), [x], {"a": x, "b": eye}, [eye, 1, 2], [1, eye, 2, 3], {1: [1, eye], 2: 3}, [[1, 2, eye, 3], 4],
        ([eye, eye], x), tuple(np.arange(4) / 7 + i for i in range(4)), [np.zeros((2, 2, 2)), 1], (np.float64(0.5), x), np.array(3.0),
    ]
    return [*fixed, *(array_tree(2) for _ in range(80))]


SPECS = """.2f .0f .10f .3e .0e g .3g .10g e E G % .1% 8.3f <8.2f ^9.1f +.2f  .2f 08.2f , ,.2f _ 010,.1f .2 .5 .17 #.3g #.0f z.1f n 010 *^12 d x X o b c #x
#b _x ,d 5 <5 >5 ^5 05 +d  d _b 020_b s 10s .3s ^10s *>8 q .2d ,s =10 +5 zd 5. .q =+8.1f é^7 >20.12f #x 1.1.1 ,_ ,x""".split(" ") + [" .3f", "", " d"]
SPEC_VALUES = [0, 5, -42, 1234567, 10**20, 0.0, -0.0, 3.14159, -2.675, 0.5, 1.5, 1234.5678, 1e-7, 1e20, float("nan"), float("-inf"), "text",
               True, None, np.float64(2.5), np.float32(0.1), np.int64(7), [1]]

PERCENTS = [
    ("%d", 5), ("%d", 3.99), ("%d", -3.99), ("%i|%u", 1, 2), ("%5d|%-5d|%05d", 42, 42, 42), ("%+d % d", 5, 5), ("%.3d", 5), ("%8.3d", -5),
    ("%08.3d", -5), ("%x %X %o", 255, 255, 8), ("%#x %#o %#X", 255, 8, 255), ("%#.4x", 255), ("%f", 1.5), ("%.2f", 2.675), ("%.0f", 0.5),
    ("%.0f", 1.5), ("%8.2f|%-8.2f|%08.2f", 3.14159, 3.14159, -3.14159), ("%+.1f", 2.25), ("%e %E", 12345.678, 0.00012), ("%.3e", 0), ("%g %G", 1e10, 1e-10),
    ("%g", 100000), ("%g", 1000000), ("%.3g", 0.00012345), ("%#.3g", 1.0), ("%s", "x"), ("%10s|%-10s|%.2s", "abc", "abc", "abc"), ("%s", 1.0), ("%s", None),
    ("%s %s", True, [1, 2.5]), ("%r %r", "it's", 1.0), ("%a", "é😀"), ("%c%c", 65, "b"), ("%%",), ("100%%",), ("%5%|",), ("%*d|%-*d", 5, 42, 5, 42), ("%.*f", 2, 3.14159),
    ("%s", np.float64(0.5)), ("%r", np.float64(0.5)), ("%d", np.int64(3)), ("%.3f", np.float32(0.1)), ("%f", True), ("%s", np.float32(0.1)), ("%d", 10**20),
    ("%d", "a"), ("%f", "a"), ("%d %d", 1), ("%d", 1, 2), ("%q", 1), ("%", 1), ("%c", "ab"), ("%x", 1.5), ("%.2f", None), ("%d", None), ("%i", float("nan")),
    ("%d", float("inf")), ("%(a)s", 1), ("%*d", 1), ("%ld", 5), ("%5.1f%%", 12.345), ("iter %d, loss: %f", 100, 81.29340), ("%s", (1,)), ("%", ), ("%y",), ("%f %f", 1e300, 1e-300),
    ("%5c|", "x"), ("%-5c|", 65), ("%05s|", "ab"), ("%.1f", float("nan")), ("%5.1f", float("-inf")), ("%05.1f", float("inf")), ("% .3f", 1.0), ("%+s", "a"),
]
BRACES = [
    ("{}", [1]), ("{} {}", [1, "a"]), ("{1} {0}", ["a", "b"]), ("{:.3f}", [3.14159]), ("{0:.2f} {0:e}", [2.5]), ("{:>10}|{:<10}|{:^10}", ["a", "b", "c"]),
    ("{!r} {!s}", ["it's", "x"]), ("{:{}}", [3.5, 8]), ("{:{}.{}f}", [3.14159, 8, 2]), ("{0:{1}}", [5, "x"]), ("{{}} {}", [1]), ("{{{}}}", [1]), ("}}{{", []),
    ("{", [1]), ("}", [1]), ("{0} {}", [1]), ("{} {0}", [1]), ("{} {}", [1]), ("{a}", [1]), ("{:5", [1]), ("{!z}", [1]), ("{0[0]} {0[1]}", [[1, 2.0]]),
    ("{0[2]}", [[1, 2]]), ("{:d}", [3.5]), ("{:f}", ["a"]), ("{:>10}", [None]), ("{}", [None]), ("{}", [[1, "a", 2.0]]), ("{:>8}", [True]), ("{!r:>8}", ["a"]),
    ("{:.2f}%", [12.345]), ("{:,}", [1234567]), ("{:%}", [0.25]), ("epoch {}: {:.4f}", [10, 0.123456]), ("{!a}", ["é"]), ("{:{}{}}", [5, ">", 4]), ("{0!r}", [np.float64(0.5)]),
    ("{}", [np.float64(0.5)]), ("{}", [np.float32(0.1)]), ("{0}", [np.bool_(True)]), ("{:.3}", [np.float32(0.1)]), ("{:{:{}}}", [1, 2, 3]), ("a}", []), ("{0", [1]), ("{0!}", [1]),
]
NAMED = [("{name}: {x:.2f}", [], {"name": "a", "x": 0.125}), ("{x:{w}.{p}f}", [], {"x": 3.14159, "w": 9, "p": 3}), ("{0} {k}", [1], {"k": 2}), ("{d[key]}", [], {"d": {"key": 1.5}})]


def format_cases():
    """Formats of every kind, with errors among them."""
    cases = [["format", encode(value), spec] for value in SPEC_VALUES for spec in SPECS]
    cases += [["format", encode(x), f".{random.randrange(18)}{random.choice('feg')}"] for x in floats(200)]
    cases += [["percent", template, [encode(v) for v in values]] for template, *values in PERCENTS]
    cases += [["brace", template, [encode(v) for v in values]] for template, values in BRACES]
    cases += [["brace", template, [encode(v) for v in values], {k: encode(v) for k, v in names.items()}] for template, values, names in NAMED]
    cases += [["round", encode(x), digits] for x in [*EDGE_FLOATS[:24], *floats(60)] for digits in (0, 1, 2, 5)]
    cases += [["round", encode(x)] for x in [0.5, 1.5, 2.5, -0.5, -1.5, 2.4999, 1e15 + 0.5, float("nan"), float("inf"), *floats(20)]]
    cases += [["round", encode(x), digits] for x in (1250, 1350, -15, 5, 0) for digits in (-1, -2, -3, 1)]
    return cases


def shown(value):
    """A value and the three texts of it."""
    data = encode(value)
    return [data, *(answer([kind, data])["text"] for kind in ("repr", "str", "pretty"))]


def main():
    oracle.check_settings()
    random.seed(20)
    golden = {
        "oracle": {**oracle.describe(), "ipython": IPython.__version__},
        "values": [shown(value) for value in text_cases()],
        "arrays": [shown(value) for value in array_cases()],
        "formats": [[case, answer(case)] for case in format_cases()],
    }
    path = oracle.FOLDER / "python-text.json"
    # Lone surrogates have no UTF-8: all but ASCII is escaped.
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")
    print(f"  {path.name}: {len(golden['values'])} values, {len(golden['arrays'])} with arrays, {len(golden['formats'])} formats")


if __name__ == "__main__":
    main()
