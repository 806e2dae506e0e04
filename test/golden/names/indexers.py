"""Objects that are only indexed: grids, joined pieces, indices themselves."""

from draw import DTYPES, arrays


def bound(draw, whole):
    return str(draw.random.randint(-3, 4)) if whole else repr(draw.random.randint(-12, 12) / 4)


def grid_slice(draw):
    """A slice that makes numbers: whole ones, fractions, or a number of points; rarely an empty one."""
    kind = draw.random.random()
    if kind < 0.45:
        start = draw.random.randint(-3, 3)
        step = draw.random.choice(["", "", ":1", ":2", ":3"])
        return f"{start if draw.chance(0.7) else ''}:{start + draw.random.randint(-1, 5)}{step}"
    start, stop = bound(draw, draw.chance(0.5)), bound(draw, draw.chance(0.5))
    if kind < 0.75:
        return f"{start}:{stop}:{draw.random.randint(1, 6)}j"
    return f"{start}:{stop}:{draw.random.choice(['0.5', '0.25', '1.5', '-1', '-0.5'])}"


def of(name, index):
    return ["get", ["fact", name, None], index]


def grid(name):
    return lambda draw: of(name, [grid_slice(draw) for _ in range(draw.random.randint(1, 3))])


def piece(draw, rank, length):
    kind = draw.random.random()
    if kind < 0.2 and rank == 1:
        return grid_slice(draw)
    if kind < 0.35 and rank == 1:
        return draw.random.choice([0, 3, -2, 0.5, True])
    dims = [draw.random.randint(1, 3) if axis == 0 else length for axis in range(rank)]
    return arrays(DTYPES, shape=dims)(draw, {})


def joined(name):
    def sample(draw):
        rank, length = (1, 3) if name == "r_" else (draw.random.randint(1, 2), draw.random.randint(1, 3))
        if name == "r_" and draw.chance(0.3):
            rank = 2
        if name == "c_":
            # Columns: vectors of one length, or matrices of as many rows.
            shapes = [[length] if draw.chance(0.6) else [length, draw.random.randint(1, 3)] for _ in range(draw.random.randint(1, 3))]
            return of(name, [arrays(DTYPES, shape=shape, lists=False)(draw, {}) for shape in shapes])
        pieces = [piece(draw, rank, length) for _ in range(draw.random.randint(1, 4))]
        if draw.chance(0.25):
            pieces = [draw.random.choice(["0", "-1", "0,2", "0,2,0", "1,2,0", "1,3", "0,3,1", "-1,2,0", "0,2,-1"]), *pieces]
        return of(name, pieces)

    return sample


def expression(name):
    """An index kept and used."""

    def sample(draw):
        index = [draw.random.choice(["1:", "::2", "::-1", 0, -1, None, "...", ["list", [0, 1]]]) for _ in range(draw.random.randint(1, 2))]
        index = index[:1] if index.count("...") > 1 else index
        return ["get", ["array", "int64", [3, 4], list(range(12))], [of(name, index)]]

    return sample


NAMES = {
    "mgrid": grid("mgrid"),
    "ogrid": grid("ogrid"),
    "r_": joined("r_"),
    "c_": joined("c_"),
    "s_": expression("s_"),
    "index_exp": expression("index_exp"),
}

VECTOR = ["array", "int64", [3], [1, 2, 3]]
CASES = [
    *(of("mgrid", index) for index in [["0:3"], ["0:3", "0:4"], ["-1:1:5j"], ["0:1:0.1"], ["0:2", "-1:1:5j"], ["0:0"], ["0:5:1j"], ["0:1:0j"], ["0:3:2", "5:0:-2", "0:2"]]),
    *(of("ogrid", index) for index in [["0:3"], ["0:3", "0:4"], ["-1:1:5j", "0:2"], ["0:1:0.1"]]),
    *(of("mgrid", index) for index in [["0:"], ["0:3:0"], [":"], [3], [VECTOR], ["0:3", 1]]),
    *(of("r_", index) for index in [[], [VECTOR], [1], ["1:4"], [1, 2.5], ["1:4", 0, VECTOR], ["-1:1:6j", ["list", [0, 0, 0]], 5, 6], [["array", "int8", [1], [1]], 300], [["array", "uint8", [1], [1]], 2]]),
    *(of("r_", index) for index in [["0,2", VECTOR, VECTOR], ["1,2,0", VECTOR, VECTOR], ["0,3,1", VECTOR], ["x", VECTOR], [VECTOR, "0,2"], ["0,2,0,1", VECTOR], ["0,2", "1:4", "2:5"], ["1,2,0", "1:4", "2:5"]]),
    *(of("c_", index) for index in [[VECTOR], [VECTOR, VECTOR], ["1:4", "2:5"], ["0:1:3j", VECTOR], [1, 2], [["array", "int64", [2, 3], [1, 2, 3, 4, 5, 6]], ["list", [7, 8]]], [VECTOR, ["list", [1, 2]]]]),
    ["set", ["array", "int64", [3, 4], [0] * 12], [of("s_", ["1:", "::2"])], 5],
    ["set", ["array", "int64", [3, 4], [0] * 12], [of("index_exp", [0])], 5],
]
