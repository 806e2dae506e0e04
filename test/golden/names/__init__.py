"""NumPy's names and how to call them at random, one file a family: NAMES, and CASES and SPREAD where needed."""

import importlib
import pkgutil


def tables():
    """Every family's name and module."""
    for family in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        yield family, importlib.import_module(f"names.{family}")
