"""Python's side of test/compiler/dialect: runs programs and writes what each ends in.

Reads JSON of the form {"setUp": text, "programs": [{"statements": text, "results": [text]}]}; writes for each
result its text, its dtype, its shape and the texts of its elements, which tell every bit.
"""

import json
import sys

import numpy as np


def describe(value):
    array = np.asarray(value)
    return {
        "text": repr(value),
        "dtype": str(array.dtype),
        "shape": array.shape,
        "values": [repr(item) for item in array.ravel().tolist()],
    }


def run(set_up, program):
    names = {}
    exec(set_up + program["statements"], names)
    with np.errstate(all="ignore"):
        return [describe(eval(result, names)) for result in program["results"]]


given = json.load(sys.stdin)
np.seterr(all="ignore")
json.dump([run(given["setUp"], program) for program in given["programs"]], sys.stdout)
