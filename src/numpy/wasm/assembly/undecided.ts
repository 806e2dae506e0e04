import { UNDECIDED } from "../memory"

/**
 * Adds the lanes of a pair of arguments that are open to the list of those that the twin decides.
 *
 * @param at - where the pair lies in its block, in bytes
 */
export function noteUndecided(open: v128, count: i32, at: usize): i32 {
  let next = count
  const i = <i32>(at >> 3)
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
