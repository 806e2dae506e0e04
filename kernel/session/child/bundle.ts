import type { HostBundle } from "../../../src/host.ts"

/**
 * Refuses, in the author's cell, what no Jupyter message can hold: a BigInt, a circle, a function.
 * @throws TypeError - data or metadata is not JSON
 */
export function checkBundle({ data, metadata }: HostBundle): void {
  for (const [mime, value] of Object.entries(data)) checkJson(mime, value)
  checkJson("metadata", metadata)
}

function checkJson(what: string, value: unknown): void {
  if (typeof value === "string") return
  try {
    structuredClone(value)
    JSON.stringify(value)
  } catch (error) {
    throw new TypeError(`display: ${what} must be JSON, got ${(error as Error).message.split("\n")[0]}`)
  }
}
