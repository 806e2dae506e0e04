"""Random calls of the tables' names, in which every parameter has its turn, whatever the seed."""

from random import Random

from draw import Draw, draw_call, parameters_of
from names import refused
from programs import outcome

#: How often a call that gives a wanted parameter and succeeds is looked for.
TRIES = 40


class Calls:
    """Calls from a seed, or from the names alone. Every second call of a name is drawn for the parameter that succeeded least often so far.

    Each name has a source of chance of its own, so that its calls do not change when other names join.
    """

    def __init__(self, seed):
        self.seed = seed
        self.draws = {}
        self.given = {}

    def draw(self, name):
        return self.draws.setdefault(name, Draw(name if self.seed is None else f"{self.seed} {name}"))

    def counts(self, name):
        """How many calls of a name that succeeded were given each of its parameters."""
        return self.given.setdefault(name, dict.fromkeys(parameters_of(name), 0))

    def next(self, name, samplers):
        """A call of a name: its program, the parameters given, and what NumPy gives for it."""
        counts = {} if callable(samplers) else self.counts(name)
        open_ones = [p for p in counts if p not in refused(name)]
        wanted = min(open_ones, key=counts.get) if open_ones and self.draw(name).chance(0.5) else None
        program, given, result = self.wanting(name, samplers, wanted)
        if "error" not in result:
            for parameter in given:
                counts[parameter] = counts.get(parameter, 0) + 1
        return program, given, result

    def wanting(self, name, samplers, wanted):
        """A call in which a wanted parameter is part of a success, should one be found."""
        for _ in range(TRIES):
            program, given = draw_call(self.draw(name), name, samplers, wanted)
            result = outcome(program)
            if wanted is None or (wanted in given and "error" not in result):
                break
        return program, given, result


def in_turns(seed, names, count):
    """`count` names in a random order, each as often as the others."""
    names, random = list(names), Random(seed)
    for k in range(count):
        if k % len(names) == 0:
            random.shuffle(names)
        yield names[k % len(names)]
