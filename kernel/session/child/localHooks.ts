// Node 20 loads this file in a thread of its own, later ones call it in place: see `installLocalModules`.
import type { LoadHook, ResolveHook } from "node:module"
import { maybeLoadLocal, maybeResolveLocal } from "./localModules.ts"

export const resolve: ResolveHook = (specifier, context, next) => {
  const url = maybeResolveLocal(specifier, context.parentURL)
  return url === undefined ? next(specifier, context) : { url, shortCircuit: true }
}

export const load: LoadHook = (url, context, next) => maybeLoadLocal(url) ?? next(url, context)
