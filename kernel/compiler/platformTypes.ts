/**
 * Node's own types: 100 files, two thirds of all that the checker would read. Without them it is ready in 100 ms,
 * not 230, and takes 33 MB, not 62. A lesson about arrays does without. They come with the first text that
 * mentions something of Node's or imports a module, and before any error is told (`checkCell`); `console`, which
 * every cell may use, is there from the start.
 */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { runInNewContext } from "node:vm"

/** The file that brings Node's types, and what it may hold. */
export interface PlatformTypes {
  readonly path: string
  readonly few: string
  readonly all: string
}

/** @param typeRoots - the folders `node_modules/@types`, nearest first */
export function createPlatformTypes(path: string, typeRoots: readonly string[]): PlatformTypes {
  const console = typeRoots.map((root) => join(root, "node/console.d.ts")).find((file) => existsSync(file))
  return {
    path,
    few: console === undefined ? "" : `/// <reference path=${JSON.stringify(console)} />\n`,
    all: '/// <reference types="node" />\n',
  }
}

/** Comments and strings to be passed over, members of something else, and names. */
const tokens =
  /\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\.\s*[\p{ID_Start}$_][\p{ID_Continue}$]*|[\p{ID_Start}$_][\p{ID_Continue}$]*/gu

/** Whether a text mentions a name that Node adds to the language. */
export function mentionsPlatform(text: string): boolean {
  for (const [token] of text.matchAll(tokens)) if (platformNames().has(token)) return true
  return false
}

let names: ReadonlySet<string> | undefined

/** What Node adds to the names of a bare context, and to a module. */
export function platformNames(): ReadonlySet<string> {
  names ??= findPlatformNames()
  return names
}

function findPlatformNames(): ReadonlySet<string> {
  const bare = new Set<string>(runInNewContext("Object.getOwnPropertyNames(globalThis)"))
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !bare.has(name) && name !== "console")
  return new Set([...added, "globalThis", "NodeJS", "require", "module", "__dirname", "__filename"])
}
