"""Arrays in files: .npy, .npz, text and bare bytes."""

import io

import numpy as np

from draw import ABSENT, DTYPES, FLOATS, INTEGERS, arrays, booleans, chosen, dtypes, fixed, integers, one_of, optional, selves, shape_of, value_of

FLAG = optional(booleans(), 0.2)
ENCODING = optional(chosen(None, "utf-8", "latin1"), 0.2)


def path(name):
    return fixed(["file", name])


def contents_of(draw, save):
    """The bytes that a function writes of a random array."""
    memory = io.BytesIO()
    save(memory, value_of(arrays(lists=False)(draw, {})))
    return list(memory.getvalue())


def npy_file(draw, given):
    contents = contents_of(draw, np.save)
    if draw.chance(0.05):
        contents = contents[: draw.random.randint(0, len(contents) - 1)]
    return ["file", "read.npy", contents]


def raw_file(draw, given):
    return ["file", "read.bin", list(value_of(arrays(["uint8", "int16", "float64"], lists=False)(draw, {})).tobytes())]


def text_file(draw, given):
    sep = given.get("sep", " ")
    numbers = [draw.random.choice(["1", "2.5", "-3", "1e3", "inf", "nan", "0"]) for _ in range(draw.random.randint(1, 6))]
    return ["file", "read.txt", list((sep if sep.strip() else " ").join(numbers).encode())]


def file_for(draw, given):
    return text_file(draw, given) if given.get("sep") else raw_file(draw, given)


def numbers_in(dtype, draw):
    if dtype in INTEGERS:
        return str(draw.random.randint(0, 99))
    return draw.random.choice(["1", "2.5", "-3", "1e3", "inf", "-nan", ".5", "7.", "+4"])


def lines_of_text(draw, given):
    """Lines of numbers in the manner that the other parameters say, rarely with something wrong in them."""
    columns = draw.random.randint(1, 4)
    sep = given.get("delimiter") or " "
    dtype = given.get("dtype", "float64")
    lines = []
    for _ in range(draw.random.randint(1, 4)):
        own = columns + 1 if draw.chance(0.02) else columns
        fields = [numbers_in(dtype, draw) if not draw.chance(0.02) else "x" for _ in range(own)]
        if given.get("quotechar"):
            fields = [f'"{field}"' if draw.chance(0.3) else field for field in fields]
        lines.append(sep.join(fields) + draw.random.choice(["", "", "", " # said", "%said"] if given.get("comments") else ["", "", "", "\n"]))
    if draw.chance(0.1):
        lines.append("")
    return ["list", lines] if not draw.chance(0.3) else ["file", "read.txt", list("\n".join(line.rstrip("\n") for line in lines).encode())]


def named_arrays(draw, given):
    return {name: arrays()(draw, {}) for name in draw.random.sample(["a", "b", "weights", "x_1"], draw.random.randint(0, 3))}


DOUBLED = ["function", 1, ["call", "float64", [["arg", 0]], {}]]
FORMATS = chosen("%.18e", "%d", "%.2f", "%g", "%10.4f", "%s", "%5.1e", "%i", "%+.3f")


def formats(draw, given):
    dims = shape_of(given["X"])
    columns = dims[1] if len(dims) == 2 else 1
    kind = draw.random.random()
    if kind < 0.7:
        return FORMATS(draw, given)
    if kind < 0.85:
        return ["list", [FORMATS(draw, given) for _ in range(columns)]]
    return ";".join(FORMATS(draw, given) for _ in range(columns))


FIELDS = {
    "bool": ["True", "false", "TRUE", "0"],
    "int64": ["1", "-3", " 42", "1_000", "2.5", "9007199254740993"],
    "int16": ["1", "-3", "7.9", "1e3"],
    "uint8": ["1", "0", "200"],
    None: ["1", "-3", " 42", "0"],
}
MISSING = ["", "", "N/A", "-"]


def table(draw, given):
    """Lines as the other parameters say, with gaps, and rarely a line of another length."""
    columns = draw.random.randint(1, 4)
    sep = given.get("delimiter") or " "
    sep = " " if isinstance(sep, (int, list)) else sep
    choice = FIELDS.get(given.get("dtype", "float64"), ["1", "2.5", "-3", "1e3", "inf", "nan", ".5", "7."])

    def field():
        return draw.random.choice(MISSING) if draw.chance(0.15) and sep != " " else draw.random.choice(choice)

    def clean():
        return sep.join(draw.random.choice(choice) for _ in range(columns))

    # Of nothing NumPy makes records or objects.
    lines = [clean()] if "converters" in given or given.get("dtype", 0) is None else []
    for _ in range(draw.random.randint(1, 5)):
        own = columns + draw.random.choice([1, -1]) if draw.chance(0.04 if given.get("invalid_raise", True) else 0.2) else columns
        lines.append(sep.join(field() for _ in range(own)) + draw.random.choice(["", "", "", f" {given.get('comments', '#') or ''} said"]))
        if draw.chance(0.1):
            lines.append(draw.random.choice(["", "  "]))
    return ["list", lines] if not draw.chance(0.3) else ["file", "read.txt", list("\n".join(lines).encode())]


def converters(draw, given):
    """NumPy makes records where a converter's type is not the dtype's."""
    whole = given.get("delimiter", " ") in (",", ";", " ", None) and not {"usecols", "skip_header", "comments"} & given.keys()
    if given.get("dtype", "float64") != "float64" or not whole or not draw.gives(0.2):
        return ABSENT
    return ["by column", {draw.random.choice(["0", "-1"]): DOUBLED}]


def fills(draw, given):
    value = {"bool": True, "float64": 0.5, "float32": -2.5}.get(given.get("dtype", "float64"), 7)
    return draw.random.choice([value, ["list", [value, 0]], ["tuple", [value]], ["by column", {"0": value}], None])


FIRST = ["by column", {"0": "N/A"}]
MARKS = chosen("N/A", "N/A,-", ["list", ["N/A", "-"]], FIRST, ["by column", {"0": ["list", ["-", "N/A"]]}], 0, None)
DTYPE = optional(dtypes("float64", "float32", "int64", "int16", "uint8"), 0.4)
NAMES = {
    "save": {"file": path("written.npy"), "arr": arrays(), "allow_pickle": FLAG},
    "savez": {"file": path("written.npz"), "args": lambda draw, given: ["list", [arrays()(draw, {}) for _ in range(draw.random.randint(1, 3))]], "allow_pickle": FLAG},
    "savez_compressed": {"file": path("packed.npz"), "args": lambda draw, given: ["list", [arrays()(draw, {}) for _ in range(draw.random.randint(1, 3))]], "allow_pickle": FLAG},
    "load": {
        "file": npy_file,
        "mmap_mode": optional(fixed(None), 0.2),
        "allow_pickle": FLAG,
        "fix_imports": FLAG,
        "encoding": optional(chosen("ASCII", "latin1", "bytes"), 0.2),
        "max_header_size": optional(chosen(10000, 50), 0.2),
    },
    "savetxt": {
        "fname": path("written.txt"),
        "X": arrays(["float64", "float32", "int64", "uint8", "bool"], low=1, high=2, lists=False),
        "fmt": optional(formats, 0.6),
        "delimiter": optional(chosen(",", ";", "\t"), 0.4),
        "newline": optional(chosen("\n", "|"), 0.2),
        "header": optional(chosen("a b", "two\nlines"), 0.3),
        "footer": optional(fixed("end"), 0.3),
        "comments": optional(chosen("# ", "// ", ""), 0.3),
        "encoding": ENCODING,
    },
    "loadtxt": {
        "dtype": DTYPE,
        "comments": optional(fixed(["list", ["#", "%"]]), 0.2),
        "delimiter": optional(chosen(",", ";", None), 0.4),
        "quotechar": optional(fixed('"'), 0.2),
        "fname": lines_of_text,
        "converters": lambda draw, given: DOUBLED if given.get("dtype", "float64") == "float64" and draw.gives(0.1) else ABSENT,
        "skiprows": optional(integers(0, 2), 0.3),
        "usecols": optional(chosen(0, -1, ["tuple", [0, -1]], ["list", [1, 0]], None), 0.3),
        "unpack": FLAG,
        "ndmin": optional(integers(0, 2), 0.3),
        "encoding": ENCODING,
        "max_rows": optional(chosen(None, 1, 2), 0.2),
        "like": optional(fixed(None), 0.1),
    },
    "genfromtxt": {
        "dtype": optional(chosen("float64", "float32", "int64", "int16", "uint8", "bool", None), 0.5),
        "comments": optional(chosen("#", "%", "//", None), 0.2),
        "delimiter": optional(chosen(",", ";", ", ", None, 2, ["list", [1, 3]]), 0.8),
        "usecols": optional(chosen(0, -1, ["tuple", [0, -1]], ["list", [1, 0]], None), 0.2),
        "skip_header": lambda draw, given: draw.random.randint(0, 2) if given.get("dtype", 0) is not None and draw.gives(0.2) else ABSENT,
        "skip_footer": optional(integers(0, 2), 0.2),
        "invalid_raise": FLAG,
        "converters": converters,
        "fname": table,
        "missing_values": lambda draw, given: MARKS(draw, given) if "converters" not in given and draw.gives(0.3) else ABSENT,
        "filling_values": optional(fills, 0.3),
        "names": optional(fixed(None), 0.1),
        "excludelist": optional(chosen(None, ["list", ["a"]]), 0.1),
        "deletechars": optional(fixed("!"), 0.1),
        "replace_space": optional(fixed("-"), 0.1),
        "autostrip": optional(booleans(), 0.1),
        "case_sensitive": optional(chosen(True, False, "upper"), 0.1),
        "defaultfmt": optional(fixed("x%i"), 0.1),
        "unpack": FLAG,
        "usemask": optional(fixed(False), 0.1),
        "loose": FLAG,
        "max_rows": lambda draw, given: draw.random.choice([None, 1, 2]) if not given.get("skip_footer") and draw.gives(0.2) else ABSENT,
        "encoding": ENCODING,
        "ndmin": optional(integers(0, 2), 0.3),
        "like": optional(fixed(None), 0.1),
    },
    # More than there is, NumPy fills with what lies in memory.
    "fromstring": {
        "sep": chosen(" ", ",", ";"),
        "string": lambda draw, given: bytes(text_file(draw, given)[2]).decode(),
        "dtype": optional(dtypes("float64", "float32", "int64", "int16"), 0.3),
        "count": optional(chosen(-1, 0, 1), 0.3),
        "like": optional(fixed(None), 0.1),
    },
    "fromfile": {
        "sep": optional(chosen(" ", ",", ""), 0.4),
        "file": file_for,
        "dtype": lambda draw, given: dtypes("uint8", "int16", "float64", "float32", "int64")(draw, given) if not given.get("sep") and draw.gives(0.7) else ABSENT,
        "count": optional(integers(-1, 3), 0.3),
        "offset": lambda draw, given: draw.random.choice([0, 1, 2, 8]) if not given.get("sep") and draw.gives(0.3) else ABSENT,
        "like": optional(fixed(None), 0.1),
    },
    "ndarray.tofile": {"self": selves(), "fid": path("written.bin"), "sep": optional(chosen(" ", ",", ""), 0.5), "format": optional(chosen("%s", "%.3f", "%d"), 0.3)},
}

MATRIX = ["array", "float64", [2, 3], [1, 2.5, -3, 0, "nan", "inf"]]
CASES = [
    ["call", "fromstring", ["1 2.5 -3e2"], {"sep": " "}],
    ["call", "fromstring", [" 1\n2\t 3 "], {"dtype": "int64", "sep": " "}],
    ["call", "fromstring", ["1, 2,3 ,", "int32", 2], {"sep": ","}],
    ["call", "fromstring", ["1 2 3"], {"count": -2, "sep": " ", "like": None}],
    ["call", "fromstring", ["nan inf -inf"], {"dtype": "float32", "sep": " "}],
    ["call", "fromstring", [""], {"sep": " "}],
    ["call", "fromstring", ["1 2 x"], {"sep": " "}],
    ["call", "fromstring", ["1.5 2"], {"dtype": "int64", "sep": " "}],
    ["call", "fromstring", ["1;2"], {"sep": ","}],
    ["call", "fromstring", ["1 2"], {}],
    ["call", "fromstring", [3], {"sep": " "}],
    ["let", [["call", "save", [["file", "ending"], MATRIX], {}]], ["bytes", ["file", "ending.npy"]]],
    ["let", [["call", "save", [["file", "turned.npy"], ["attribute", MATRIX, "T"]], {}]], ["call", "load", [["file", "turned.npy"]], {}]],
    ["let", [["call", "savez", [["file", "named.npz"], MATRIX], {"x": MATRIX, "y": 3}]], ["saved", ["file", "named.npz"]]],
    ["call", "savez", [["file", "twice.npz"], MATRIX], {"arr_0": MATRIX}],
    ["let", [["call", "savez_compressed", [["file", "small.npz"]], {"x": ["call", "zeros", [["tuple", [40, 40]]], {}]}]], ["saved", ["file", "small.npz"]]],
    ["call", "load", [["file", "nothing-here.npy"]], {}],
    ["call", "load", [["file", "empty.npy", []]], {}],
    ["call", "load", [["file", "other.npy", [1, 2, 3, 4, 5, 6, 7, 8]]], {}],
    ["call", "loadtxt", [["list", []]], {}],
    ["call", "loadtxt", [["list", ["5"]]], {}],
    ["call", "loadtxt", [["list", ["1.5"]]], {"dtype": "int64"}],
    ["call", "loadtxt", [["list", ["300"]]], {"dtype": "uint8"}],
    ["call", "loadtxt", [["list", ["9007199254740993 -9223372036854775808"]]], {"dtype": "int64"}],
    ["call", "loadtxt", [["list", ["1,,2"]]], {"delimiter": ","}],
    ["call", "loadtxt", [["list", ["1 2", "3"]]], {}],
    ["call", "loadtxt", [["list", ["1 2 3"]]], {"usecols": 5}],
    ["call", "genfromtxt", [["list", []]], {}],
    ["call", "genfromtxt", [["list", ["# only"]]], {"ndmin": 2, "unpack": True}],
    ["call", "genfromtxt", [["list", ["1,2", "3"]]], {"delimiter": ","}],
    ["call", "genfromtxt", [["list", ["", "", "1,2", "", "3", "#c", "4,5,6"]]], {"delimiter": ","}],
    ["call", "genfromtxt", [["list", ["1,2", "3", "5,6", "7"]]], {"delimiter": ",", "skip_footer": 2, "invalid_raise": False}],
    ["call", "genfromtxt", [["list", ["1,2", "3", "5,6"]]], {"delimiter": ",", "max_rows": 2, "invalid_raise": False}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"max_rows": 0}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"max_rows": 1, "skip_footer": 1}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"ndmin": 3}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"usecols": 5}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"usecols": 0.5}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"usecols": -3}],
    ["call", "genfromtxt", [["list", ["1,x"]]], {"delimiter": ",", "loose": False}],
    ["call", "genfromtxt", [["list", ["1,x", ",2"]]], {"delimiter": ",", "loose": False, "missing_values": "y,x"}],
    ["call", "genfromtxt", [["list", ["1,-1"]]], {"delimiter": ",", "missing_values": -1, "filling_values": 7}],
    ["call", "genfromtxt", [["list", ["1,x,"]]], {"delimiter": ",", "usecols": ["tuple", [2, 1]], "filling_values": ["by column", {"2": 4}]}],
    ["call", "genfromtxt", [["list", ["1,x"]]], {"delimiter": ",", "filling_values": ["by column", {"5": 1}]}],
    ["call", "genfromtxt", [["list", ["1,x"]], "int64"], {"delimiter": ",", "filling_values": ["call", "float64", ["nan"], {}]}],
    ["call", "genfromtxt", [["list", ["1,x"]], "uint8"], {"delimiter": ","}],
    ["call", "genfromtxt", [["list", ["300"]], "uint8"], {}],
    ["call", "genfromtxt", [["list", ["inf"]], "int16"], {}],
    ["call", "genfromtxt", [["list", ["9223372036854775808"]], "int64"], {}],
    ["call", "genfromtxt", [["list", ["18446744073709551615"]], "uint64"], {}],
    ["call", "genfromtxt", [["list", ["1_0 0x1 1__0 +inf -Infinity 1e400"]]], {}],
    ["call", "genfromtxt", [["list", ["True,", "false,TRUE"]], None], {"delimiter": ","}],
    ["call", "genfromtxt", [["list", ["2.5,2", "N/A,4.5"]], None], {"delimiter": ",", "missing_values": "N/A"}],
    ["call", "genfromtxt", [["list", ["123456", "7890"]]], {"delimiter": ["list", [1, 2, 3]]}],
    ["call", "genfromtxt", [["list", ["1", "   "]]], {"delimiter": ["list", [1, 2, 3]]}],
    ["call", "genfromtxt", [["list", ["1234", "    "]]], {"delimiter": 2}],
    ["call", "genfromtxt", [["list", ["\t1\t2"]]], {"delimiter": "\t"}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"comments": ""}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"comments": ["list", ["#"]]}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"converters": DOUBLED}],
    ["call", "genfromtxt", [["list", ["1 2"]]], {"converters": ["by column", {"1": DOUBLED}], "usecols": 0}],
    ["call", "genfromtxt", [3], {}],
    ["call", "genfromtxt", [["file", "nothing-here.txt"]], {}],
    ["call", "savetxt", [["file", "deep.txt"], ["call", "zeros", [["tuple", [2, 2, 2]]], {}]], {}],
]
