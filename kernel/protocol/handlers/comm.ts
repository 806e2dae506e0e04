import type { CommMessage } from "../../engine.ts"
import type { Message } from "../../wire/index.ts"
import { recordField, textField } from "../fields.ts"
import type { Handler } from "../kernel.ts"

/** `comm_info_request`: the comms that are open. */
export const handleCommInfo: Handler = async ({ content }, kernel) => {
  const target_name = typeof content.target_name === "string" ? content.target_name : undefined
  return { content: { status: "ok", comms: kernel.comms.info(target_name) } }
}

/** `comm_open`, `comm_msg`, `comm_close`: what a front end says on a comm. They have no reply. */
export const handleComm: Handler = async (request, kernel) => {
  await kernel.comms.receive(request, readMessage(request))
  return undefined
}

function readMessage(request: Message): CommMessage {
  const msg_type = request.header.msg_type as CommMessage["msg_type"]
  return {
    msg_type,
    comm_id: textField(request, "comm_id"),
    target_name: msg_type === "comm_open" ? textField(request, "target_name") : "",
    data: recordField(request, "data"),
    buffers: request.buffers,
  }
}
