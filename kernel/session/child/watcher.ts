// A worker thread of the child: it reads the parent's requests, so that an interrupt arrives while
// the main thread is busy, and it holds an inspector session whose only work is to terminate.
import { Session } from "node:inspector"
import { Socket } from "node:net"
import { type MessagePort, parentPort, workerData } from "node:worker_threads"
import { createFrameReader } from "../frames.ts"
import {
  type CellRequest,
  descriptors,
  type InputReply,
  type InterruptRequest,
  type Request,
} from "../messages.ts"
import type { AnswerLine } from "./answerLine.ts"
import { type InterruptLock, isDealt, releaseLock, takeLock } from "./interruptLock.ts"

/** What the main thread gives its watcher. */
export interface WatcherData {
  readonly lock: InterruptLock
  readonly answers: AnswerLine
}

/** How long the main thread has to deal with an interrupt before V8 is told to stop it, in milliseconds. */
const patience = 30
/** How often it is told; the parent restarts the child when even that was in vain. */
const attempts = 40

const port = parentPort as MessagePort
const { lock, answers } = workerData as WatcherData

/** Requests that came while a termination was under way: it might hit them. */
let held: CellRequest[] = []
let isTerminating = false

const session = new Session()

/** The parent's other process, which must not outlive the parent either. */
let companion: number | undefined

function handle(request: Request): void {
  if (request.type === "companion") companion = request.pid
  else if (request.type === "input_reply") answer(request)
  else if (request.type === "interrupt") {
    port.postMessage(request)
    insist(request, attempts)
  } else if (isTerminating) held.push(request)
  else port.postMessage(request)
}

/** The main thread stands still while it waits: it is woken, and finds the answer at its port. */
function answer(reply: InputReply): void {
  answers.port.postMessage(reply)
  Atomics.add(answers.count, 0, 1)
  Atomics.notify(answers.count, 0)
}

/**
 * Terminates what the main thread does until it has dealt with the interrupt. A thread that only
 * waits deals with it by itself and is not terminated. A termination that finds nothing to stop hits
 * the next code to run, so the interrupt is sent again: it is made to be hit.
 */
function insist(request: InterruptRequest, left: number): void {
  setTimeout(() => {
    if (left === 0 || isDealt(lock, request.ask)) return
    if (!isTerminating && takeLock(lock)) terminate(request)
    else port.postMessage(request)
    insist(request, left - 1)
  }, patience)
}

/** V8 answers when the termination has hit something. */
function terminate(request: InterruptRequest): void {
  isTerminating = true
  session.post("Runtime.terminateExecution", () => {
    isTerminating = false
    releaseLock(lock)
    for (const message of [request, ...held]) port.postMessage(message)
    held = []
  })
}

/** Reads requests once the main thread can take them: an interrupt must not end the loading of the library. */
function listen(): void {
  session.connectToMainThread()
  const requests = new Socket({ fd: descriptors.requests, readable: true, writable: false })
  requests.on(
    "data",
    createFrameReader((request) => handle(request as Request)),
  )
  requests.on("close", endGroup)
}

/** The parent is gone: end the whole process group, with what the cells have started. */
function endGroup(): void {
  if (companion !== undefined) endIfAlive(companion)
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL")
  process.kill(process.pid, "SIGKILL")
}

function endIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
  }
}

port.once("message", listen)
