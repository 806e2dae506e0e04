"""Random calls of every name in test/golden/names and what NumPy gives for them.

`live_numpy.py SEED COUNT [NAME or FAMILY]` writes one line of JSON a call, in a random order of names.
"""

import json
import sys

from draw import Draw, draw_call
from names import tables
from programs import outcome


def wanted_names(only):
    """Samplers by name, or what draws whole programs: all, those of one family or those of one name."""
    named = {}
    for family, table in tables():
        every = table.NAMES | getattr(table, "PROGRAMS", {})
        named |= {name: samplers for name, samplers in every.items() if only in (None, family, name)}
    return named


def main(seed, count, only=None):
    names = wanted_names(only)
    draw = Draw(seed)
    for _ in range(count):
        name = draw.random.choice(list(names))
        samplers = names[name]
        program, given = (samplers(draw), []) if callable(samplers) else draw_call(draw, name, samplers)
        print(json.dumps({"name": name, "given": given, "program": program, "outcome": outcome(program)}))


main(int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4])
