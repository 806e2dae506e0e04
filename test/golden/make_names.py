"""Golden cases of every name in test/golden/names: random calls from a fixed seed, and each table's own cases.

Draws until every parameter was given to calls that succeeded, and says which could not be.
"""

import sys

from draw import Draw, draw_call, parameters_of
from names import tables
from oracle import write
from programs import outcome

CASES_PER_NAME = 6
CALLS_PER_PARAMETER = 2
TRIES = 200


def draw_cases(name, samplers):
    """Cases of one name, and how often each parameter was part of a call that succeeded."""
    draw = Draw(name)
    covered = dict.fromkeys(parameters_of(name), 0)
    cases = []
    for _ in range(TRIES):
        if len(cases) >= CASES_PER_NAME and min(covered.values(), default=CALLS_PER_PARAMETER) >= CALLS_PER_PARAMETER:
            break
        program, given = draw_call(draw, name, samplers)
        result = outcome(program)
        news = "error" not in result and any(covered.get(p, CALLS_PER_PARAMETER) < CALLS_PER_PARAMETER for p in given)
        if len(cases) >= CASES_PER_NAME and not news:
            continue
        cases.append({"name": name, "program": program, "outcome": result})
        if "error" not in result:
            for parameter in given:
                covered[parameter] = covered.get(parameter, 0) + 1
    return cases, covered


def make_family(family, table):
    cases, names = [], {}
    for name, samplers in table.NAMES.items():
        drawn, covered = draw_cases(name, samplers)
        names[name] = {"cases": len(drawn), "parameters": covered}
        missing = [p for p, count in covered.items() if count == 0]
        if missing:
            print(f"    {name}: never given {', '.join(missing)}")
        cases += drawn
    cases += [{"name": None, "program": p, "outcome": outcome(p)} for p in getattr(table, "CASES", [])]
    write(f"numpy/names/{family}", {"names": names, "cases": cases})


wanted = sys.argv[1:]
for family, table in tables():
    if not wanted or family in wanted:
        make_family(family, table)
