"""Bad input of every name whose parameters can be given such: a call that succeeds, with one argument spoilt.

What is spoilt follows from the parameter: an axis that is not there, a shape below 0 or past all memory, a dtype of
no name, lists of different lengths, NaN as an index, a word that is none, a keyword that the function has not. Of
each refusal golden cases hold what the other arguments are after it: untouched.
"""

import importlib
import inspect
import json
import pkgutil

from draw import ABSENT, APPLIED, MAKERS, OUT, Draw, arguments_of, parameters_of, program_of, resolve, signature_of
from programs import FAILURES, outcome

RAGGED = ["list", [["list", [1, 2]], ["list", [3]]]]
MISFIT = ["call", "ones", [["tuple", [7, 5]]], {}]
NAN = ["call", "float64", ["nan"], {}]
HUGE = ["tuple", [2**40, 2**20]]
SPOILT = {
    "axis": [99, -99, 0.5, NAN, "x", ["tuple", [0, 0]]],
    "dtype": ["float3", 5],
    "shape": [-1, ["tuple", [2, -3]], 0.5, NAN, "x", HUGE],
    "size": [-1, ["tuple", [2, -3]], 0.5, NAN, "x", HUGE],
    "num": [-1, 0.5, NAN],
    "repeats": [-1, 0.5, NAN],
    "indices": [99, -99, 0.5, NAN],
    "kth": [99, -99, 0.5, NAN],
    "order": ["X"],
    "casting": ["sometimes"],
    "mode": ["sometimes"],
    "method": ["sometimes"],
    "kind": ["sometimes"],
    "side": ["sometimes"],
    "indexing": ["sometimes"],
    "out": [["call", "zeros", [["tuple", [7, 5, 3]]], {}]],
    "where": [["call", "ones", [["tuple", [7, 5, 3]], "bool"], {}]],
    "decimals": [0.5, "x"],
    "offset": [0.5, "x"],
    "k": [0.5, "x"],
    "n": [0.5, "x"],
    "axis1": [99, 0.5],
    "axis2": [99, 0.5],
    "axes": [99, ["tuple", [0, 99]]],
    "source": [99],
    "destination": [99],
}
SPOILT["new_shape"] = SPOILT["shape"][1:]


#: Their calls say something of the session, or pass any keyword on; or have options for the compiler.
APART = "dtype errstate seterr seterrcall geterrcall set_printoptions printoptions fromfunction".split()


def is_array(program):
    """Whether an argument is an array or nested lists of numbers."""
    if not isinstance(program, list):
        return False
    return program[0] in ("array", "get", "attribute") or program[:2] in (["call", "zeros"], ["call", "ones"]) or (program[0] == "list" and all(isinstance(row, (int, float)) or is_array(row) for row in program[1]))


#: Characters of arguments that are short enough to be kept for every way to spoil them.
SHORT = 400


def sound_arguments(draw, name, samplers):
    """The arguments of a call that succeeds, by parameter: short ones, else the first; None where none is found."""
    first = None
    for _ in range(30):
        given = arguments(draw, samplers)
        if not is_sound(draw, name, given):
            continue
        first = first or given
        if len(json.dumps(given)) < SHORT:
            return given
    return first


def arguments(draw, samplers):
    given = {}
    for parameter, sampler in samplers.items():
        program = sampler(draw, given)
        if program is not ABSENT and program is not OUT:
            given[parameter] = program
    if "initial" not in given:
        given.pop("where", None)
    return given


def is_sound(draw, name, given):
    try:
        return "error" not in outcome(program_of(draw, name, given))
    except FAILURES:
        return False


def spoilt(name, given, samplers):
    """The arguments with one of them spoilt, in every way that it can be."""
    kinds = parameters_of(name)
    for parameter in samplers:
        for value in SPOILT.get(parameter, []):
            several = kinds.get(parameter) == inspect.Parameter.VAR_POSITIONAL
            yield given | {parameter: ["list", [value]] if several else value}
    arrays = [parameter for parameter, program in given.items() if is_array(program) and parameter != "self"]
    arrays = [parameter for parameter in arrays if kinds.get(parameter) != inspect.Parameter.VAR_POSITIONAL]
    for parameter in arrays[:1]:
        yield given | {parameter: RAGGED}
    for parameter in arrays[1:2]:
        yield given | {parameter: MISFIT}
    # Where nothing is optional, TypeScript refuses one argument more before the call.
    options = {p for p, parameter in signature_of(name).parameters.items() if parameter.default is not parameter.empty}
    if options:
        yield {p: program for p, program in given.items() if p not in options} | {"keyword_of_no_one": 1}


def refused(draw, name, given):
    """A call that is refused, and whether its arrays are untouched after that."""
    owner, _, member = name.partition(".")
    args, keywords = arguments_of(draw, name, given)
    values = []

    def held(program):
        if not is_array(program):
            return program
        values.append(program)
        return ["ref", len(values) - 1]

    args, keywords = [held(program) for program in args], {p: held(program) for p, program in keywords.items()}
    if owner in ("Generator", "RandomState"):
        maker = {"Generator": "random.default_rng", "RandomState": "random.RandomState"}[owner]
        return ["refused", values, ["method", ["call", maker, [7], {}], member, args, keywords]]
    if "self" in given:
        return ["refused", values, ["method", held(given["self"]), member, args, keywords]]
    return ["refused", values, ["call", name, args, keywords]]


def functions():
    """The other families' names that are functions, with their samplers."""
    package = importlib.import_module("names")
    for family in sorted(module.name for module in pkgutil.iter_modules(package.__path__)):
        table = importlib.import_module(f"names.{family}") if family != "refusals" else None
        for name, samplers in getattr(table, "NAMES", {}).items():
            plain = not callable(samplers) and APPLIED not in samplers and callable(resolve(name))
            if plain and name not in APART and name not in MAKERS and "__" not in name:
                yield name, samplers


def refusals(name, samplers):
    draw = Draw(f"refusals {name}")
    given = sound_arguments(draw, name, samplers)
    if given is None:
        return
    for arguments in spoilt(name, given, samplers):
        program = refused(draw, name, arguments)
        # What NumPy takes after all is no refusal.
        if outcome(program) != {"text": "accepted"}:
            yield program


def find_refusals():
    return [program for name, samplers in functions() for program in refusals(name, samplers)]


NAMES = {}
CASES = find_refusals
