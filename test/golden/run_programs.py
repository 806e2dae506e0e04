"""Python's side of test/compiler/dialect: runs programs and writes the text of what each ends in.

Reads JSON of the form {"setUp": text, "programs": [{"statements": text, "results": [text]}]}.
"""

import json
import sys

import numpy as np


def run(set_up, program):
    names = {}
    exec(set_up + program["statements"], names)
    with np.errstate(all="ignore"):
        return [repr(eval(result, names)) for result in program["results"]]


given = json.load(sys.stdin)
np.seterr(all="ignore")
json.dump([run(given["setUp"], program) for program in given["programs"]], sys.stdout)
