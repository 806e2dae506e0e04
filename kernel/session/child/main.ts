// The process that runs cells. The parent (`session.ts`) starts it and talks to it over two pipes.
import { setFlagsFromString } from "node:v8"
import { Worker } from "node:worker_threads"
import { answerSender } from "./answerLine.ts"
import { createInterruptLock } from "./interruptLock.ts"
import type { WatcherData } from "./watcher.ts"

// Node 20 has the fused multiply-add of WebAssembly behind a flag; later ones have it as it is.
if (Number(process.versions.node.split(".")[0]) < 22) setFlagsFromString("--experimental-wasm-relaxed-simd")

// The watcher's thread takes as long to start as half of the library to load: it does so meanwhile.
const lock = createInterruptLock()
const watcher = new Worker(new URL("./watcher.cjs", import.meta.url), {
  workerData: { lock, answers: answerSender } satisfies WatcherData,
  transferList: [answerSender.port],
})
const { serveCells } = await import("./serveCells.ts")
serveCells(watcher, lock)
