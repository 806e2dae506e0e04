/** Why names of NumPy are missing or limited: what FEATURES.md says of them. */

/** What is less here than in NumPy of names that are there. */
export const limits: Readonly<Record<string, string>> = {
  genfromtxt:
    "of one kind of number: `names` and `usemask`, which make records and masked arrays, as they are by default",
  "ndarray.getfield": "of whole multiples of the dtype's size: typed arrays lie on boundaries",
  "ndarray.setfield": "as `getfield`",
  "ndarray.data": "the typed array that holds the memory, not a memoryview",
}

const reasons: Readonly<Record<string, string>> = {
  "complex numbers are out of scope":
    "cdouble clongdouble complex128 complex256 complex64 complexfloating csingle sort_complex",
  "dates and times are out of scope":
    "busday_count busday_offset busdaycalendar datetime64 datetime_as_string datetime_data is_busday isnat timedelta64",
  "text, objects and records are out of scope":
    "bytes_ character flexible fromregex object_ recarray record str_ void",
  "typed arrays have no such floats": "float128 float16 half longdouble",
  "TypeScript has no memory-mapped files": "memmap",
  "a class that every function would have to give back; `np.matmul` and `np.linalg.matrix_power` do its work on arrays":
    "asmatrix bmat matrix",
  "its results are arrays of objects; `vectorize` does it": "frompyfunc",
  "listings of NumPy's classes, most of which are out of scope": "ScalarType sctypeDict",
  "`x.flat` is an array": "flatiter",
  "`nditer` and `ndindex` go through any axes": "nested_iters",
  "sums here are rounded as with NumPy's own size of buffers": "getbufsize setbufsize",
  "the editor shows what a name does": "info",
  "of NumPy's own building and testing": "get_include show_config show_runtime test linalg.test random.test",
  "of NumPy's C interface": "ndarray.ctypes from_dlpack random.get_bit_generator random.set_bit_generator",
  "pickles are Python programs": "ndarray.dump ndarray.dumps",
}

const reasonOf = new Map(
  Object.entries(reasons).flatMap(([reason, names]) =>
    names.split(" ").map((name) => [name, reason] as const),
  ),
)

/** Why a name is missing. @throws RangeError when nobody has said so */
export function reasonFor(path: string): string {
  const reason = reasonOf.get(path)
  if (reason === undefined) throw new RangeError(`absent: every missing name must have a reason, got ${path}`)
  return reason
}
