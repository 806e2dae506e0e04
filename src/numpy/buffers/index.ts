/** The memory of arrays. */
export { frombuffer } from "./frombuffer.ts"
export { may_share_memory, shares_memory } from "./sharing.ts"
