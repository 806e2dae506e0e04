export { Comm, type CommBuffer, type CommData, type CommListener } from "./comm.ts"
export { type CommTarget, comms } from "./comms.ts"
