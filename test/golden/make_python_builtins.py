"""Makes python-builtins.json: Python's random streams, its math, its parsing of numbers."""

import json
import math
import random

import oracle
from python_values import encode, outcome

SEEDS = [0, 1, 42, -7, 2**31, 2**32, 2**40 + 3, 10**30]


def stream(seed):
    """One call of each drawing function after another, from one seed."""
    random.seed(seed)
    letters = [1, 2, 3, 4, 5, 6, 7]
    drawn = [
        [random.random() for _ in range(3)],
        random.getrandbits(5), random.getrandbits(32), random.getrandbits(50),
        [random.randint(1, 6) for _ in range(10)], random.randrange(10), random.randrange(5, 50, 7), random.randrange(2**40),
        random.choice("abcdef"), [random.uniform(-1, 1) for _ in range(3)], [random.gauss(0, 1) for _ in range(5)],
        [random.normalvariate(1, 2) for _ in range(5)], random.expovariate(2.0), random.triangular(0, 10, 3), random.triangular(),
        random.lognormvariate(0, 1), random.paretovariate(3), random.sample(range(10), 4), random.sample(range(1000), 5),
        random.sample(range(60), 30), random.choices("abc", k=5), random.choices("abc", weights=[1, 5, 1], k=6),
        random.choices([1, 2, 3], cum_weights=[1, 2, 9], k=4),
    ]
    random.shuffle(letters)
    random.seed(seed)
    return {"seed": str(seed), "drawn": [encode(v) for v in drawn], "shuffled": letters}


POINTS = [0.0, -0.0, 0.5, -0.5, 1.0, -1.0, 2.0, 10.0, 0.1, 1e-10, 100.0, 709.0, 710.0, -745.0, float("inf"), float("-inf"), float("nan"), 3.7, -3.7, 1e16]
UNARY = "sqrt exp expm1 log log2 log10 log1p sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh fabs degrees radians floor ceil trunc isnan isinf isfinite".split()
BINARY = [("pow", 2, 10), ("pow", 2, 0.5), ("pow", -8, 1 / 3), ("pow", 0.0, -1.0), ("pow", 10.0, 400.0), ("pow", 1, float("nan")), ("atan2", 1, -1), ("atan2", -0.0, -1),
          ("fmod", -7, 3), ("fmod", 7, 0), ("copysign", 3, -0.0), ("log", 8, 2), ("log", 100, 10), ("gcd", 12, 18), ("lcm", 4, 6), ("comb", 10, 3), ("comb", 3, 5),
          ("perm", 5, 2), ("isclose", 1.0, 1.0000000001), ("isclose", 1.0, 1.1), ("hypot", 3, 4), ("log", 0, 2), ("comb", -1, 2)]
OTHERS = [("factorial", [n]) for n in (0, 1, 5, 18, -1)] + [("isqrt", [n]) for n in (0, 15, 16, 17, 10**14, -1)] + [
    ("prod", [[1, 2, 3, 4]]), ("prod", [[0.5, 4]]), ("fsum", [[0.1] * 10]), ("fsum", [[1e100, 1.0, -1e100]]), ("fsum", [[5e-324, 5e-324]]),
    ("fsum", [[1e308, 1e308]]), ("fsum", [[float("inf"), 1.0]]), ("fsum", [[]]), ("dist", [[1, 2], [4, 6]])]
NUMBERS = ["1", " 42 ", "-7", "+3", "1_000", "1__0", "3.5", "1e3", "1e-5", ".5", "5.", "inf", "-Infinity", "nan", "", "x", "0x1f", "1.5.2", "1e", "--1", "_1", "1_", "١"]
BASED = [("ff", 16), ("0xff", 16), ("0b101", 2), ("101", 2), ("0o17", 8), ("0x1f", 0), ("12", 0), ("z", 36), ("2", 2), ("0b1", 16), ("-0xff", 16)]


def main():
    oracle.check_settings()
    calls = [[name, [encode(x)], outcome(lambda: repr(getattr(math, name)(x)))] for name in UNARY for x in POINTS]
    calls += [[name, [encode(x), encode(y)], outcome(lambda: repr(getattr(math, name)(x, y)))] for name, x, y in BINARY]
    calls += [[name, [encode(a) for a in args], outcome(lambda: repr(getattr(math, name)(*args)))] for name, args in OTHERS]
    golden = {
        "oracle": oracle.describe(),
        "random": [stream(seed) for seed in SEEDS],
        "math": calls,
        "float": [[text, outcome(lambda: repr(float(text)))] for text in NUMBERS if text.isascii()],
        "int": [[text, 10, outcome(lambda: repr(int(text)))] for text in NUMBERS if text.isascii()]
        + [[text, base, outcome(lambda: repr(int(text, base)))] for text, base in BASED],
    }
    path = oracle.FOLDER / "python-builtins.json"
    path.write_text(json.dumps(golden) + "\n", encoding="utf-8")
    print(f"  {path.name}: {len(golden['random'])} streams, {len(calls)} calls of math")


if __name__ == "__main__":
    main()
