// Builds the JupyterLab extension into extension/labextension with @jupyter/builder's own configuration,
// driven from Node: its usual command comes from a Python package, and `npm start` must need no Python.
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { root } from "../setup/steps.mjs"

const extension = join(root, "extension")
const builtPackage = join(extension, "labextension", "package.json")
const require = createRequire(import.meta.url)
// rspack is the builder's own dependency: resolve it from there, wherever npm has put it.
const builderRequire = createRequire(require.resolve("@jupyter/builder/package.json"))

/**
 * Builds the extension.
 *
 * @returns {Promise<readonly string[]>} the files it read and wrote
 */
export async function buildExtension() {
  console.log("Building the JupyterLab extension")
  return [builtPackage, ...(await bundle())]
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

/** The files in the bundle; the manifests of the packages whose versions it names are not among them. */
function findInputs(stats) {
  const compilations = stats.stats ?? [stats]
  const files = compilations.flatMap((each) => [...each.compilation.fileDependencies])
  return [...files.filter((file) => existsSync(file)), join(extension, "package.json")]
}
