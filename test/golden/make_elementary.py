"""Correctly rounded values of the elementary functions, and how NumPy's compare.

The truth comes from Python's decimal module: exp and ln are its own, the rest is built on them and on
power series, with 120 digits. `float` of a Decimal rounds correctly. For each function the file also
counts how many of the oracle's values are the same doubles.
"""

import random
from decimal import Decimal as D
from decimal import getcontext, localcontext

import numpy as np

import oracle

getcontext().prec = 120
getcontext().Emin, getcontext().Emax = -10**6, 10**6
TINY = D(10) ** -125
COUNT = 60


def arctan_series(x):
    """arctan for small x."""
    term, total, k, square = x, x, 1, x * x
    while abs(term) > abs(x) * TINY:
        term, k = -term * square, k + 2
        total += term / k
    return total


def arctan(x):
    if abs(x) > D("0.1"):  # halve the angle
        return 2 * arctan(x / (1 + (1 + x * x).sqrt()))
    return arctan_series(x) if x else x


PI = 4 * (4 * arctan_series(D(1) / 5) - arctan_series(D(1) / 239))


def sin_cos(x):
    """sin and cos by their series, after whole turns are taken off with enough digits."""
    with localcontext() as context:
        context.prec = 130 + max(0, x.adjusted())
        x = x if x.adjusted() < 1 else x - 2 * pi_of(context.prec) * (x / (2 * PI)).to_integral_value()
    sums, term, n = [D(1), x, D(0), D(0)], x, 1
    while abs(term) > TINY * abs(x):
        n += 1
        term = term * x / n
        sums[n % 4] += term
    return sums[1] - sums[3], sums[0] - sums[2]


def pi_of(digits):
    with localcontext() as context:
        context.prec = digits + 10
        machin = 16 * arctan_exact(D(1) / 5, digits) - 4 * arctan_exact(D(1) / 239, digits)
    return machin


def arctan_exact(x, digits):
    term, total, k, square = x, x, 1, x * x
    while abs(term) > D(10) ** -(digits + 5):
        term, k = -term * square, k + 2
        total += term / k
    return total


def arcsin(x):
    return PI / 2 * x if abs(x) == 1 else arctan(x / (1 - x * x).sqrt())


def cbrt(x):
    return (abs(x).ln() / 3).exp().copy_sign(x)


FUNCTIONS = {
    "exp": D.exp,
    "exp2": lambda x: (x * D(2).ln()).exp(),
    "expm1": lambda x: x.exp() - 1,
    "log": D.ln,
    "log2": lambda x: x.ln() / D(2).ln(),
    "log10": lambda x: x.ln() / D(10).ln(),
    "log1p": lambda x: (1 + x).ln(),
    "sin": lambda x: sin_cos(x)[0],
    "cos": lambda x: sin_cos(x)[1],
    "tan": lambda x: sin_cos(x)[0] / sin_cos(x)[1],
    "arcsin": arcsin,
    "arccos": lambda x: PI / 2 - arcsin(x),
    "arctan": arctan,
    "sinh": lambda x: (x.exp() - (-x).exp()) / 2,
    "cosh": lambda x: (x.exp() + (-x).exp()) / 2,
    "tanh": lambda x: ((2 * x).exp() - 1) / ((2 * x).exp() + 1),
    "arcsinh": lambda x: (x + (x * x + 1).sqrt()).ln(),
    "arccosh": lambda x: (x + (x * x - 1).sqrt()).ln(),
    "arctanh": lambda x: ((1 + x) / (1 - x)).ln() / 2,
    "cbrt": cbrt,
}
POSITIVE = {"log", "log2", "log10"}
UNIT = {"arcsin", "arccos", "arctanh"}


def arguments(name):
    """Ordinary arguments, and some near the ends of the domain, all from one seed."""
    rng = random.Random(name)
    some = [rng.gauss(0, s) for s in (0.01, 1, 8) for _ in range(COUNT // 4)]
    wide = [rng.choice([-1, 1]) * 2.0 ** rng.uniform(-20, 9) for _ in range(COUNT // 4)]
    if name in POSITIVE:
        return [abs(x) for x in some] + [2.0 ** rng.uniform(-1070, 1020) for _ in wide] + [1 + x for x in some[:9]] + [5e-324]
    if name in UNIT:
        return [rng.uniform(-1, 1) for _ in some] + [1 - 2.0 ** -rng.randint(2, 52) for _ in wide]
    if name == "arccosh":
        return [1 + abs(x) for x in some + wide]
    if name == "log1p":
        return [abs(x) for x in some + wide] + [-rng.random() for _ in wide]
    return some + wide


def main():
    np.seterr(all="ignore")
    rows = []
    for name, function in FUNCTIONS.items():
        xs = arguments(name)
        ys = [float(function(D(x))) for x in xs]
        same = int(np.sum(getattr(np, name)(np.array(xs)) == np.array(ys)))
        rows.append([name, f"{same} of {len(xs)} in NumPy", xs, ys])
    rng = random.Random("two arguments")
    pairs = [(abs(rng.gauss(0, 5)), rng.gauss(0, 5)) for _ in range(2 * COUNT)]
    two = [["power", [[x, y, float((D(x).ln() * D(y)).exp())] for x, y in pairs]],
           ["hypot", [[x, y, float((D(x) ** 2 + D(y) ** 2).sqrt())] for x, y in pairs]],
           ["arctan2", [[y, x, float(arctan(D(y) / D(x)))] for x, y in pairs]]]
    products = [[a, b, c, float(D(a) * D(b) + D(c))] for a, b, c in fma_cases(rng)]
    oracle.write("elementary", {"one": rows, "two": two, "fma": products})


def fma_cases(rng):
    """Ordinary sums, sums that cancel, ties that the last bit decides, and the ends of the range."""
    for _ in range(60):
        a, b = rng.gauss(0, 1), rng.gauss(0, 1)
        yield a, b, rng.gauss(0, 1)
        yield a, b, -(a * b)
        yield 1 + 2.0**-30, 1 + 2.0**-23 * rng.randint(1, 99), 2.0 ** -rng.randint(100, 170) * rng.choice([-1, 1])
        yield a * 2.0**-540, b * 2.0**-530, rng.gauss(0, 1) * 2.0**-1060
        yield a * 2.0**600, b * 2.0**420, rng.gauss(0, 1) * 2.0**1018


main()
