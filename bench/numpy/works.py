"""The works of works.ts in NumPy, timed: `works.py SECONDS [NAME...]` writes one line of JSON a work.

`works.py --describe` says which NumPy it is.
"""

import ctypes
import json
import sys
import time
from pathlib import Path

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def small_lstm():
    Wf, Wi, Wc, Wo, Uf, Ui, Uc, Uo = (np.random.randn(4, 4) for _ in range(8))
    bf, bi, bc, bo, x, h, c = (np.random.randn(4) for _ in range(7))

    def step():
        f = sigmoid(np.dot(Wf, x) + np.dot(Uf, h) + bf)
        i = sigmoid(np.dot(Wi, x) + np.dot(Ui, h) + bi)
        candidate = np.tanh(np.dot(Wc, x) + np.dot(Uc, h) + bc)
        following = f * c + i * candidate
        o = sigmoid(np.dot(Wo, x) + np.dot(Uo, h) + bo)
        return o * np.tanh(following), following

    return step


def large_lstm():
    H, D = 100, 65
    Wf, Wi, Wc, Wo = (np.random.randn(H, H + D) * 0.1 for _ in range(4))
    b = np.zeros((H, 1))
    h, c, dh, dc = (np.random.randn(H, 1) for _ in range(4))
    x = np.zeros((D, 1))
    x[3, 0] = 1

    def slope(gate):
        return gate * (1 - gate)

    def step():
        z = np.concatenate((h, x))
        f = sigmoid(np.dot(Wf, z) + b)
        i = sigmoid(np.dot(Wi, z) + b)
        g = np.tanh(np.dot(Wc, z) + b)
        o = sigmoid(np.dot(Wo, z) + b)
        cell = f * c + i * g
        squashed = np.tanh(cell)
        hidden = o * squashed
        dout = dh * squashed * slope(o)
        dcell = dc + dh * o * (1 - squashed * squashed)
        df = dcell * c * slope(f)
        di = dcell * g * slope(i)
        dg = dcell * i * (1 - g * g)
        dz = np.dot(Wf.T, df) + np.dot(Wi.T, di) + np.dot(Wc.T, dg) + np.dot(Wo.T, dout)
        return hidden, np.dot(df, z.T), np.dot(di, z.T), np.dot(dg, z.T), np.dot(dout, z.T), dz

    return step


def small(work):
    def prepare():
        a, b = np.random.randn(4), np.random.randn(4)
        return lambda: work(a, b)

    return prepare


def large(work, fill=0):
    def prepare():
        a, b, out = np.random.rand(1_000_000), np.random.rand(1_000_000), np.full(1_000_000, float(fill))
        return lambda: work(a, b, out)

    return prepare


def matmul():
    a, b = np.random.randn(1024, 1024), np.random.randn(1024, 1024)
    return lambda: np.matmul(a, b)


def normal():
    rng = np.random.default_rng(0)
    return lambda: rng.normal(size=1_000_000)


WORKS = {
    "LSTM step, 27 operations on 4-vectors": small_lstm,
    "add of 4-vectors": small(lambda a, b: a + b),
    "multiply of 4-vectors": small(lambda a, b: a * b),
    "x[i]": small(lambda a, b: a[2]),
    "x[1:3]": small(lambda a, b: a[1:3]),
    "LSTM step of 100 units and its backward pass": large_lstm,
    "sum of 1e6": large(lambda a, b, out: np.sum(a)),
    "add of 1e6, out=": large(lambda a, b, out: np.add(a, b, out)),
    "multiply of 1e6, out=": large(lambda a, b, out: np.multiply(a, b, out)),
    "add of 1e6, in place": large(lambda a, b, out: np.add(a, b, a)),
    "multiply of 1e6, in place": large(lambda a, b, out: np.multiply(a, out, a), 1),
    "add of 1e6": large(lambda a, b, out: a + b),
    "multiply of 1e6": large(lambda a, b, out: a * b),
    "exp of 1e6": large(lambda a, b, out: np.exp(a)),
    "tanh of 1e6": large(lambda a, b, out: np.tanh(a)),
    "log of 1e6": large(lambda a, b, out: np.log(a)),
    "matmul of 1024 x 1024, one thread": matmul,
    "randn(1e6)": lambda: lambda: np.random.randn(1_000_000),
    "default_rng().normal(1e6)": normal,
}


def seconds_of(work, seconds):
    """The best mean of batches that fill the time, after as much time of warming up."""
    count = calls_within(work, seconds / 10)
    best, end = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        for _ in range(count):
            work()
        best = min(best, (time.perf_counter() - start) / count)
    return best


def calls_within(work, seconds):
    """How many calls fill the time."""
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        work()
        count += 1
    return max(1, count // 2)


def describe():
    """NumPy's version, and which kernels its OpenBLAS has chosen, on how many threads."""
    paths = list(Path(np.__file__).parent.parent.glob("numpy.libs/libscipy_openblas64_*"))
    if not paths:
        return f"NumPy {np.__version__}, not with the OpenBLAS of its wheels"
    blas = ctypes.CDLL(str(paths[0]))
    blas.scipy_openblas_get_corename64_.restype = ctypes.c_char_p
    kernels = blas.scipy_openblas_get_corename64_().decode()
    return f"NumPy {np.__version__}, OpenBLAS {kernels} on {blas.scipy_openblas_get_num_threads64_()} thread(s)"


if sys.argv[1] == "--describe":
    print(describe())
    sys.exit()
for name in sys.argv[2:] or WORKS:
    print(json.dumps([name, seconds_of(WORKS[name](), float(sys.argv[1]))]), flush=True)
