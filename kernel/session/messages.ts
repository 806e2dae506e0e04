import type { HostBundle, HostCommMessage } from "../../src/host.ts"
import type { PyType } from "../../src/numpy/typed.ts"
import type { ErrorLike } from "../compiler/index.ts"

/** What `In` is told of a cell that is counted, and under which number `Out` keeps its result. */
export interface CountedInput {
  readonly line: number
  readonly input: string
}

/** Asks the child to run one compiled cell. */
export interface RunRequest {
  readonly type: "run"
  /** Counts runs; an interrupt names the run it means. */
  readonly id: number
  /** Whose outputs these are: `cell-5`. */
  readonly cell: string
  readonly runText: string
  readonly resultType: PyType
  readonly showsResult: boolean
  /** Nothing for a cell that is silent or not stored. */
  readonly counted?: CountedInput | undefined
}

/** Hands the child a comm message of the front end. It counts as a run: it is told when it has been taken. */
export interface CommRequest {
  readonly type: "comm"
  readonly id: number
  /** Whose outputs these are. */
  readonly cell: string
  readonly message: HostCommMessage
}

/** Asks the child to stop a run, whatever it is doing. */
export interface InterruptRequest {
  readonly type: "interrupt"
  /** The run that was the last to be sent; it may not have begun. */
  readonly id: number
  /** Counts interrupts, so that the child can say which it has answered. */
  readonly ask: number
}

/** Names a process that the child ends when the parent is gone without a word (TypeScript's outlives it). */
export interface CompanionRequest {
  readonly type: "companion"
  readonly pid: number
}

/** Answers an {@link InputReport}; without a value nobody can be asked. */
export interface InputReply {
  readonly type: "input_reply"
  readonly ask: number
  readonly value: string | undefined
}

/** What reaches the thread that runs cells. */
export type CellRequest = RunRequest | CommRequest | InterruptRequest

export type Request = CellRequest | CompanionRequest | InputReply

/** How a run ended. */
export type Outcome =
  | {
      readonly status: "ok"
      readonly bundle?: HostBundle | undefined
      /** Displays that come after the result: the figures that the cell left open. */
      readonly after?: readonly HostBundle[]
    }
  | { readonly status: "error"; readonly error: ErrorLike }
  | { readonly status: "interrupted" }

/** Something a cell shows; `cell` names the cell that started the code that shows it. */
export type ChildOutput =
  | {
      readonly type: "stream"
      readonly cell: string
      readonly name: "stdout" | "stderr"
      readonly text: string
    }
  | {
      readonly type: "display"
      readonly cell: string
      readonly bundle: HostBundle
      readonly displayId?: string | undefined
      readonly update: boolean
    }
  | { readonly type: "clear"; readonly cell: string; readonly wait: boolean }
  /** An error that no cell caught: of a timer, of a rejected promise. */
  | { readonly type: "error"; readonly cell: string; readonly error: ErrorLike }

/** A comm message for the front end, from the code that a cell started. */
export interface CommReport {
  readonly type: "comm"
  readonly cell: string
  readonly message: HostCommMessage
}

/** A cell asks the reader for a line of text, and waits. */
export interface InputReport {
  readonly type: "input"
  readonly cell: string
  /** Counts questions; the answer names the one it means. */
  readonly ask: number
  readonly prompt: string
  readonly password: boolean
}

/** All that the child says, in one ordered stream: a run's outputs come before its `done`. */
export type Report =
  | ChildOutput
  | CommReport
  | InputReport
  | { readonly type: "ready" }
  | { readonly type: "done"; readonly id: number; readonly outcome: Outcome }

/** Tells the child at its start that a front end listens. */
export const frontEndFlag = "--front-end"

/** The child's file descriptors beyond the usual three. */
export const descriptors = { reports: 3, requests: 4 } as const
