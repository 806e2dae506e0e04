import type { HostBundle } from "../../../src/host.ts"

type Show = () => readonly HostBundle[]

const waiting: Show[] = []

/** Keeps what is to be shown when the cell that runs has ended. */
export function atCellEnd(show: Show): void {
  waiting.push(show)
}

/** What has been kept, asked for now; a cell that was stopped leaves nothing to the next one. */
export function takeCellEnd(): HostBundle[] {
  return waiting.splice(0).flatMap((show) => show())
}
