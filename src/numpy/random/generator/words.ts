import type { ChoiceWords } from "../choice.ts"

/** What `Generator.choice` says. */
export const choiceWords: ChoiceWords = {
  emptyCount: "a must be a positive integer unless no samples are taken",
  emptyList: "a cannot be empty unless no samples are taken",
  noSequence: (given) =>
    `a must be a sequence or an integer, not <class '${typeof given === "string" ? "str" : "float"}'>`,
  rank: "a must have at least one axis",
  sameSize: "a and p must have same size",
  hasNaN: "Probabilities contain NaN",
  negative: "Probabilities are not non-negative",
  sum: "Probabilities do not sum to 1. See Notes section of docstring for more information.",
  tooLarge: "Cannot take a larger sample than population when replace is False",
}
