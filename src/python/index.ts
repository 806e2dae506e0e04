/** Python's built-ins and modules that lessons lean on, typed, in Python's manners. */

export {
  AssertionError,
  FileNotFoundError,
  IndexError,
  KeyError,
  NotImplementedError,
  OverflowError,
  StopIteration,
  ValueError,
  ZeroDivisionError,
} from "../errors.ts"
export { assert } from "./assert.ts"
export { braceFormat } from "./braceFormat.ts"
export { bin, chr, hex, oct, ord } from "./characters.ts"
export * as collections from "./collections/index.ts"
export { Counter, defaultdict, deque, namedtuple, OrderedDict } from "./collections/index.ts"
export { type ExtremeOptions, max, min } from "./extremes.ts"
export { fmt } from "./fmt.ts"
export { format } from "./formatValue.ts"
export * as functools from "./functools/index.ts"
export { isinstance } from "./isinstance.ts"
export type { Member } from "./iterate.ts"
export { enumerate, reversed, zip } from "./iterators.ts"
export * as itertools from "./itertools/index.ts"
export { len } from "./len.ts"
export { filter, iter, map, next } from "./mapping.ts"
export * as math from "./math/index.ts"
export { abs, divmod, round } from "./numbers.ts"
export { open, TextFile } from "./open.ts"
export { percentFormat } from "./percentFormat.ts"
export * as random from "./random/index.ts"
export { Range, range } from "./range.ts"
export { bool, float, int, repr } from "./scalars.ts"
export { dict, list, type SortOptions, set, sorted, tuple } from "./sequences.ts"
export { str } from "./str.ts"
export { all, any, sum } from "./sums.ts"
export * as time from "./time.ts"
