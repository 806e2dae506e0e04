"""What results move by when every input moves a little: by a unit in the last place of the largest of its array.

An algorithm that is stable gives the exact result of inputs that are off by a few such units, whatever the condition
of the problem. test/numpy/conditioning.ts moves programs in the same way.
"""

import numpy as np

TRIES = 8

#: Draws whose location is added last.
LOCATED = ("gumbel", "laplace", "logistic", "normal")


def sign_of(k, place):
    """The direction of the k-th move of an element."""
    h = (place * 2654435761 + k * 2246822519) & 0xFFFFFFFF
    h = ((h ^ (h >> 15)) * 2246822519) & 0xFFFFFFFF
    return 1 if (h ^ (h >> 13)) & 1 else -1


def is_float(value):
    return isinstance(value, float) and value == value and value != int(value)


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def moved_values(values, k, epsilon):
    largest = max((abs(v) for v in values if is_number(v)), default=0)
    return [v + sign_of(k, place) * epsilon * largest if is_number(v) and k > 0 else v for place, v in enumerate(values)]


def located(program, k, epsilon):
    """A draw `loc + scale * x`: its location moves by a unit of the largest parameter, what x may be off by near 0."""
    *start, args, keywords = program
    given = dict(zip(["loc", "scale"], args)) | keywords
    others = {key: moved(value, k, epsilon) for key, value in given.items()}
    largest = max(size_of(given.get("loc", 0)), size_of(given.get("scale", 1)))
    return [*start, [], others | {"loc": ["call", "add", [others.get("loc", 0), sign_of(k, 1) * epsilon * largest], {}]}]


def size_of(program):
    """The largest number in a parameter."""
    if is_number(program):
        return abs(program)
    numbers = program[3] if program[0] == "array" else program[1]
    return max((abs(v) for v in numbers if is_number(v)), default=0)


def moved(program, k, epsilon):
    """A program whose arrays are float64 and moved for the k-th time, lists and fractions too; 0 moves nothing."""
    if is_float(program):
        return program + sign_of(k, 0) * epsilon * abs(program) if k > 0 else program
    if not isinstance(program, list) or not program:
        return program
    head = program[0]
    if head == "array":
        return ["array", "float64", program[2], moved_values(program[3], k, epsilon)]
    if head == "list" and all(is_number(item) for item in program[1]):
        return ["list", moved_values(program[1], k, epsilon)] if k > 0 and program[1] else program
    if head in ("call", "method") and program[-3].split(".")[-1] in LOCATED and k > 0:
        return located(program, k, epsilon)
    if head == "call":
        keywords = {key: moved(value, k, epsilon) for key, value in program[3].items()}
        return ["call", program[1], [moved(arg, k, epsilon) for arg in program[2]], keywords]
    if head == "method":
        keywords = {key: moved(value, k, epsilon) for key, value in program[4].items()}
        return ["method", program[1], program[2], [moved(arg, k, epsilon) for arg in program[3]], keywords]
    return [moved(part, k, epsilon) for part in program]


def units_of(program, results, leaves):
    """The unit of each element of each result: how far it moves at most."""
    units = [np.zeros(np.shape(result)) for result in results]
    for n, result in enumerate(results):
        epsilon = 2.0**-23 if result.dtype == np.float32 else 2.0**-52
        base = leaves(moved(program, 0, epsilon))
        for k in range(1, TRIES + 1):
            there = leaves(moved(program, k, epsilon))
            if n < len(there) and np.shape(there[n]) == np.shape(base[n]):
                with np.errstate(all="ignore"):
                    units[n] = np.fmax(units[n], np.abs(there[n] - base[n]))
    return units
