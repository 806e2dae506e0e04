"""NumPy's public names, and how many of the live test's random calls cover each parameter of them."""

import inspect
import types

import numpy as np

from calls import Calls, in_turns
from draw import OWNERS, resolve
from names import tables
from oracle import write

CALLS = 20_000
SEED = 1
SPACES = {"": np, "linalg.": np.linalg, "random.": np.random} | {f"{name}.": owner for name, owner in OWNERS.items()}


def is_public(name, value):
    foreign = isinstance(value, types.ModuleType) or (inspect.isclass(value) and issubclass(value, Warning))
    return not name.startswith("_") and not foreign


def public_names():
    """Every public name of np, np.linalg, np.random and of its classes; of each the name it is another of."""
    first, names = {}, {}
    for prefix, space in SPACES.items():
        for name in dir(space):
            value = getattr(space, name)
            if not is_public(name, value):
                continue
            path = prefix + name
            same = first.setdefault(id(value), path) if callable(value) and prefix in ("", "linalg.") else path
            names[path] = {"alias": None if same == path else same, "callable": callable(value)}
    return names


def prefer_tested(names, tested):
    """Points aliases to the name that the tables call, where they call one."""
    for path, entry in names.items():
        target = entry["alias"]
        if target is not None and path in tested and target not in tested:
            for other in names.values():
                other["alias"] = path if other["alias"] == target else other["alias"]
            names[target]["alias"], entry["alias"] = path, None


def random_calls(named):
    """How many calls of each name there are, and how many that succeeded were given each parameter."""
    calls, cases = Calls(SEED), dict.fromkeys(named, 0)
    for name in in_turns(SEED, named, CALLS):
        calls.next(name, named[name])
        cases[name] += 1
    return {name: {"cases": cases[name], "parameters": calls.given.get(name, {})} for name in named}


named = {name: samplers for _, table in tables() for name, samplers in table.NAMES.items()}
for name in named:
    resolve(name)
names = public_names()
prefer_tested(names, named)
write("numpy/features", {"calls": CALLS, "names": names, "random": random_calls(named)})
