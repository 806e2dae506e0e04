import type { Worker } from "node:worker_threads"
import { registerLive } from "../../../src/view/live/index.ts"
import { registerViews } from "../../../src/view/register.ts"
import { type CellRequest, frontEndFlag } from "../messages.ts"
import { followTimers } from "./cells.ts"
import { defineGlobals } from "./globals.ts"
import { installGuards } from "./guards.ts"
import { type InterruptLock, markDealt, releaseLock, takeLock } from "./interruptLock.ts"
import { fillHost } from "./nodeHost.ts"
import { report } from "./report.ts"
import { Runner } from "./runner.ts"
import { captureStreams, flushStreams } from "./streams.ts"

/** Stacks show the author's frames; ten would often hold library frames only. */
Error.stackTraceLimit = 40

/** Makes this process ready for cells and runs those that the watcher passes on. */
export function serveCells(watcher: Worker, lock: InterruptLock): void {
  const runner = new Runner((id, outcome) => {
    flushStreams()
    report({ type: "done", id, outcome })
  })
  prepare()
  watcher.on("message", (request: CellRequest) => handle(request, runner, lock))
  watcher.postMessage("go")
  report({ type: "ready" })
}

function prepare(): void {
  fillHost(process.argv.includes(frontEndFlag))
  registerViews()
  captureStreams()
  followTimers()
  registerLive()
  defineGlobals(process.cwd())
  installGuards()
}

function handle(request: CellRequest, runner: Runner, lock: InterruptLock): void {
  if (request.type !== "interrupt") runner.run(request)
  // A termination is under way: it will hit this message or another, and the watcher sends it again.
  else if (takeLock(lock)) {
    runner.interrupt(request.id)
    markDealt(lock, request.ask)
    releaseLock(lock)
  }
}
