"""Runs a Python notebook from top to bottom in a fresh kernel: `rerun.py NOTEBOOK SEED [SECONDS]`.

Before the first cell the shared generators are seeded; a cell that fails does not stop the others; one that takes
longer than SECONDS is interrupted. Writes one line of JSON: {"notebook": ..., "seconds": ...}, the cells' own time.
"""

import json
import os
import sys
import time

# The kernel itself draws numbers while it starts: the generators are seeded when the first cell is about to run.
SEEDING = """
def _register(events):
    def seed(*_):
        import random
        random.seed({seed})
        try:
            import numpy
            numpy.random.seed({seed})
        except ImportError:
            pass
        events.unregister('pre_run_cell', seed)
    events.register('pre_run_cell', seed)
_register(get_ipython().events)
del _register
"""


def main(path: str, seed: str, limit: str | None = None) -> None:
    import nbclient
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    client = nbclient.NotebookClient(
        notebook,
        kernel_name="python3",
        allow_errors=True,
        interrupt_on_timeout=True,
        timeout=None if limit is None else float(limit),
        resources={"metadata": {"path": os.path.dirname(os.path.abspath(path))}},
    )
    # Lines that the kernel runs before any cell: they count for no `In [n]` and stand in no traceback.
    client.extra_arguments = [f"--IPKernelApp.exec_lines={SEEDING.format(seed=int(seed)).strip()}"]
    with client.setup_kernel():
        start = time.perf_counter()
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        seconds = time.perf_counter() - start
    json.dump({"notebook": nbformat.writes(notebook), "seconds": seconds}, sys.stdout)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except ModuleNotFoundError as error:
        sys.exit(f"{error.name} is missing there: {sys.executable} -m pip install nbclient ipykernel numpy")
