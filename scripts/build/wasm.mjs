// Compiles the AssemblyScript kernels and embeds them as base64 beside their sources. The files are checked
// in: editors, tests and bundlers then need no build before the first import, and 4 KB are cheap.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import asc from "assemblyscript/asc"
import { fail, root } from "../setup/steps.mjs"

const folder = "src/numpy/wasm"

/** Each module's source and the file that embeds it; pages of 64 KB that it works in. */
const modules = [
  {
    source: "assembly/index.ts",
    target: "kernelBytes",
    pages: 112,
    features: ["--enable", "simd", "--enable", "relaxed-simd"],
  },
  { source: "assembly/pcg64.ts", target: "pcg64Bytes", pages: 1, features: [] },
]

/**
 * Compiles the kernels; writes the files that differ.
 *
 * @returns {Promise<readonly string[]>} the files it read and wrote
 */
export async function buildWasm() {
  const files = []
  for (const module of modules) {
    const file = join(root, folder, `${module.target}.ts`)
    files.push(file)
    const text = render(module.target, Buffer.from(await compile(module, files)).toString("base64"))
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue
    console.log(`Embedding ${module.source}`)
    writeFileSync(file, text)
  }
  return files
}

/** A module's bytes, its sources added to `files`; ends the program when it does not compile. */
async function compile({ source, pages, features }, files) {
  let binary
  // asc asks for every place where a file might be.
  const maybeRead = (path) => {
    if (!existsSync(path)) return null
    files.push(path)
    return readFileSync(path, "utf8")
  }
  const options = ["-O3", "--runtime", "stub", "--noAssert", "--initialMemory", String(pages), ...features]
  const path = `${folder}/${source}`
  const { error, stderr } = await asc.main([path, ...options, "--outFile", "kernels.wasm"], {
    readFile: (name, baseDirectory) => maybeRead(join(root, baseDirectory, name)),
    writeFile: (_name, contents) => {
      binary = contents
    },
  })
  if (error) fail(`build: ${path} does not compile\n${stderr.toString()}`)
  return binary
}

function render(name, base64) {
  const lines = base64.match(/.{1,100}/g).map((line) => `  "${line}",`)
  return `/** Compiled from assembly/ by \`npm run build\`. */
export const ${name}: string = [
${lines.join("\n")}
].join("")
`
}
