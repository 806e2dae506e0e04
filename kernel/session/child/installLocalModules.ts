import module from "node:module"
import * as hooks from "./localHooks.ts"

/** What Node 22.15 and later have: hooks that run in this very thread. */
interface WithSyncHooks {
  registerHooks?(given: typeof hooks): void
}

let isInstalled = false

/** Lets Node load modules beside the notebook, and map their stacks; the first one that a cell imports asks for it. */
export function installLocalModules(): void {
  if (isInstalled) return
  isInstalled = true
  process.setSourceMapsEnabled(true)
  const { registerHooks } = module as WithSyncHooks
  if (registerHooks) registerHooks(hooks)
  else module.register("./localHooks.js", import.meta.url)
}
