"""Arguments that the C library's log does not round correctly, and its results: c-log.json."""

import json
import math
import platform
from decimal import Decimal, getcontext

import numpy as np

getcontext().prec = 40
COUNT = 200
STREAM = np.random.default_rng(1)
rows = []
while len(rows) < COUNT:
    x = STREAM.random() * 0.9375
    result = math.log(x)
    if result != float(Decimal(x).ln()):
        rows.append([x, result])
with open("c-log.json", "w", encoding="utf8") as file:
    json.dump({"library": " ".join(platform.libc_ver()), "rows": rows}, file)
    file.write("\n")
