import { watchParent } from "../protocol/parent.ts"
import { type Server, startServer } from "../protocol/server.ts"
import { readConnectionFile } from "../wire/index.ts"

export const summary = "Serve a notebook or console: what Jupyter starts"
export const usage = "cellwise kernel CONNECTION_FILE"

/**
 * Runs a kernel until it is shut down.
 * @returns 0 after a shutdown, 2 when the connection file cannot be used
 */
export async function run(args: readonly string[]): Promise<number> {
  const [path] = args
  if (path === undefined || args.length > 1)
    return refuse(`one connection file must be given, got ${args.length}`)
  let server: Server
  try {
    server = await startServer(readConnectionFile(path), startEngine)
  } catch (error) {
    return refuse((error as Error).message)
  }
  process.on("SIGINT", () => server.interrupt())
  process.on("SIGTERM", () => server.shutdown())
  watchParent(() => server.shutdown())
  await server.closed
  return 0
}

/** Loaded after the sockets are bound: the first answer does not wait for the compiler. */
async function startEngine() {
  const { Engine } = await import("../engine.ts")
  return new Engine({ directory: process.cwd(), heapMegabytes: maybeHeapLimit() })
}

function maybeHeapLimit(): number | undefined {
  const megabytes = Number(process.env.CELLWISE_HEAP_MB)
  return megabytes > 0 ? megabytes : undefined
}

function refuse(message: string): number {
  process.stderr.write(`cellwise kernel: ${message}\n`)
  return 2
}
