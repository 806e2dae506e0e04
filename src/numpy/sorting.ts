/** Sorting, searching and sets; `take` picks what they give places of. */
export { take } from "./picking/take.ts"
export { searchsorted } from "./sorting/search.ts"
export { intersect1d, isin, setdiff1d, setxor1d, union1d } from "./sorting/sets.ts"
export { argpartition, argsort, lexsort, partition, sort } from "./sorting/sort.ts"
export { unique, unique_all, unique_counts, unique_inverse, unique_values } from "./sorting/unique.ts"
