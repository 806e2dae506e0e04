"""Products of vectors and matrices by the oracle: every kernel, remainder and block edge.

The inputs come from a formula that the tests repeat exactly, so that the file holds results only, as
a hash of all their bits.
"""

import numpy as np

import oracle


def values(count, seed):
    """Doubles in [-1, 1) of 53 random bits: splitmix64 of seed * 2^32 + index."""
    x = (np.arange(1, count + 1, dtype=np.uint64) + np.uint64(seed << 32)) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return (x >> np.uint64(11)).astype(np.float64) / 2.0**52 - 1


def matrix(m, n, seed, order):
    """An m x n matrix, laid out by rows ("C") or by columns ("F")."""
    return np.asarray(values(m * n, seed).reshape(m, n), order=order)


def hash_of(x):
    """All bits of an array in one number: FNV-1a over its 32-bit words."""
    h = 0x811C9DC5
    for word in np.ascontiguousarray(x).reshape(-1).view(np.uint32).tolist():
        h = ((h ^ word) * 0x01000193) & 0xFFFFFFFF
    return h


def dots(cases):
    for seed, k in enumerate([1, 2, 3, 4, 7, 15, 16, 17, 31, 32, 100, 1000, 5003]):
        x, y = values(2 * k, seed), values(2 * k, seed + 1000)
        cases.append(["dot", "contiguous", 1, k, 1, seed, hash_of(np.dot(x[:k], y[:k]))])
        cases.append(["dot", "strided", 1, k, 1, seed, hash_of(np.dot(x[::2], y[:k]))])


def vectors(cases):
    seed = 100
    for m in [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 30]:
        for k in [1, 2, 3, 4, 5, 6, 7, 8, 13, 16, 27, 64, 100] + ([2047, 2050, 4100, 5001] if m < 8 else []):
            for order in "CF":
                seed += 1
                a, x = matrix(m, k, seed, order), values(k, seed + 1000)
                cases.append(["matVec", order, m, k, 1, seed, hash_of(np.dot(a, x))])


SHAPES = [
    (2, 2, 2), (3, 5, 4), (4, 4, 4), (5, 8, 7), (7, 21, 9), (8, 16, 8), (13, 37, 6), (3, 300, 8), (2, 256, 2),
    (3, 257, 5), (5, 512, 4), (5, 1001, 9), (33, 40, 35), (1, 9, 6), (6, 9, 1), (1, 40, 1),
]  # fmt: skip


def matrices(cases):
    seed = 900
    for m, k, n in SHAPES:
        for orders in ("CC", "CF", "FC", "FF"):
            seed += 1
            a, b = matrix(m, k, seed, orders[0]), matrix(k, n, seed + 1000, orders[1])
            cases.append(["matMul", orders, m, k, n, seed, hash_of(a @ b)])


def main():
    cases = []
    dots(cases)
    vectors(cases)
    matrices(cases)
    oracle.write("products", {"cases": cases})


main()
