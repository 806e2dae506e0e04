// A worker thread of the child: it reads the parent's requests, so that an interrupt arrives while
// the main thread is busy, and it holds an inspector session whose only work is to terminate.
import { Session } from "node:inspector"
import { Socket } from "node:net"
import { type MessagePort, parentPort, workerData } from "node:worker_threads"
import { createFrameReader } from "../frames.ts"
import { descriptors, type InterruptRequest, type Request } from "../messages.ts"

/** How long the main thread has to deal with an interrupt before V8 is told to stop it, in milliseconds. */
const patience = 30
/** How often it is told; the parent restarts the child when even that was in vain. */
const attempts = 20

const port = parentPort as MessagePort
/** The number of the last interrupt that the main thread has dealt with. */
const answered: Int32Array = workerData

const session = new Session()
session.connectToMainThread()

function handle(request: Request): void {
  port.postMessage(request)
  if (request.type === "interrupt") insist(request, attempts)
}

/**
 * Terminates what the main thread does until it has dealt with the interrupt. A thread that only
 * waits does so by itself and is not terminated: that would hit the next code to run. The termination
 * may hit the very code that answers, so the request is sent again.
 */
function insist(request: InterruptRequest, left: number): void {
  setTimeout(() => {
    if (left === 0 || Atomics.load(answered, 0) >= request.ask) return
    session.post("Runtime.terminateExecution")
    port.postMessage(request)
    insist(request, left - 1)
  }, patience)
}

const requests = new Socket({ fd: descriptors.requests, readable: true, writable: false })
requests.on(
  "data",
  createFrameReader((request) => handle(request as Request)),
)
// The parent is gone: end the whole process group, with what the cells have started.
requests.on("close", () => {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL")
  process.kill(process.pid, "SIGKILL")
})
