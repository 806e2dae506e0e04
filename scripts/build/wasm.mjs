// Compiles the AssemblyScript kernels and embeds them as base64 in src/numpy/wasm/kernelBytes.ts. The file
// is checked in: editors, tests and bundlers then need no build before the first import, and 3 KB are cheap.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import asc from "assemblyscript/asc"
import { fail, root } from "../setup/steps.mjs"

const source = "src/numpy/wasm/assembly/index.ts"
const target = join(root, "src", "numpy", "wasm", "kernelBytes.ts")

/** Compiles the kernels; writes the file when it differs. */
export async function buildWasm() {
  const bytes = await compile()
  const text = render(Buffer.from(bytes).toString("base64"))
  if (readFileSync(target, "utf8") === text) return
  console.log("Embedding the WebAssembly kernels")
  writeFileSync(target, text)
}

/** The module's bytes; ends the program when the source does not compile. */
async function compile() {
  let binary
  const files = (name, baseDirectory) => {
    try {
      return readFileSync(join(baseDirectory, name), "utf8")
    } catch {
      return null // asc asks for every place where a file might be
    }
  }
  const options = ["-O3", "--runtime", "stub", "--noAssert", "--initialMemory", "112"]
  const features = ["--enable", "simd", "--enable", "relaxed-simd"]
  const { error, stderr } = await asc.main([source, ...options, ...features, "--outFile", "kernels.wasm"], {
    readFile: (name, baseDirectory) => files(name, join(root, baseDirectory)),
    writeFile: (_name, contents) => {
      binary = contents
    },
  })
  if (error) fail(`build: ${source} does not compile\n${stderr.toString()}`)
  return binary
}

function render(base64) {
  const lines = base64.match(/.{1,100}/g).map((line) => `  "${line}",`)
  return `/** Compiled from assembly/ by \`npm run build\`. */
export const kernelBytes: string = [
${lines.join("\n")}
].join("")
`
}
