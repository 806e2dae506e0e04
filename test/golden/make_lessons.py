"""Runs the seeded lessons' Python notebooks and stores their outputs.

The outputs are what a real IPython shows; the versions and settings that made them go into the
notebook's metadata under `cellwise.oracle`.
"""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

import oracle

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def run(path):
    """Executes one notebook from its own folder and writes it back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
    ).execute()
    notebook.metadata.setdefault("cellwise", {})["oracle"] = oracle.describe()
    nbformat.validate(notebook)
    nbformat.write(notebook, path)
    print(f"  {path.name}")


def main():
    oracle.check_settings()
    lessons = sorted(NOTEBOOKS.glob("*-seeded.python.ipynb"))
    if not lessons:
        raise SystemExit("make_lessons: no notebooks/*-seeded.python.ipynb")
    for path in lessons:
        run(path)


main()
