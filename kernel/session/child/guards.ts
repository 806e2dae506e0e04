import { findCell } from "./cells.ts"
import { toErrorLike } from "./errorLike.ts"
import { report } from "./report.ts"
import { flushStreams } from "./streams.ts"

/** Keeps the child alive: errors nobody caught are shown in their cell, `process.exit` is an error. */
export function installGuards(): void {
  process.on("uncaughtException", showUncaught)
  process.on("unhandledRejection", showUncaught)
  // An interrupt reaches the processes that a cell has started as SIGINT; this one is asked otherwise.
  process.on("SIGINT", () => {})
  process.exit = (code) => {
    throw new ProcessExit(code)
  }
}

function showUncaught(thrown: unknown): void {
  flushStreams()
  report({ type: "error", cell: findCell(), error: toErrorLike(thrown) })
}

/** Thrown by `process.exit()` in a cell: it ends the cell, not the kernel. */
class ProcessExit extends Error {
  override readonly name = "ProcessExit"

  constructor(code: string | number | null | undefined) {
    super(`process.exit: ends the cell only, the kernel and all names stay, got exit code ${code ?? 0}`)
  }
}
