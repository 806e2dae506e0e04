export type { ChildOutput, Outcome } from "./messages.ts"
export { type RunResult, Session, type SessionOptions } from "./session.ts"
