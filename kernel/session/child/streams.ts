import { findCell } from "./cells.ts"
import { report } from "./report.ts"

type StreamName = "stdout" | "stderr"

/** Text waits at most this long, in milliseconds, and up to this many characters. */
const patience = 50
const capacity = 1 << 18

/** The timer of Node itself: a cell may replace the global one. */
const { setTimeout, performance } = globalThis

let waiting: { cell: string; name: StreamName; pieces: string[]; length: number; since: number } | undefined
let timer: NodeJS.Timeout | undefined

/**
 * Adds text to a stream of the cell that runs. Text is sent in batches by time, never a message a
 * line: by a timer when the cell gives way, by the clock while it does not.
 */
export function writeStream(name: StreamName, text: string): void {
  if (text === "") return
  const cell = findCell()
  if (waiting !== undefined && (waiting.cell !== cell || waiting.name !== name)) flushStreams()
  waiting ??= { cell, name, pieces: [], length: 0, since: performance.now() }
  waiting.pieces.push(text)
  waiting.length += text.length
  if (waiting.length >= capacity || performance.now() - waiting.since >= patience) flushStreams()
  else timer ??= setTimeout(flushStreams, patience)
}

/** Sends what waits. */
export function flushStreams(): void {
  if (timer !== undefined) clearTimeout(timer)
  timer = undefined
  if (waiting === undefined) return
  const { cell, name, pieces } = waiting
  waiting = undefined
  report({ type: "stream", cell, name, text: pieces.join("") })
}

type Done = (error?: Error | null) => void

/** Makes `process.stdout`, `process.stderr` and `console` write to the cell. */
export function captureStreams(): void {
  for (const name of ["stdout", "stderr"] as const) {
    const decoder = new TextDecoder()
    process[name].write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Done, done?: Done) => {
      writeStream(name, typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true }))
      const callback = typeof encoding === "function" ? encoding : done
      if (callback !== undefined) process.nextTick(callback)
      return true
    }
  }
  // V8's inspector, which evaluates the cells, keeps whatever the built-in console is given, with a
  // stack for each call. A console of our own is faster and lets go.
  const { Console } = console
  globalThis.console = Object.assign(new Console(process.stdout, process.stderr, false), { Console })
}
