/** Python's `collections`: containers beyond lists and dicts. */
export { Counter } from "./counter.ts"
export { defaultdict } from "./defaultDict.ts"
export { deque } from "./deque.ts"
export { type NamedTuple, type NamedTupleType, namedtuple } from "./namedTuple.ts"
export { OrderedDict } from "./orderedDict.ts"
