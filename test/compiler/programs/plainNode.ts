import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { transformSync } from "esbuild"
import { createFolder } from "../folder.ts"

const main = `for (const name of process.argv.slice(2)) {
  try { await import("./" + name) } catch (error) { console.log(String(error)) }
  console.log("@end")
}`

/** What Node itself prints for each of some TypeScript modules. */
export function runPlainly(modules: readonly string[]): string[] {
  const folder = createFolder({ "main.mjs": main })
  const names = modules.map((module, i) => {
    const { code } = transformSync(module, { loader: "ts", target: "es2022", format: "esm" })
    writeFileSync(join(folder.path, `module-${i}.mjs`), code)
    return `module-${i}.mjs`
  })
  const printed = execFileSync(process.execPath, ["main.mjs", ...names], {
    cwd: folder.path,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    timeout: 60_000,
  })
  folder.remove()
  return printed.split("@end\n").slice(0, -1)
}
