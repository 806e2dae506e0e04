// Node 20 loads this file in a thread of its own, later ones call it in place: see `installLocalModules`.
import type { LoadHook, ResolveHook } from "node:module"
import { maybeLoadLocal, maybeResolveLocal, useConfigOf } from "./localModules.ts"

/** Called by Node in a thread of the hooks' own, by us elsewhere. */
export const initialize = (directory: string): void => useConfigOf(directory)

export const resolve: ResolveHook = (specifier, context, next) => {
  const url = maybeResolveLocal(specifier, context.parentURL)
  return url === undefined ? next(specifier, context) : { url, shortCircuit: true }
}

export const load: LoadHook = (url, context, next) => maybeLoadLocal(url) ?? next(url, context)
