import { afterAll } from "vitest"
import { Engine, type Output } from "../../kernel/engine.ts"
import { createFolder } from "../compiler/folder.ts"

/** What a cell has shown. */
export interface Shown {
  readonly result: unknown
  readonly error: string
  readonly stderr: string
}

/** A kernel without sockets, in a folder that holds `files` before it starts. */
export function openEngine(files: Readonly<Record<string, string>>) {
  const folder = createFolder(files)
  const engine = new Engine({ directory: folder.path })
  afterAll(async () => {
    await engine.dispose()
    folder.remove()
  })
  return async (source: string): Promise<Shown> => {
    const outputs: Output[] = []
    await engine.execute(source, { onOutput: (output) => outputs.push(output) })
    const result = outputs.find((output) => output.type === "execute_result")
    const error = outputs.find((output) => output.type === "error")
    const stderr = outputs.map((output) =>
      output.type === "stream" && output.name === "stderr" ? output.text : "",
    )
    return {
      result: result?.data["text/plain"],
      error: error?.traceback.join("\n") ?? "",
      stderr: stderr.join(""),
    }
  }
}
