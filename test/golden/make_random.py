"""Streams of np.random: each is one generator and the calls made on it, one after another.

A call is [method, positional arguments, keyword arguments, dtype, shape, values]; for `shuffle` the
values are the argument afterwards. Single numbers have dtype "scalar".
"""

import json

import numpy as np

import oracle

LEGACY = [
    ["rand", [3], {}], ["randn", [3], {}], ["rand", [], {}], ["randn", [2, 2], {}],
    ["random_sample", [], {"size": [2, 3]}], ["random", [4], {}],
    ["uniform", [], {}], ["uniform", [-1, 1, 5], {}], ["uniform", [], {"low": 2, "high": 5, "size": 3}],
    ["uniform", [[0, 10], [1, 20]], {}], ["normal", [], {"size": 5}], ["normal", [10, 2, [2, 2]], {}],
    ["normal", [[0, 100], 1], {"size": [3, 2]}], ["standard_normal", [3], {}],
    ["exponential", [2.5, 4], {}], ["standard_exponential", [4], {}],
    ["randint", [10], {}], ["randint", [10], {"size": 12}], ["randint", [-5, 5, [2, 3]], {}],
    ["randint", [0, 2**32], {"size": 3}], ["randint", [0, 2**40], {"size": 4}],
    ["randint", [0, 256], {"size": 9, "dtype": "uint8"}], ["randint", [-100, 100], {"size": 5, "dtype": "int16"}],
    ["randint", [0, 2], {"size": 7, "dtype": "bool"}], ["randint", [0, 7], {"size": 5, "dtype": "int32"}],
    ["randint", [[1, 10, 100]], {}], ["randint", [1, 2], {"size": 2}],
    ["permutation", [10], {}], ["permutation", [[5, 6, 7, 8]], {}], ["permutation", [[[1, 2], [3, 4], [5, 6]]], {}],
    ["shuffle", [[1, 2, 3, 4, 5, 6]], {}], ["shuffle", [[[1, 2], [3, 4], [5, 6], [7, 8]]], {}],
    ["choice", [5], {}], ["choice", [5, 3], {}], ["choice", [[1.5, 2.5, 3.5], [2, 2]], {}],
    ["choice", [10, 4], {"replace": False}], ["choice", [4, 6], {"p": [0.1, 0.2, 0.3, 0.4]}],
    ["choice", [4], {"p": [0.1, 0.2, 0.3, 0.4]}], ["choice", [5, 3, False, [0.1, 0.0, 0.3, 0.4, 0.2]], {}],
    ["rand", [2], {}],
]  # fmt: skip

GENERATOR = [
    ["random", [], {}], ["random", [3], {}], ["random", [], {"size": [2, 2]}], ["random", [5], {"dtype": "float32"}],
    ["standard_normal", [5], {}], ["normal", [10, 2, [2, 3]], {}], ["normal", [], {"loc": [1, 2, 3], "scale": 0.5}],
    ["uniform", [-1, 1, 4], {}], ["uniform", [], {"high": 3}],
    ["exponential", [2, 5], {}], ["standard_exponential", [4], {}],
    ["integers", [10], {}], ["integers", [10], {"size": 9}], ["integers", [-5, 5, [2, 3]], {}],
    ["integers", [1, 6], {"size": 6, "endpoint": True}], ["integers", [0, 2**32], {"size": 3}],
    ["integers", [0, 2**40], {"size": 4}], ["integers", [0, 256], {"size": 9, "dtype": "uint8"}],
    ["integers", [-100, 100], {"size": 5, "dtype": "int16"}], ["integers", [0, 2], {"size": 7, "dtype": "bool"}],
    ["integers", [0, 7], {"size": 5, "dtype": "int32"}], ["integers", [[1, 10, 100]], {}],
    ["permutation", [10], {}], ["permutation", [[[1, 2, 3], [4, 5, 6]]], {"axis": 1}],
    ["shuffle", [[1, 2, 3, 4, 5, 6]], {}], ["shuffle", [[[1, 2, 3], [4, 5, 6]]], {"axis": 1}],
    ["choice", [5], {}], ["choice", [5, 7], {}], ["choice", [[1.5, 2.5, 3.5], [2, 2]], {}],
    ["choice", [10, 4], {"replace": False}], ["choice", [20000, 5], {"replace": False}],
    ["choice", [12000, 300], {"replace": False}], ["choice", [30, 9], {"replace": False, "shuffle": False}],
    ["choice", [4, 6], {"p": [0.1, 0.2, 0.3, 0.4]}], ["choice", [5, 3, False, [0.1, 0.0, 0.3, 0.4, 0.2]], {}],
    ["random", [2], {}],
]  # fmt: skip


def argument(value):
    """Lists become arrays where NumPy would shuffle or draw from them."""
    return np.array(value) if isinstance(value, list) else value


def call(generator, method, args, kwargs):
    args = list(args)
    if method in ("shuffle", "permutation", "choice") and isinstance(args[0], list):
        args[0] = argument(args[0])
    result = getattr(generator, method)(*args, **kwargs)
    if method == "shuffle":
        result = args[0]
    if not isinstance(result, np.ndarray):
        return ["scalar", [], [float(result)]]
    return [str(result.dtype), list(result.shape), [float(v) for v in result.ravel()]]


def stream(family, seed, generator, calls):
    return {"family": family, "seed": seed, "calls": [[*one, *call(generator, *one)] for one in calls]}


def long_stream(name, values):
    """A long stream as a hash of its bits, FNV-1a over 32-bit words."""
    h = 0x811C9DC5
    for word in values.view(np.uint32).tolist():
        h = ((h ^ word) * 0x01000193) & 0xFFFFFFFF
    return [name, len(values), h]


def main():
    streams = [stream("legacy", seed, np.random.RandomState(seed), LEGACY) for seed in (0, 42, 4294967295, [1, 2, 3])]
    seeds = (0, 42, 12345678901234567890, [1, 2, 3, 4, 5, 6])
    streams += [stream("generator", str(s) if isinstance(s, int) else s, np.random.default_rng(s), GENERATOR) for s in seeds]
    oracle.write("random", {
        "streams": json.loads(json.dumps(streams)),
        "long": [
            long_stream("rand", np.random.RandomState(1).rand(100_000)),
            long_stream("random", np.random.default_rng(1).random(100_000)),
            long_stream("normal", np.random.default_rng(1).normal(size=100_000)),
        ],
        # RandomState takes the C library's logarithm, which is not always correctly rounded
        "randn": np.random.RandomState(1).randn(100_000)[::100].tolist(),
        "words": [int(w) for w in np.random.SeedSequence(5, spawn_key=(1, 2)).generate_state(6)]
        + [int(w) for w in np.random.SeedSequence(5).spawn(2)[1].generate_state(2)],
    })  # fmt: skip


main()
