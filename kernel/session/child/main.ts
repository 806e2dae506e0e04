// The process that runs cells. The parent (`session.ts`) starts it and talks to it over two pipes.
import { setFlagsFromString } from "node:v8"
import { Worker } from "node:worker_threads"
import { registerLive } from "../../../src/view/live/index.ts"
import { registerViews } from "../../../src/view/register.ts"
import { type CellRequest, frontEndFlag } from "../messages.ts"
import { followTimers } from "./cells.ts"
import { defineGlobals } from "./globals.ts"
import { installGuards } from "./guards.ts"
import { createInterruptLock, markDealt, releaseLock, takeLock } from "./interruptLock.ts"
import { fillHost } from "./nodeHost.ts"
import { report } from "./report.ts"
import { Runner } from "./runner.ts"
import { captureStreams, flushStreams } from "./streams.ts"

/** Stacks show the author's frames; ten would often hold library frames only. */
Error.stackTraceLimit = 40

// Node 20 has the fused multiply-add of WebAssembly behind a flag; later ones have it as it is.
if (Number(process.versions.node.split(".")[0]) < 22) setFlagsFromString("--experimental-wasm-relaxed-simd")

const lock = createInterruptLock()
const runner = new Runner((id, outcome) => {
  flushStreams()
  report({ type: "done", id, outcome })
})

function handle(request: CellRequest): void {
  if (request.type !== "interrupt") runner.run(request)
  // A termination is under way: it will hit this message or another, and the watcher sends it again.
  else if (takeLock(lock)) {
    runner.interrupt(request.id)
    markDealt(lock, request.ask)
    releaseLock(lock)
  }
}

fillHost(process.argv.includes(frontEndFlag))
registerViews()
captureStreams()
followTimers()
registerLive()
defineGlobals(process.cwd())
installGuards()
new Worker(new URL("./watcher.js", import.meta.url), { workerData: lock }).on("message", handle)
report({ type: "ready" })
