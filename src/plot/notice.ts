import { host } from "../host.ts"

const said = new Set<string>()

declare const console: { error(text: string): void }

/** Tells the author something about a picture, once in each cell, on the stream of errors. */
export function notice(sentence: string): void {
  const key = `${host.cell?.() ?? ""} ${sentence}`
  if (said.has(key)) return
  said.add(key)
  if (host.write) host.write("stderr", `${sentence}\n`)
  else console.error(sentence)
}
