"""Runs a Python notebook from top to bottom in a fresh kernel: `rerun.py NOTEBOOK SEED [SECONDS]`.

Before the first cell the shared generators are seeded; a cell that fails does not stop the others; one that takes
longer than SECONDS is interrupted. Writes one line of JSON: {"notebook": ..., "seconds": ...}, the cells' own time.
"""

import json
import os
import sys
import time

# Lines that a kernel runs before any cell: they count for no `In [n]`, leave no name and stand in no traceback.

# The kernel itself draws numbers while it starts: the generators are seeded when the first cell is about to run.
SEEDING = """
def _open(events):
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
_open(get_ipython().events)
del _open
"""

# Figures tell their data (figure_data.py) beside their pictures; matplotlib is loaded by the lesson or not at all. A
# formatter of its own class: what is registered for figures, the inline backend takes away from every formatter.
FIGURES = """
def _open(display_formatter):
    from IPython.core.formatters import JSONFormatter
    class FigureDataFormatter(JSONFormatter):
        def __call__(self, shown):
            if (type(shown).__module__, type(shown).__name__) != ('matplotlib.figure', 'Figure'):
                return None
            from importlib.util import module_from_spec, spec_from_file_location
            spec = spec_from_file_location('figure_data', {path!r})
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module.figure(shown)
    formatter = FigureDataFormatter(parent=display_formatter)
    formatter.format_type = 'application/vnd.cellwise.figure+json'
    display_formatter.formatters[formatter.format_type] = formatter
_open(get_ipython().display_formatter)
del _open
""".format(path=os.path.join(os.path.dirname(os.path.abspath(__file__)), "figure_data.py"))


def opening(*texts: str) -> list[str]:
    """The kernel's arguments for such lines: of several of the same name it keeps the last."""
    return ["--IPKernelApp.exec_lines=" + "\n".join(text.strip() for text in texts)]


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
    client.extra_arguments = opening(SEEDING.format(seed=int(seed)), FIGURES)
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
