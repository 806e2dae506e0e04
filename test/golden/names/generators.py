"""What makes generators of random numbers: seeds, bit generators, states."""

from draw import ABSENT, SHOWN, booleans, chosen, fixed, integers, lists, one_of, optional

KINDS = ["MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"]
SEED = integers(0, 2**32 - 1)


def seed_sequence(draw, given):
    keywords = {"spawn_key": ["tuple", [3, 1]]} if draw.chance(0.3) else {}
    return ["call", "random.SeedSequence", [SEED(draw, given)], keywords]


def bit_generator(draw, given):
    return ["call", f"random.{draw.random.choice(KINDS)}", [SEED(draw, given)], {}]


ENTROPY = one_of(SEED, integers(0, 9), lists(SEED, 1, 5))
SEEDS = one_of(ENTROPY, seed_sequence)
#: What only grown-up generators take: nothing of it is legacy's.
RNG = one_of(SEEDS, bit_generator, lambda draw, given: ["call", "random.Generator", [bit_generator(draw, given)], {}])


def raw(generator, count=5):
    return ["method", generator, "random_raw", [count], {}]


def words(call, args, keywords):
    """The first words of a bit generator, and how it stands after them."""
    return ["let", [call], ["list", [raw(["ref", 0]), ["attribute", ["ref", 0], "state"], raw(["ref", 0], None)]]]


def sequence(call, args, keywords):
    """What a seed sequence makes, itself and by its children."""
    children = ["method", ["ref", 0], "spawn", [2], {}]
    made = ["method", ["ref", 0], "generate_state", [6], {}]
    wide = ["method", ["ref", 0], "generate_state", [3, "uint64"], {}]
    child = ["method", ["item", ["ref", 1], 1], "generate_state", [4], {}]
    return ["let", [call, children], ["list", [made, wide, child, *(["attribute", ["ref", 0], name] for name in ("pool", "state", "spawn_key"))]]]


def draws(method, *sizes):
    def show(call, args, keywords):
        return ["let", [call], ["list", [["method", ["ref", 0], method, [size], {}] for size in sizes]]]

    return show


def seeded(call, args, keywords):
    """The functions of np.random after a call that says where they go on."""
    return ["let", [["call", "random.seed", [7], {}], call], ["list", [["call", "random.random", [3], {}], ["call", "random.randn", [2], {}]]]]


def got(call, args, keywords):
    """A state, after an odd number of normal numbers that leaves one waiting."""
    return ["let", [["call", "random.seed", [7], {}], ["call", "random.randn", [3], {}]], call]


def own_seeded(call, args, keywords):
    return ["let", [call], ["list", [["method", ["ref", 0], "random_sample", [3], {}], ["method", ["ref", 0], "randn", [2], {}]]]]


def spawned(call, args, keywords):
    return ["let", [call], ["list", [["method", ["item", ["ref", 1], 0], "random", [3], {}], ["method", ["ref", 0], "random", [], {}]]]]


def legacy_state(draw, given):
    """A state of either form, with a normal number waiting or not."""
    state = ["call", "random.RandomState", [SEED(draw, given)], {}]
    keywords = {"legacy": draw.chance(0.5)} if draw.chance(0.7) else {}
    return ["method", state, "get_state", [], keywords]


def generator_of(call, args, keywords):
    return ["list", [raw(["attribute", ["ref", 0], "bit_generator"])]]


NAMES = {f"random.{kind}": {"seed": SEEDS} for kind in KINDS}
NAMES["random.Philox"] = {
    "seed": lambda draw, given: SEEDS(draw, given) if draw.gives(0.5) else ABSENT,
    "counter": optional(one_of(integers(0, 2**40), lists(integers(0, 99), 4, 4)), 0.4),
    "key": lambda draw, given: ABSENT if "seed" in given else one_of(integers(1, 2**40), lists(integers(0, 99), 2, 2))(draw, given),
}
NAMES |= {
    "random.SeedSequence": {
        "entropy": ENTROPY,
        "spawn_key": optional(chosen(["tuple", []], ["tuple", [1]], ["tuple", [2, 0, 5]]), 0.4),
        "pool_size": optional(integers(4, 8), 0.4),
        "n_children_spawned": optional(integers(0, 5), 0.4),
    },
    "random.Generator": {"bit_generator": bit_generator},
    "random.default_rng": {"seed": RNG},
    "random.RandomState": {"seed": one_of(ENTROPY, bit_generator)},
    "random.seed": {"seed": ENTROPY},
    "random.get_state": {"legacy": optional(booleans())},
    "random.set_state": {"state": legacy_state},
    "random.BitGenerator": lambda draw: ["isinstance", one_of(bit_generator, seed_sequence)(draw, {}), "random.BitGenerator"],
    "RandomState.seed": {"seed": ENTROPY},
    "RandomState.get_state": {"legacy": optional(booleans())},
    "RandomState.set_state": {"state": legacy_state},
    "Generator.spawn": {"n_children": integers(1, 3)},
    "Generator.bit_generator": lambda draw: raw(["attribute", ["call", "random.Generator", [bit_generator(draw, {})], {}], "bit_generator"]),
}

SHOWN.update({f"random.{kind}": words for kind in KINDS})
SHOWN.update(
    {
        "random.SeedSequence": sequence,
        "random.Generator": draws("random", 3, None),
        "random.default_rng": draws("standard_normal", 3, None),
        "random.RandomState": draws("random_sample", 3, None),
        "random.seed": seeded,
        "random.get_state": got,
        "random.set_state": seeded,
        "RandomState.seed": own_seeded,
        "RandomState.set_state": own_seeded,
        "RandomState.get_state": lambda call, args, keywords: call,
        "Generator.spawn": spawned,
    }
)


def made(kind, seed=7):
    return ["call", f"random.{kind}", [seed], {}]


CASES = [["let", [made(kind), ["method", ["ref", 0], "jumped", jumps, {}]], ["list", [raw(["ref", 1]), raw(["ref", 0])]]] for kind in KINDS if kind != "SFC64" for jumps in ([], [1], [3])]
CASES += [["let", [made(kind), ["method", ["ref", 0], "advance", [delta], {}]], raw(["ref", 0])] for kind in ("PCG64", "PCG64DXSM", "Philox") for delta in (1, 5, 10**15)]
CASES += [["let", [made(kind), ["method", ["ref", 0], "spawn", [2], {}]], ["list", [raw(["item", ["ref", 1], k]) for k in (0, 1)]]] for kind in KINDS]
CASES += [["isinstance", made(kind), f"random.{other}"] for kind in KINDS for other in ("BitGenerator", "MT19937", "Generator")]
CASES += [
    ["call", "random.BitGenerator", [1], {}],
    ["call", "random.RandomState", [-1], {}],
    ["call", "random.RandomState", [0.5], {}],
    ["call", "random.RandomState", [2**33], {}],
    ["call", "random.RandomState", ["x"], {}],
    ["call", "random.RandomState", [["list", []]], {}],
    ["call", "random.seed", [-1], {}],
    ["call", "random.seed", [["list", [1, -2]]], {}],
    ["call", "random.default_rng", [-1], {}],
    ["call", "random.default_rng", ["x"], {}],
    ["call", "random.default_rng", [0.5], {}],
    ["call", "random.PCG64", [-1], {}],
    ["call", "random.PCG64", [1.5], {}],
    ["call", "random.Generator", [5], {}],
    ["call", "random.SeedSequence", [-1], {}],
    ["call", "random.SeedSequence", [1], {"pool_size": 2}],
    ["call", "random.Philox", [1], {"key": 2}],
    ["call", "random.set_state", [["tuple", ["PCG64", 1, 2]]], {}],
    ["call", "random.set_state", [5], {}],
]
