"""Random calls of every name in test/golden/names and what NumPy gives for them.

`live_numpy.py SEED COUNT [NAME or FAMILY]` writes one line of JSON a call, in a random order of names.
"""

import json
import sys

from calls import Calls, in_turns
from names import tables
from programs import failure


def wanted_names(only):
    """Samplers by name, or what draws whole programs: all, those of one family or those of one name."""
    named = {}
    for family, table in tables():
        every = table.NAMES | getattr(table, "PROGRAMS", {})
        named |= {name: samplers for name, samplers in every.items() if only in (None, family, name)}
    return named


def main(seed, count, only=None):
    names = wanted_names(only)
    calls = Calls(seed)
    for name in in_turns(seed, names, count):
        program, given, result = calls.next(name, names[name])
        print(json.dumps({"name": name, "given": given, "program": program, "outcome": result, "failure": failure(program) if callable(names[name]) else None}))


main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4])
