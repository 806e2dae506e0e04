/**
 * Python's `itertools`: `import { itertools } from "cellwise"`, `itertools.product([0, 1], [0, 1])`.
 * Source: https://docs.python.org/3/library/itertools.html
 */
export { accumulate, batched, groupby, pairwise } from "./neighbours.ts"
export { combinations, combinations_with_replacement, permutations, product } from "./selections.ts"
export {
  chain,
  compress,
  count,
  cycle,
  dropwhile,
  filterfalse,
  islice,
  repeat,
  starmap,
  takewhile,
  tee,
  zip_longest,
} from "./streams.ts"
