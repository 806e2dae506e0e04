import type { Engine, ExecuteResult, Output } from "../../engine.ts"
import type { Content, Message, Payload } from "../../wire/index.ts"
import { booleanField, recordField, textField } from "../fields.ts"
import type { Kernel } from "../kernel.ts"

/**
 * `execute_request`: runs a cell. Outputs are published as they come; all have been when the reply is
 * returned. An error aborts the requests that wait, unless `stop_on_error` is false.
 */
export async function handleExecute(request: Message, kernel: Kernel): Promise<Payload> {
  const started = new Date().toISOString()
  const silent = booleanField(request, "silent", false)
  const engine = await kernel.engine
  const result = await executeCell(request, kernel, engine, silent)
  if (result.status === "error" && booleanField(request, "stop_on_error", true))
    await kernel.executions.abortWaiting()
  return { content: await createContent(request, engine, result), metadata: { started } }
}

/** The reply to a request that an earlier error has aborted. */
export function abortExecute(executionCount: number): Payload {
  return { content: { status: "aborted", execution_count: executionCount } }
}

async function executeCell(
  request: Message,
  kernel: Kernel,
  engine: Engine,
  silent: boolean,
): Promise<ExecuteResult> {
  const code = textField(request, "code")
  const storeHistory = booleanField(request, "store_history", true)
  const allowStdin = booleanField(request, "allow_stdin", false)
  let resultText: string | null = null
  const result = await engine.execute(code, {
    silent,
    storeHistory,
    onStart(execution_count) {
      if (!silent) kernel.publish("execute_input", { code, execution_count }, request)
    },
    onOutput(output) {
      if (output.type === "execute_result") resultText = String(output.data["text/plain"] ?? "")
      publishOutput(output, request, kernel)
    },
    onComm: (message) => kernel.comms.send(message, request),
    ...(allowStdin && {
      onInput: (prompt: string, password: boolean) => kernel.stdin.ask(request, prompt, password),
    }),
  })
  if (!silent && storeHistory && code.trim() !== "")
    kernel.history.add(result.executionCount, code, resultText)
  return result
}

function publishOutput({ type, ...content }: Output, request: Message, kernel: Kernel): void {
  kernel.publish(type, content, request)
}

async function createContent(request: Message, engine: Engine, result: ExecuteResult): Promise<Content> {
  const { status, executionCount: execution_count } = result
  if (result.status === "error")
    return { status, execution_count, ...result.error, payload: [], user_expressions: {} }
  return {
    status,
    execution_count,
    payload: createPayload(result.page),
    user_expressions: await evaluateAll(request, engine),
  }
}

/** The answer to `name?` opens the front end's pager (messaging 5.5, "Payloads"). */
function createPayload(page: Content | undefined): readonly Content[] {
  return page === undefined ? [] : [{ source: "page", data: page, start: 0 }]
}

/** `user_expressions`: each a MIME bundle, or an error of its own. */
async function evaluateAll(request: Message, engine: Engine): Promise<Content> {
  const results: Record<string, unknown> = {}
  for (const [name, expression] of Object.entries(recordField(request, "user_expressions"))) {
    results[name] = await engine.evaluate(String(expression))
  }
  return results
}
