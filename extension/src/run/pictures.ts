import type { TranslationBundle } from "@jupyterlab/translation"

/** A picture of a run that can be shown. */
export interface RunPictureChoice {
  /** What the payload's `picture` is for it. */
  readonly picture: string
  readonly label: string
}

/** The picture of what *What if* changes; it is there when something is changed. */
export const DIFFERENCE = "difference"

/** What the gate panel shows of a run: what the cell does not show at first. */
export const panelPictures: readonly string[] = ["oneStep", "memory"]

export function findPictures(trans: TranslationBundle): readonly RunPictureChoice[] {
  return [
    { picture: "throughTime", label: trans.__("Through time") },
    { picture: "oneStep", label: trans.__("One step") },
    { picture: "memory", label: trans.__("Memory") },
    { picture: "distribution", label: trans.__("Distribution") },
    { picture: DIFFERENCE, label: trans.__("What changes") },
  ]
}
