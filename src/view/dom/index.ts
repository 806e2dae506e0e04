export { ARRAY_MIME } from "../array/payload.ts"
export { GATES_MIME } from "../gates/payload.ts"
export { renderArray } from "./renderArray.ts"
export { renderGates } from "./renderGates.ts"
