import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { protocolVersion } from "../../wire/index.ts"
import type { Handler } from "../kernel.ts"

const require = createRequire(import.meta.url)

/** A dependency's version, or this package's own. */
function findVersion(packageName: string): string {
  return JSON.parse(readFileSync(require.resolve(`${packageName}/package.json`), "utf8")).version
}

function createContent() {
  const implementation_version = findVersion("cellwise")
  const version = findVersion("typescript")
  return {
    status: "ok",
    protocol_version: protocolVersion,
    implementation: "cellwise",
    implementation_version,
    language_info: {
      name: "typescript",
      version,
      mimetype: "text/typescript",
      file_extension: ".ts",
      pygments_lexer: "typescript",
      // JupyterLab and Notebook 7 look up their TypeScript colours by this name.
      codemirror_mode: { name: "typescript" },
      nbconvert_exporter: "script",
    },
    banner: `Cellwise ${implementation_version}: TypeScript ${version} on Node ${process.version}`,
    debugger: false,
    help_links: [{ text: "TypeScript", url: "https://www.typescriptlang.org/docs/" }],
    supported_features: [],
  }
}

let content: ReturnType<typeof createContent> | undefined

/** `kernel_info_request`: who answers here; it needs nothing but the sockets. */
export const handleKernelInfo: Handler = async () => {
  content ??= createContent()
  return { content }
}
