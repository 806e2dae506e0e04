import { type Message, newReply, type Payload, type RequestChannel } from "../wire/index.ts"
import { handleComm, handleCommInfo } from "./handlers/comm.ts"
import { handleComplete, handleInspect, handleIsComplete } from "./handlers/editing.ts"
import { abortExecute, handleExecute } from "./handlers/execute.ts"
import { handleHistory } from "./handlers/history.ts"
import { handleKernelInfo } from "./handlers/kernelInfo.ts"
import { handleInterrupt, handleShutdown } from "./handlers/lifetime.ts"
import type { Handler, Kernel } from "./kernel.ts"

/** Every message this kernel answers, by its type; shell and control take the same. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["kernel_info_request", handleKernelInfo],
  ["execute_request", handleExecute],
  ["is_complete_request", handleIsComplete],
  ["complete_request", handleComplete],
  ["inspect_request", handleInspect],
  ["history_request", handleHistory],
  ["comm_info_request", handleCommInfo],
  ["comm_open", handleComm],
  ["comm_msg", handleComm],
  ["comm_close", handleComm],
  ["interrupt_request", handleInterrupt],
  ["shutdown_request", handleShutdown],
])

type Send = (channel: RequestChannel, message: Message) => void

/**
 * Answers one message. Execute requests and what cells are to take from a comm take their turn, in the order
 * in which they came; everything else is answered at once, also while a cell runs.
 */
export function dispatch(request: Message, channel: RequestChannel, kernel: Kernel, send: Send): void {
  const handler = handlers.get(request.header.msg_type) ?? refuseUnknown
  const reply = (payload: Payload) => send(channel, newReply(request, payload))
  if (!takesTurn(request, handler, kernel)) {
    void bracket(request, kernel, () => answer(request, handler, kernel, reply))
    return
  }
  kernel.executions.add(request, (isAborted) => {
    const execute = isAborted && handler === handleExecute ? abort : handler
    return bracket(request, kernel, () => answer(request, execute, kernel, reply))
  })
}

function takesTurn(request: Message, handler: Handler, { comms }: Kernel): boolean {
  return handler === handleComm ? !comms.arrive(request) : handler === handleExecute
}

/** Publishes busy before the work and idle after it, whatever happens in between. */
async function bracket(request: Message, kernel: Kernel, work: () => Promise<void>): Promise<void> {
  kernel.publish("status", { execution_state: "busy" }, request)
  try {
    await work()
  } finally {
    kernel.publish("status", { execution_state: "idle" }, request)
    // Front ends show the last state they heard, whoever it was about: a cell still runs.
    const { running } = kernel.executions
    if (running !== undefined && running !== request) {
      kernel.publish("status", { execution_state: "busy" }, running)
    }
  }
}

/** Handles a request and sends the reply; an error of the handler is a reply too. */
async function answer(
  request: Message,
  handler: Handler,
  kernel: Kernel,
  reply: (payload: Payload) => void,
): Promise<void> {
  try {
    const payload = await handler(request, kernel)
    if (payload !== undefined) reply(payload)
  } catch (error) {
    process.stderr.write(`cellwise kernel: ${(error as Error).message}\n`)
    if (request.header.msg_type.endsWith("_request")) reply({ content: createErrorContent(error as Error) })
  }
}

function createErrorContent(error: Error) {
  return {
    status: "error",
    ename: error.name,
    evalue: error.message,
    traceback: [`${error.name}: ${error.message}`],
  }
}

const abort: Handler = async (_request, kernel) => abortExecute((await kernel.engine).executionCount)

const refuseUnknown: Handler = async ({ header }) => {
  throw new TypeError(`message: type must be one of the protocol's, got ${JSON.stringify(header.msg_type)}`)
}
