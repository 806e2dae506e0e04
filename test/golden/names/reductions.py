"""Reductions and cumulative functions."""

from draw import BOOL, DTYPES, arrays, axis_of, booleans, dtypes, fixed, floats, integers, one_of, optional, out, selves, where

KEEPDIMS = optional(booleans(), 0.3)


def initial(draw, given):
    """Where a mask may leave nothing, the value that is left."""
    return draw.random.choice([0, 1, 2.5, -3])


def reduction(**parameters):
    return {"a": arrays(), "axis": optional(axis_of("a", several=True), 0.7)} | parameters


ACCUMULATE_DTYPE = optional(dtypes("float64", "int64", "float32", "int32"), 0.2)

NAMES = {
    "sum": reduction(dtype=ACCUMULATE_DTYPE, keepdims=KEEPDIMS, initial=optional(initial, 0.3), where=where("a"), out=out(0.15)),
    "prod": reduction(dtype=ACCUMULATE_DTYPE, keepdims=KEEPDIMS, initial=optional(initial, 0.3), where=where("a"), out=out(0.15)),
    "max": reduction(keepdims=KEEPDIMS, initial=optional(initial, 0.3), where=where("a"), out=out(0.15)),
    "mean": reduction(dtype=optional(dtypes("float64", "float32"), 0.2), keepdims=KEEPDIMS, out=out(0.15), where=where("a")),
    "cumsum": {"a": arrays(), "axis": optional(axis_of("a")), "dtype": ACCUMULATE_DTYPE, "out": out(0.2)},
    "ndarray.sum": {"self": selves(), "axis": optional(axis_of("self", several=True)), "dtype": ACCUMULATE_DTYPE, "out": out(0.15), "keepdims": KEEPDIMS},
    "ndarray.T": {"self": selves()},
}
