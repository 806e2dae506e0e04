export type { ChildOutput, CountedInput, Outcome } from "./messages.ts"
export { type RunResult, Session, type SessionOptions } from "./session.ts"
