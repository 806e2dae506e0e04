"""Runs programs from standard input, one JSON expression a line, and writes each outcome as a line."""

import json
import sys

from programs import outcome

for line in sys.stdin:
    print(json.dumps(outcome(json.loads(line))), flush=True)
