export { type Connection, readConnectionFile } from "./connection.ts"
export {
  type Content,
  type Header,
  type Message,
  newBroadcast,
  newReply,
  type Payload,
  protocolVersion,
} from "./message.ts"
export { type RequestChannel, Wire } from "./wire.ts"
