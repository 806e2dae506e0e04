"""The table of src/numpy/elementary/cLog.ts: a search for it by the rule below.

That it is the table wanted, its results show: test/numpy/elementary holds them against the C library's own, of
arguments that the library does not round correctly.

Significands from 0.6875 to 1.375 are cut into 128 intervals. For each a float next to the reciprocal of its middle is
taken, at most 2^29 floats away; with c its exact reciprocal it is the one for which ln(c) is nearest to a multiple of
2^-43, of those for which z - c, z in the interval, comes within 2^-66 c when c is written as a sum of two floats.
`python scripts/tables/cLog.py > src/numpy/elementary/cLogTable.ts` takes a minute.
"""

from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 70
REACH = 2**29
GRID = 43
BLOCK = 1024
#: The binary digits kept beside an integer in the search, and those of its first number.
FRACTION, GUARD = 64, 40


def interval(i):
    """The middle of an interval, and the last binary place of z - c there."""
    low, width, place = (Decimal(11) / 16, Decimal(1) / 256, 61) if i < 80 else (Decimal(3) / 8, Decimal(1) / 128, 60)
    return low + width * i + width / 2, place


def candidates(middle, p):
    """Multiples L of 2^-43 whose e^-L is next to a multiple of 2^-p, the nearest first of every some thousands."""
    centre = int((middle.ln() * 2**GRID).to_integral_value())
    half = int(REACH * middle / 2**p * 2**GRID) + 2
    blocks = 2 * half // BLOCK + 1
    power = int(((Decimal(half - centre) / 2**GRID).exp() * 2 ** (p + FRACTION + GUARD)).to_integral_value())
    factor = int(((Decimal(-BLOCK) / 2**GRID).exp() * 2**160).to_integral_value())
    # of e^-(L + l 2^-43) = t - l t 2^-43 + l^2 t 2^-87, in units of 2^-p, the fractions alone: 64 bits wrap around
    terms = np.empty((3, blocks, 1), dtype=np.uint64)
    for block in range(blocks):
        terms[:, block, 0] = [(power >> GUARD + shift) % 2**FRACTION for shift in (0, GRID, 2 * GRID + 1)]
        power = power * factor >> 160
    steps = np.arange(BLOCK, dtype=np.uint64)
    for first in range(0, blocks, 256):
        constant, linear, square = terms[:, first : first + 256]
        fraction = constant - steps * linear + steps * steps * square
        distance = np.minimum(fraction, ~fraction + np.uint64(1))
        for at in np.argsort(distance, axis=None)[:64]:
            yield int(distance.flat[at]), centre - half + BLOCK * first + int(at)


def choose(i):
    """How many floats the interval's reciprocal lies from that of its middle."""
    middle, place = interval(i)
    p = 52 if middle <= 1 else 53
    start = int((2**p / middle).to_integral_value())
    for _, multiple in sorted(candidates(middle, p)):
        reciprocal = int(((Decimal(-multiple) / 2**GRID).exp() * 2**p).to_integral_value())
        c = Decimal(2**p) / reciprocal
        low = (c - Decimal(float(c))) * 2**place
        if abs(reciprocal - start) <= REACH and abs(low - low.to_integral_value()) < c * Decimal(2) ** (place - 66):
            return reciprocal - start
    raise ValueError(f"no candidate for interval {i}")


lines, offsets = [], [choose(i) for i in range(128)]
for at in range(0, 128, 8):
    lines.append("  " + ", ".join(str(offset) for offset in offsets[at : at + 8]) + ",")
print("/** Floats from the reciprocal of each interval's middle to the one chosen; by scripts/tables/cLog.py. */")
print("export const cLogOffsets: readonly number[] = [")
print("\n".join(lines))
print("]")
