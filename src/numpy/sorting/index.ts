/** Sorting, searching and sets. */
export { searchsorted } from "./search.ts"
export { intersect1d, isin, setdiff1d, setxor1d, union1d } from "./sets.ts"
export { argpartition, argsort, lexsort, partition, sort } from "./sort.ts"
export { unique, unique_all, unique_counts, unique_inverse, unique_values } from "./unique.ts"
