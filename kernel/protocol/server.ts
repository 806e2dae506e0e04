import type { Engine } from "../engine.ts"
import { userDataDirectory } from "../userData.ts"
import { type Connection, newBroadcast, Wire } from "../wire/index.ts"
import { Comms } from "./comms.ts"
import { dispatch } from "./dispatch.ts"
import { ExecutionQueue } from "./executionQueue.ts"
import { History } from "./history.ts"
import { HistoryFile } from "./historyFile.ts"
import type { Kernel } from "./kernel.ts"
import { Stdin } from "./stdin.ts"

/** A kernel that serves its clients. */
export interface Server {
  /** Interrupts the running cell. */
  interrupt(): void
  /** Ends the kernel as `shutdown_request` does. */
  shutdown(): void
  /** Resolves when the kernel has been shut down and all its processes have ended. */
  readonly closed: Promise<void>
}

/**
 * Binds the sockets and answers from then on. What needs no cell, `kernel_info` above all, is
 * answered before the engine is loaded.
 *
 * @param startEngine - called once the sockets are bound
 * @throws Error - a socket cannot be bound
 */
export async function startServer(
  connection: Connection,
  startEngine: () => Promise<Engine>,
): Promise<Server> {
  const wire = await Wire.bind(connection)
  const engine = startEngine()
  const { promise: asked, resolve: shutdown } = createDeferred()
  const kernel = createKernel(wire, engine, shutdown)
  for (const channel of ["shell", "control"] as const) {
    void wire.receive(channel, (message) => {
      dispatch(message, channel, kernel, (to, reply) => wire.send(to, reply))
    })
  }
  wire.publish(newBroadcast("status", undefined, { content: { execution_state: "starting" } }))
  return {
    interrupt: () => void engine.then((loaded) => loaded.interrupt()),
    shutdown,
    closed: asked.then(() => close(wire, engine)),
  }
}

function createKernel(wire: Wire, engine: Promise<Engine>, shutdown: () => void): Kernel {
  const publish: Kernel["publish"] = (msg_type, content, parent, rest) => {
    wire.publish(newBroadcast(msg_type, parent, { ...rest, content }))
  }
  const comms = new Comms(engine, publish)
  const history = new History(new HistoryFile(userDataDirectory(), tell))
  const stdin = new Stdin(wire)
  return { engine, history, comms, stdin, executions: new ExecutionQueue(), publish, shutdown }
}

function tell(problem: string): void {
  process.stderr.write(`cellwise kernel: ${problem}\n`)
}

/** The reply and the last idle are on their way already; the sockets wait for them. */
async function close(wire: Wire, engine: Promise<Engine>): Promise<void> {
  await (await engine).dispose()
  wire.close()
}

function createDeferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
