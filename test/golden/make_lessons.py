"""Runs the lessons' Python notebooks and stores their outputs: `make_lessons.py [NAME...]`.

The seed lesson stays as it was found: it draws without a seed.

The outputs are what a real IPython shows; the versions and settings that made them go into the
notebook's metadata under `cellwise.oracle`.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

import oracle

sys.path.insert(0, str(Path(__file__).parents[2] / "kernel" / "python"))
from rerun import FIGURES, opening

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
AS_FOUND = "rnn-lstm-gru"


def run(path):
    """Executes one notebook from its own folder and writes it back."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    client.extra_arguments = opening(FIGURES)
    client.execute()
    notebook.metadata.setdefault("cellwise", {})["oracle"] = oracle.describe()
    nbformat.validate(notebook)
    nbformat.write(notebook, path)
    print(f"  {path.name}")


def main(names):
    oracle.check_settings()
    lessons = sorted(NOTEBOOKS.glob("*.python.ipynb"))
    for path in lessons:
        name = path.name.removesuffix(".python.ipynb")
        if name != AS_FOUND and (not names or name in names):
            run(path)


main(sys.argv[1:])
