// The licences of the packages that are bundled, beside the bundles, as they ask.
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../setup/steps.mjs"

const packagePath = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/

/**
 * Writes the licences of all packages that esbuild's metafile names as inputs.
 *
 * @returns {string} the file's path
 */
export function writeLicences({ inputs }) {
  const folders = new Set(Object.keys(inputs).flatMap((path) => packagePath.exec(path)?.[0] ?? []))
  const parts = [...folders].sort().map(renderLicence)
  const path = join(root, "dist", "LICENCES.txt")
  writeFileSync(path, parts.join("\n"))
  return path
}

function renderLicence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each))
  const text = file === undefined ? "" : readFileSync(join(root, folder, file), "utf8").trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}
