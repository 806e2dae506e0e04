"""NumPy's names and how to call them at random, one file a family. What a family's file may hold:

  NAMES     NumPy's name -> the sampler of each parameter of its signature, in order (samplers: draw.py)
            or `draw -> program` where a name is no function
  REFUSED   name -> the parameters that NumPy's signature lists and NumPy refuses; CASES shows each refusal
  CASES     programs for the golden file that a random draw will hardly meet: edges and refusals (programs.py);
            or a function that finds them
  PROGRAMS  title -> `draw -> program`, for the live test: what is no call of one name
  SPREAD    name -> "ulps", "scaled" or "conditioned": how results may differ as far as builds of NumPy do (make_spread.py)
  MEASURED  name -> more programs by which its spread is measured, or a function that draws them
  WIDER     name -> `program -> arrays`: its results with correctly rounded functions, for its spread
"""

import functools
import importlib
import pkgutil


@functools.cache
def tables():
    """Every family's name and module."""
    families = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [(family, importlib.import_module(f"names.{family}")) for family in families]


@functools.cache
def refused(name):
    """The parameters of a name that NumPy has in its signature and refuses."""
    return {parameter for _, table in tables() for parameter in getattr(table, "REFUSED", {}).get(name, ())}
