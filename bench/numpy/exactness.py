"""Inputs and results of NumPy as binary files: `exactness.py FOLDER SEED COUNT`.

exp, log and the normal streams are NumPy's; tanh is the exact value rounded, by decimal arithmetic.
"""

import decimal
import sys
from pathlib import Path

import numpy as np

folder, seed, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
rng = np.random.default_rng(seed)
decimal.getcontext().prec = 50


def exact_tanh(x):
    """tanh(x) = (t - 1) / (t + 1), t = exp(2x), with 50 digits, rounded to the nearest float."""
    t = (2 * decimal.Decimal(x)).exp()
    return float((t - 1) / (t + 1))


inputs = {
    "exp-inputs": rng.uniform(-20, 20, count),
    "log-inputs": np.exp(rng.uniform(-20, 20, count)),
    "tanh-inputs": rng.normal(0, 2, count),
}
results = inputs | {
    "exp": np.exp(inputs["exp-inputs"]),
    "log": np.log(inputs["log-inputs"]),
    "tanh": np.array([exact_tanh(x) for x in inputs["tanh-inputs"].tolist()]),
    "randn": np.random.RandomState(seed).randn(count),
    "normal": np.random.default_rng(seed).normal(size=count),
}
for name, values in results.items():
    values.astype("<f8").tofile(folder / f"{name}.bin")
