import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const folder = fileURLToPath(new URL(".", import.meta.url))

it("Every test that kernel/README.md names is there", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".test.ts"),
  )
  const tests = files.map((name) => readFileSync(`${folder}/${name}`, "utf8")).join("\n")
  const readme = readFileSync(`${folder}/../../kernel/README.md`, "utf8")
  const titles = [...readme.matchAll(/^\| .* \| yes \| (.+) \|$/gm)].map(([, title]) => title)
  expect(titles.length).toBeGreaterThan(20)
  expect(titles.filter((title) => !tests.includes(`it("${title}"`))).toEqual([])
})
