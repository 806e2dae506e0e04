"""How far NumPy is from itself: for each name in a table's SPREAD, the largest difference between builds.

The builds are the oracle's, NumPy's baseline loops with OpenBLAS's oldest kernels and the C library's
functions without fused multiply-add, and, for functions of one float, the same function in the next wider
type, rounded: what NumPy's own result is off by. A table may say in WIDER how a name's results would be with
the C library's functions correctly rounded.
Differences are in units in the last place ("ulps", element by element), of the largest element ("scaled"), or
"conditioned": in what the element moves by when every input moves by a unit in the last place of the largest one
(conditioning.py). How far backward errors reach in that unit is one figure a family of functions.
"""

import os
import pickle
import subprocess
import sys

import numpy as np

from conditioning import units_of
from draw import Draw, draw_call, resolve, value_of
from names import tables
from oracle import write
from programs import FAILURES

COUNT = 4000
BASELINE = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V3 X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Nehalem",
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4",
}
#: Conditioned ones that take more steps than the others of their family: sums of squares, logarithms, angles.
ALONE = ("lstsq", "det", "slogdet", "vonmises")
WIDER = {"float32": "float64", "float64": "longdouble"}


def spread_names():
    """Name, family, measure and samplers of each name whose builds differ."""
    for family, table in tables():
        for name, measure in getattr(table, "SPREAD", {}).items():
            yield name, family, measure, table.NAMES[name]


def programs_of(name, samplers):
    """Random calls, and the table's own for the purpose."""
    draw = Draw(name)
    found = [getattr(table, "MEASURED", {}).get(name, []) for _, table in tables()]
    measured = [program for more in found for program in (more() if callable(more) else more)]
    return [draw_call(draw, name, samplers)[0] for _ in range(COUNT)] + measured


def leaves(value):
    """The float arrays in a result."""
    if isinstance(value, (tuple, list)):
        return [leaf for item in value for leaf in leaves(item)]
    array = np.asarray(value)
    return [array] if array.dtype.kind == "f" else []


def maybe_leaves(program):
    try:
        return leaves(value_of(program))
    except FAILURES:
        return []


def widened(program):
    """The same program on the next wider floats."""
    if not isinstance(program, list):
        return program
    if program[:1] == ["array"] and program[1] in WIDER:
        return ["array", WIDER[program[1]], *program[2:]]
    return [widened(part) for part in program]


def is_plain(program):
    """Whether a call computes in the types of its arrays."""
    return program[0] == "call" and not {"dtype", "signature", "out"} & program[3].keys()


def rounded(values, dtype):
    with np.errstate(over="ignore"):
        return values.astype(dtype)


def difference(a, b, unit):
    """The largest difference of two arrays of one dtype in a unit."""
    if a.shape != b.shape or a.size == 0:
        return 0.0
    with np.errstate(all="ignore"):
        same = (a == b) | (np.isnan(a) & np.isnan(b))
        off = np.where(same, 0, np.abs(np.asarray(a, np.float64) - b) / unit)
    return float(np.max(off[np.isfinite(off)], initial=0))


def units_for(measure, program, mine):
    """The unit of each element of a result."""
    with np.errstate(all="ignore"):
        if measure == "scaled":
            return [np.spacing(np.max(np.abs(b), initial=0)) for b in mine]
        least = [np.spacing(np.abs(b)) for b in mine]
        if measure == "ulps":
            return least
        return [np.fmax(unit, moved) for unit, moved in zip(least, units_of(program, mine, maybe_leaves))]


def widening(name):
    """How a table computes a name's results with correctly rounded functions, if it says."""
    found = [table.WIDER[name] for _, table in tables() if name in getattr(table, "WIDER", {})]
    return found[0] if found else lambda program: []


def spread_of(measure, program, other, widely):
    mine = maybe_leaves(program)
    others = [other, widely(program)]
    if measure != "scaled" and is_plain(program):
        others.append(maybe_leaves(widened(program)))
    if all(np.array_equal(a, b, equal_nan=True) for each in others for a, b in zip(each, mine)):
        return 0.0
    units = units_for(measure, program, mine)
    return max((difference(rounded(a, b.dtype), b, unit) for each in others for a, b, unit in zip(each, mine, units)), default=0.0)


def baseline():
    """The results of all programs by the other build, through a process of its own."""
    done = subprocess.run([sys.executable, "-B", __file__, "--leaves"], env=os.environ | BASELINE, stdout=subprocess.PIPE, check=True)
    return pickle.loads(done.stdout)


def own_leaves():
    """Writes this build's results for every name."""
    rows = {name: [maybe_leaves(program) for program in programs_of(name, samplers)] for name, _, _, samplers in spread_names()}
    pickle.dump(rows, sys.stdout.buffer)


def function_of(name):
    """What a name means; the functions of np.random are methods of a RandomState."""
    target = resolve(name)
    is_draw = isinstance(getattr(target, "__self__", None), np.random.RandomState)
    return getattr(np.random.RandomState, target.__name__) if is_draw else target


def main():
    others = baseline()
    spreads = {}
    for name, family, measure, samplers in spread_names():
        pairs = zip(programs_of(name, samplers), others[name])
        widely = widening(name)
        most = max((spread_of(measure, p, row, widely) for p, row in pairs), default=0.0)
        if measure == "conditioned":
            print(f"    {name}: {most:.3g}", flush=True)
        # Another name of the same function has the same spread, and so have the conditioned ones of a family.
        group = family if measure == "conditioned" and name.split(".")[-1] not in ALONE else name
        same = [other for other, known in spreads.items() if function_of(other) is function_of(name) or known["group"] == group]
        most = max([most, *(spreads[other]["most"] for other in same)])
        spreads |= {each: {"measure": measure, "most": most, "group": group} for each in [name, *same]}
    write("numpy/spread", {"names": {name: {key: known[key] for key in ("measure", "most")} for name, known in spreads.items()}})


own_leaves() if sys.argv[1:] == ["--leaves"] else main()
