import { booleanField } from "../fields.ts"
import type { Handler } from "../kernel.ts"

/** `interrupt_request`: stops the running cell; the reply does not wait for it. */
export const handleInterrupt: Handler = async (_request, kernel) => {
  const engine = await kernel.engine
  engine.interrupt()
  return { content: { status: "ok" } }
}

/** `shutdown_request`: ends the kernel; who asked for a restart starts the next one. */
export const handleShutdown: Handler = async (request, kernel) => {
  const content = { status: "ok", restart: booleanField(request, "restart", false) }
  kernel.publish("shutdown_reply", content, request)
  kernel.shutdown()
  return { content }
}
