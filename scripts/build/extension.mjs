// Builds the JupyterLab extension into extension/labextension with @jupyter/builder's own configuration,
// driven from Node: its usual command comes from a Python package, and `npm start` must need no Python.
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { root } from "../setup/steps.mjs"

const extension = join(root, "extension")
const builtPackage = join(extension, "labextension", "package.json")
const stampFile = join(root, "dist", "extension.stamp.json")
const require = createRequire(import.meta.url)
// rspack is the builder's own dependency: resolve it from there, wherever npm has put it.
const builderRequire = createRequire(require.resolve("@jupyter/builder/package.json"))

/** Builds the extension when one of the files that went into the last build has changed. */
export async function buildExtension() {
  if (isUpToDate()) return
  console.log("Building the JupyterLab extension")
  rmSync(stampFile, { force: true })
  const inputs = await bundle()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(
    stampFile,
    JSON.stringify(Object.fromEntries(inputs.map((file) => [relative(root, file), hash(file)]))),
  )
}

function isUpToDate() {
  if (!existsSync(builtPackage) || !existsSync(stampFile)) return false
  const stamp = Object.entries(JSON.parse(readFileSync(stampFile, "utf8")))
  return stamp.every(([file, was]) => hash(join(root, file)) === was)
}

/** Runs rspack; resolves to the files that went into the bundle. */
function bundle() {
  const { default: generateConfig } = builderRequire("./lib/extensionConfig.js")
  const { rspack } = builderRequire("@rspack/core")
  const corePackageFile = builderRequire.resolve("@jupyterlab/core-meta/core.package.json")
  const compiler = rspack(generateConfig({ packagePath: extension, corePackageFile }))
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error) reject(error)
        else if (stats.hasErrors()) reject(new Error(stats.toString({ preset: "errors-only" })))
        else resolve(findInputs(stats))
      })
    })
  })
}

/** The project's own files and the manifests in the bundle; node_modules changes with package-lock.json. */
function findInputs(stats) {
  const compilations = stats.stats ?? [stats]
  const files = compilations.flatMap((each) => [...each.compilation.fileDependencies])
  const own = files.filter((file) => !file.includes("node_modules") && existsSync(file))
  return [...new Set([...own, join(extension, "package.json"), join(root, "package-lock.json")])].sort()
}

function hash(file) {
  return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : ""
}
