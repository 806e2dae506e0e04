import type { ChoiceWords } from "../choice.ts"

/** What `RandomState.choice` says. */
export const choiceWords: ChoiceWords = {
  emptyCount: "a must be greater than 0 unless no samples are taken",
  emptyList: "'a' cannot be empty unless no samples are taken",
  noSequence: () => "a must be 1-dimensional or an integer",
  rank: "a must be 1-dimensional",
  sameSize: "'a' and 'p' must have same size",
  hasNaN: "probabilities contain NaN",
  negative: "probabilities are not non-negative",
  sum: "probabilities do not sum to 1",
  tooLarge: "Cannot take a larger sample than population when 'replace=False'",
}
