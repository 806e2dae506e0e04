import type { Engine } from "../engine.ts"
import type { Content, Message, Payload } from "../wire/index.ts"
import type { Comms } from "./comms.ts"
import type { ExecutionQueue } from "./executionQueue.ts"
import type { History } from "./history.ts"
import type { Stdin } from "./stdin.ts"

/** What a handler may use of the kernel. */
export interface Kernel {
  /** Compiles and runs cells; it may still be loading. */
  readonly engine: Promise<Engine>
  readonly history: History
  readonly comms: Comms
  readonly stdin: Stdin
  readonly executions: ExecutionQueue
  /** Publishes on IOPub; `parent` is the request that caused it, if one did. */
  publish(
    msg_type: string,
    content: Content,
    parent: Message | undefined,
    rest?: Omit<Payload, "content">,
  ): void
  /** Ends the kernel once the reply is out. */
  shutdown(): void
}

/** Answers one message: what it returns is the reply; nothing returned, nothing replied. */
export type Handler = (request: Message, kernel: Kernel) => Promise<Payload | undefined>
