import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { expect, it } from "vitest"

const built = fileURLToPath(new URL("../../extension/labextension/static", import.meta.url))
const files = readdirSync(built).filter((name) => name.endsWith(".js"))
const textOf = (name: string) => readFileSync(join(built, name), "utf8")
const sizeOf = (name: string) => gzipSync(textOf(name)).length / 1024

/** What a page loads at its start: the entry, the chunk of the plugin, and the chunks that this one needs at once. */
function findEager(): readonly string[] {
  const entry = files.filter((name) => name.startsWith("remoteEntry"))
  const plugin = files.filter((name) => textOf(name).includes("@cellwise/lab:plugin"))
  return [...entry, ...plugin, "style.js"]
}

it("a page of JupyterLab loads at most 15 KB of it at its start", () => {
  const eager = findEager()
  expect(eager).toHaveLength(3)
  expect(eager.map(sizeOf).reduce((a, b) => a + b)).toBeLessThanOrEqual(15)
})

it("all that any output needs besides is at most 80 KB", () => {
  const lazy = files.filter((name) => !findEager().includes(name))
  expect(lazy.length).toBeGreaterThan(2)
  expect(lazy.map(sizeOf).reduce((a, b) => a + b)).toBeLessThanOrEqual(80)
})
