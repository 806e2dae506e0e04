import module from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { packageRoot } from "../../packageRoot.ts"
import * as hooks from "./localHooks.ts"

/** What Node 22.15 and later have: hooks that run in this very thread. */
interface WithSyncHooks {
  registerHooks?(given: Pick<typeof hooks, "resolve" | "load">): void
}

/** A file of its own also where the code around it is bundled. */
const hooksFile = join(packageRoot, "dist/kernel/session/child/localHooks.js")

let isInstalled = false

/** Lets Node load modules beside the notebook, and map their stacks; the first one that a cell imports asks for it. */
export function installLocalModules(directory: string): void {
  if (isInstalled) return
  isInstalled = true
  process.setSourceMapsEnabled(true)
  const { registerHooks } = module as WithSyncHooks
  if (!registerHooks) {
    module.register(pathToFileURL(hooksFile), { data: directory })
    return
  }
  hooks.initialize(directory)
  registerHooks({ resolve: hooks.resolve, load: hooks.load })
}
