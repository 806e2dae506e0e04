import { AsyncLocalStorage } from "node:async_hooks"

const storage = new AsyncLocalStorage<string>()
let latest = "cell-0"

/** Runs code as part of a cell: timers and promises it starts belong to the cell too. */
export function runAsCell<T>(cell: string, code: () => T): T {
  latest = cell
  return storage.run(cell, code)
}

/** The cell that started the code that runs now; the latest cell when nobody knows. */
export function findCell(): string {
  return storage.getStore() ?? latest
}
