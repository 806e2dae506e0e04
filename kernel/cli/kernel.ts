import { Engine } from "../engine.ts"
import { watchParent } from "../protocol/parent.ts"
import type { Server } from "../protocol/server.ts"
import { type Connection, readConnectionFile } from "../wire/connection.ts"
import { findRisks } from "../wire/risks.ts"
import { UsageError } from "./usage-error.ts"

export const summary = "serve a notebook or console; Jupyter starts it"
export const usage = "cellwise kernel CONNECTION_FILE"
export const help = `CONNECTION_FILE is what Jupyter wrote for this kernel.
CELLWISE_HEAP_MB in the environment limits the memory of cells, in megabytes.`

/**
 * Runs a kernel until it is shut down.
 * @throws UsageError - the connection file cannot be used
 */
export async function run(args: readonly string[]): Promise<number> {
  const server = await serve(args)
  process.on("SIGINT", () => server.interrupt())
  process.on("SIGTERM", () => server.shutdown())
  watchParent(() => server.shutdown())
  await server.closed
  return 0
}

async function serve([path, ...rest]: readonly string[]): Promise<Server> {
  if (path === undefined || rest.length > 0) {
    throw new UsageError(`one connection file must be given, got ${path === undefined ? 0 : rest.length + 1}`)
  }
  try {
    const connection = readConnectionFile(path)
    for (const risk of findRisks(connection, path)) process.stderr.write(`cellwise kernel: ${risk}\n`)
    return await serveConnection(connection)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/**
 * In the order of how long things take: the process that runs cells starts first and comes up by itself; ZeroMQ
 * is loaded, so that the first answer does not wait for the compiler; then that is.
 */
async function serveConnection(connection: Connection): Promise<Server> {
  const options = { directory: process.cwd(), heapMegabytes: maybeHeapLimit(), hasFrontEnd: true }
  const engine = new Engine(options)
  try {
    const { startServer } = await import("../protocol/server.ts")
    return await startServer(connection, async () => {
      engine.prepare().catch(() => undefined) // the first cell tells
      return engine
    })
  } catch (error) {
    await engine.dispose()
    throw error
  }
}

function maybeHeapLimit(): number | undefined {
  const megabytes = Number(process.env.CELLWISE_HEAP_MB)
  return megabytes > 0 ? megabytes : undefined
}
