/** What a comparison says of two outputs, mildest first; the order decides what a lesson's verdict is. */
export const verdicts = [
  "identical",
  "format",
  "equal",
  "noise",
  "notComparable",
  "different",
  "missing",
  "error",
] as const

export type Verdict = (typeof verdicts)[number]

/** How many outputs got each verdict. */
export type Counts = Readonly<Record<Verdict, number>>

/** Words for people; the codes are for programs. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  identical: "identical",
  format: "format",
  equal: "equal",
  noise: "noise",
  notComparable: "not comparable",
  different: "different",
  missing: "missing",
  error: "error",
}

/** What each verdict means, one line. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  identical: "the same characters",
  format: "the same values, written in another notation",
  equal: "the same numbers within the tolerance, same dtype and shape",
  noise: "both are rounding residues near zero",
  notComparable: "not judged: Python itself would not print this again, or these are pictures",
  different: "the outputs disagree",
  missing: "one side shows nothing here",
  error: "the port stopped with an error",
}

/** The gravest of some verdicts; of none, `identical`. */
export function worst(some: Iterable<Verdict>): Verdict {
  let rank = 0
  for (const verdict of some) rank = Math.max(rank, verdicts.indexOf(verdict))
  return verdicts[rank] ?? "identical"
}

/** True for the verdicts that make a comparison fail (exit code 1). */
export function isFailure(verdict: Verdict): boolean {
  return verdict === "different" || verdict === "missing" || verdict === "error"
}

export function countVerdicts(some: Iterable<Verdict>): Counts {
  const counts = {
    identical: 0,
    equal: 0,
    format: 0,
    noise: 0,
    different: 0,
    notComparable: 0,
    missing: 0,
    error: 0,
  }
  for (const verdict of some) counts[verdict] += 1
  return counts
}
