// Bundles what runs from dist/: Node reads hundreds of small files at a third of a second, a few large ones at
// a twentieth. TypeScript writes the declarations beside them (tsconfig.base.json: emitDeclarationOnly), so that
// each file of dist/ has one writer.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import { build } from "esbuild"
import { root } from "../setup/steps.mjs"
import { writeLicences } from "./licences.mjs"
import { writeWithNames } from "./names.mjs"

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))

/**
 * Packages that the first import of the library or the kernel needs: bundled, they cost no files. Of `typescript`
 * that is the client of its API, whose import took 75 ms and takes 8 so.
 */
const bundled = [
  "@dagrejs/dagre",
  "d3-array",
  "d3-scale",
  "d3-scale-chromatic",
  "d3-shape",
  "fast-png",
  "fflate",
  "magic-string",
  "pixelmatch",
  "typescript",
]
const external = Object.keys(manifest.dependencies).filter((name) => !bundled.includes(name))

/** The process that runs cells and its loader: started by path, so they are entries too. */
const started = ["main", "localHooks"].map((name) => `kernel/session/child/${name}.ts`)

/** The API's own connection to its process, for which kernel/compiler/checkerProcess.ts stands. */
const withoutConnection = {
  name: "without-connection",
  setup(build) {
    build.onResolve({ filter: /^#vscode-jsonrpc\/node$/ }, ({ path }) => ({ path, namespace: "none" }))
    build.onLoad({ filter: /./, namespace: "none" }, () => ({ contents: "module.exports = {}" }))
  },
}

const common = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  write: false,
  logLevel: "warning",
}

/**
 * Writes every bundle that differs from the one in dist/, and removes what belongs to none.
 *
 * @returns {Promise<readonly string[]>} the files it read and wrote
 */
export async function bundle() {
  const results = await Promise.all([
    bundlePackage(),
    bundleWatcher(),
    bundleExtension(),
    ...benchmarks().map(bundleBenchmark),
  ])
  const written = results.flatMap(({ outputFiles }) => outputFiles.map(writeWithNames))
  removeOthers(new Set(written))
  return [...written, writeLicences(results[0].metafile), ...results.flatMap(findInputs)]
}

function findInputs({ metafile }) {
  return Object.keys(metafile.inputs)
}

/**
 * The library, the command line and the process that runs cells, in one go: what two of them use is in a chunk
 * of its own, once, so that an array is the same `NDArray` wherever it was made. What is imported lazily stays so.
 */
function bundlePackage() {
  const entries = [...Object.values(manifest.exports).map((entry) => entry.default), manifest.bin.cellwise]
  const sources = entries.filter(Boolean).map((path) => path.replace(/^(\.\/)?dist\/(.+)\.js$/, "$2.ts"))
  return build({
    ...common,
    entryPoints: [...sources, ...started],
    ...{ outbase: ".", outdir: "dist", chunkNames: "chunks/[name]-[hash]" },
    ...{ splitting: true, platform: "node", mainFields: ["module", "main"], external },
    plugins: [withoutConnection],
  })
}

/** The worker of the process that runs cells, as CommonJS: a thread starts in 28 ms with it, in 40 with a module. */
function bundleWatcher() {
  return build({
    ...common,
    entryPoints: ["kernel/session/child/watcher.ts"],
    ...{ outbase: ".", outdir: "dist", platform: "node", format: "cjs", outExtension: { ".js": ".cjs" } },
  })
}

/** What the builder of JupyterLab bundles again, with its own idea of which packages are shared. */
function bundleExtension() {
  return build({
    ...common,
    entryPoints: ["extension/src/index.ts"],
    ...{ outbase: "extension", outdir: "dist/extension", chunkNames: "chunks/[name]-[hash]" },
    ...{ splitting: true, platform: "browser", packages: "external" },
  })
}

/** One file each: they say what comes before the library in the order of their imports, and find files by theirs. */
function bundleBenchmark(entry) {
  return build({
    ...common,
    entryPoints: [entry],
    ...{ outbase: ".", outdir: "dist", platform: "node", packages: "external" },
  })
}

function benchmarks() {
  return readdirSync(join(root, "bench"))
    .map((name) => `bench/${name}/main.ts`)
    .filter((path) => existsSync(join(root, path)))
}

function removeOthers(written) {
  for (const folder of ["src", "kernel", "bench", "extension", "chunks"]) {
    for (const path of readdirSync(join(root, "dist", folder), { recursive: true })) {
      const file = join(root, "dist", folder, path)
      if (/\.js(\.map)?$/.test(path) && !written.has(relative(root, file))) rmSync(file)
    }
  }
}
