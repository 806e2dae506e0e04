import { registerArrayParts } from "./arrayParts.ts"
import { registerWhatIf } from "./whatIf.ts"

/** Answers the questions of the front end about what pictures show. @returns what stops that */
export function registerLive(): () => void {
  const stops = [registerWhatIf(), registerArrayParts()]
  return () => {
    for (const stop of stops) stop()
  }
}
