"""What every golden script shares: the oracle's settings, and the notes written beside its numbers.

NumPy does not agree with itself: its AVX2 and AVX-512 builds of exp, and OpenBLAS's kernels, differ in
the last place. `scripts/golden.mjs` fixes one of each through the environment; `describe` notes which.
"""

import json
import os
import platform
import sys
from pathlib import Path

SETTINGS = ("NPY_DISABLE_CPU_FEATURES", "OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS")
FOLDER = Path(__file__).parent


def describe():
    """Versions and settings of the Python that runs, as plain data."""
    import numpy as np

    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return {
        "numpy": np.__version__,
        "blas": f"{blas['name']} {blas['version']}",
        "python": platform.python_version(),
        "machine": platform.machine(),
        "settings": {name: os.environ[name] for name in SETTINGS if name in os.environ},
    }


def check_settings():
    """Ends the script when the oracle's settings are not there."""
    missing = [name for name in SETTINGS if name not in os.environ]
    if missing:
        sys.exit(f"golden: run it by `npm run golden`, {', '.join(missing)} not set")


def numbers(values):
    """Floats as JSON: shortest digits that read back the same, text for what JSON lacks."""
    return [repr(v) if v != v or v in (float("inf"), float("-inf")) else v for v in map(float, values)]


def write(name, data):
    """Writes test/golden/NAME.json: the oracle's notes first, then the data, one entry a line."""
    check_settings()
    parts = [f'"oracle": {json.dumps(describe())}']
    for key, value in data.items():
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(row) for row in value)
            parts.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value)}")
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    path = FOLDER / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(f"  {name}.json, {len(text) // 1024 + 1} KB")
