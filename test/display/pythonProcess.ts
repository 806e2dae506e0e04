import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { python } from "../support/python.ts"

const folder = fileURLToPath(new URL("../golden/", import.meta.url))

export type Outcome = { readonly text: string } | { readonly error: string; readonly message: string }

/** What the real Python answers to each case (the kinds of test/golden/text_oracle.py), in one process. */
export function askPython(cases: readonly (readonly unknown[])[]): Outcome[] {
  const input = cases.map((one) => escapeBeyondAscii(JSON.stringify(one))).join("\n")
  const { status, stdout, stderr, error } = spawnSync(python, ["text_oracle.py"], {
    cwd: folder,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  })
  if (error || status !== 0)
    throw new Error(`askPython: ${python} must run text_oracle.py, got ${error ?? stderr}`)
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Outcome)
}

/** Lone surrogates do not survive UTF-8. */
function escapeBeyondAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
}
