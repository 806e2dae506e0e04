import { UNDECIDED } from "../memory"

/**
 * Adds the lanes of a pair of values that are open to the list of those that the twin decides, which finds the
 * values in place of the results.
 *
 * @param at - where the pair lies in its block, in bytes
 * @param out - where its results lie
 */
export function noteUndecided(open: v128, count: i32, at: usize, values: v128, out: usize): i32 {
  let next = count
  const i = <i32>(at >> 3)
  v128.store(out, v128.bitselect(values, v128.load(out), open))
  if (i64x2.extract_lane(open, 0) !== 0) {
    store<i32>((<usize>next) << 2, i, UNDECIDED)
    next++
  }
  if (i64x2.extract_lane(open, 1) !== 0) {
    store<i32>((<usize>next) << 2, i + 1, UNDECIDED)
    next++
  }
  return next
}
