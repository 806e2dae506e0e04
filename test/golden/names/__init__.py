"""NumPy's names and how to call them at random, one file a family. What a family's file may hold:

  NAMES     NumPy's name -> the sampler of each parameter of its signature, in order (samplers: draw.py)
  CASES     programs for the golden file that a random draw will hardly meet: edges and refusals (programs.py)
  PROGRAMS  title -> `draw -> program`, for the live test: what is no call of one name
  SPREAD    name -> "ulps" or "scaled": how results may differ as far as builds of NumPy do (make_spread.py)
  MEASURED  name -> more programs by which its spread is measured
  WIDER     name -> `program -> arrays`: its results with correctly rounded functions, for its spread
"""

import importlib
import pkgutil


def tables():
    """Every family's name and module."""
    for family in sorted(module.name for module in pkgutil.iter_modules(__path__)):
        yield family, importlib.import_module(f"names.{family}")
