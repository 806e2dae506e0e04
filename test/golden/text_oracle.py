"""Answers, for each line of JSON on standard input, what this Python shows: the live oracle of the text tests.

A line is `[kind, ...]`: `["repr", value]`, `["str", value]`, `["pretty", value]`, `["format", value, spec]`,
`["percent", template, [values]]`, `["brace", template, [values], {names}]`.
"""

import json
import sys

from IPython.lib.pretty import pretty

from python_values import decode, outcome

WORK = {
    "repr": lambda value: repr(decode(value)),
    "str": lambda value: str(decode(value)),
    "pretty": lambda value: pretty(decode(value)),
    "format": lambda value, spec: format(decode(value), spec),
    "percent": lambda template, values: template % tuple(map(decode, values)),
    "brace": lambda template, values, names={}: template.format(
        *map(decode, values), **{name: decode(value) for name, value in names.items()}
    ),
    "round": lambda value, digits=None: repr(round(decode(value), digits)),
}


def answer(case):
    """The outcome of one case."""
    kind, *rest = case
    return outcome(lambda: WORK[kind](*rest))


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
