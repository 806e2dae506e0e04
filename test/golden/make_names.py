"""Golden cases of every name in test/golden/names: random calls from a fixed seed, and each table's own cases.

Draws until every parameter was given to calls that succeeded, in the end with nothing else in mind.
"""

import sys

from calls import Calls
from names import refused, tables
from oracle import write
from programs import outcome

CASES_PER_NAME = 6
CALLS_PER_PARAMETER = 2
TRIES = 200


def draw_cases(name, samplers):
    """Cases of one name, and how often each parameter was part of a call that succeeded."""
    calls = Calls(None)
    covered = {} if callable(samplers) else calls.counts(name)
    cases = []

    def lacking():
        return [p for p, count in covered.items() if count < CALLS_PER_PARAMETER and p not in refused(name)]

    def add(wanted):
        program, given, result = calls.wanting(name, samplers, wanted)
        fresh = "error" not in result and any(p in lacking() for p in given)
        if len(cases) >= CASES_PER_NAME and not fresh:
            return
        cases.append({"name": name, "program": program, "outcome": result})
        if "error" not in result:
            for parameter in given:
                covered[parameter] = covered.get(parameter, 0) + 1

    for _ in range(TRIES):
        if len(cases) >= CASES_PER_NAME and not lacking():
            break
        add(None)
    for parameter in lacking() * CALLS_PER_PARAMETER:
        add(parameter)
    return cases, covered


def make_family(family, table):
    cases, names = [], {}
    for name, samplers in table.NAMES.items():
        drawn, covered = draw_cases(name, samplers)
        names[name] = {"cases": len(drawn), "parameters": covered, "refused": sorted(refused(name))}
        missing = [p for p, count in covered.items() if count == 0 and p not in refused(name)]
        if missing:
            print(f"    {name}: never given {', '.join(missing)}")
        cases += drawn
    own = getattr(table, "CASES", [])
    cases += [{"name": None, "program": p, "outcome": outcome(p)} for p in (own() if callable(own) else own)]
    write(f"numpy/names/{family}", {"names": names, "cases": cases})


wanted = sys.argv[1:]
for family, table in tables():
    if not wanted or family in wanted:
        make_family(family, table)
