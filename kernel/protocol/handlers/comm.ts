import { recordField, textField } from "../fields.ts"
import type { Handler } from "../kernel.ts"

/** `comm_info_request`: the comms that are open. */
export const handleCommInfo: Handler = async ({ content }, kernel) => {
  const target_name = typeof content.target_name === "string" ? content.target_name : undefined
  return { content: { status: "ok", comms: kernel.comms.info(target_name) } }
}

/** `comm_open`: the front end opens a comm. */
export const handleCommOpen: Handler = async (request, kernel) => {
  const target_name = textField(request, "target_name")
  kernel.comms.open(request, textField(request, "comm_id"), target_name, recordField(request, "data"))
  return undefined
}

/** `comm_msg`: a message on an open comm. */
export const handleCommMessage: Handler = async (request, kernel) => {
  kernel.comms.message(request, textField(request, "comm_id"), recordField(request, "data"))
  return undefined
}

/** `comm_close`: the front end has closed a comm. */
export const handleCommClose: Handler = async (request, kernel) => {
  kernel.comms.closed(textField(request, "comm_id"), recordField(request, "data"))
  return undefined
}
