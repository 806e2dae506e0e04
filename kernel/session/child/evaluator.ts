import { type Runtime, Session } from "node:inspector"

/** What evaluating a text led to; `terminated` when V8 was told to stop. */
export type Evaluation =
  | { readonly status: "value"; readonly value: unknown }
  | { readonly status: "thrown"; readonly value: unknown }
  | { readonly status: "terminated" }

const objectGroup = "cell"
const receiverKey = "cellwise.receiver"

/**
 * Evaluates run texts in V8's REPL mode through an inspector session of this very thread: `const`,
 * `let` and `class` may be declared again, closures see later changes, top-level await works. No
 * port is opened.
 */
export class Evaluator {
  #session = new Session()
  /** Takes the value that the inspector only describes. */
  readonly #received: { value?: unknown } = {}
  #receiverId = ""
  #isPending = false

  constructor() {
    this.#connect()
  }

  /**
   * Lets go of an evaluation whose top-level await has been abandoned. Its session would answer for it
   * when its promise is garbage, in the middle of a collection, and that ends a Node 24 process.
   */
  abandon(): void {
    if (!this.#isPending) return
    this.#session.disconnect()
    this.#session = new Session()
    this.#connect()
  }

  /** Evaluates one text. Resolves when its top-level awaits are over; never when those are abandoned. */
  evaluate(text: string): Promise<Evaluation> {
    this.#isPending = true
    return new Promise((resolve) => {
      const parameters = { expression: text, replMode: true, objectGroup }
      this.#session.post(
        "Runtime.evaluate",
        parameters,
        (error: Error | null, result: object | undefined) => {
          this.#isPending = false
          resolve(error ? { status: "terminated" } : this.#receive(result as Runtime.EvaluateReturnType))
        },
      )
    })
  }

  #connect(): void {
    this.#session.connect()
    this.#receiverId = this.#findReceiverId()
  }

  #receive({ result, exceptionDetails }: Runtime.EvaluateReturnType): Evaluation {
    const status = exceptionDetails === undefined ? "value" : "thrown"
    const value = this.#fetch(exceptionDetails?.exception ?? result)
    this.#session.post("Runtime.releaseObjectGroup", { objectGroup })
    return { status, value }
  }

  /** The value itself behind its description: handed to a function that stores it in the receiver. */
  #fetch(description: Runtime.RemoteObject): unknown {
    this.#session.post("Runtime.callFunctionOn", {
      objectId: this.#receiverId,
      functionDeclaration: "function (value) { this.value = value }",
      arguments: [toArgument(description)],
    })
    const { value } = this.#received
    this.#received.value = undefined
    return value
  }

  /** The inspector's name for the receiver, which is a global for just as long as this takes. */
  #findReceiverId(): string {
    Reflect.set(globalThis, receiverKey, this.#received)
    let objectId: string | undefined
    const expression = `globalThis[${JSON.stringify(receiverKey)}]`
    this.#session.post("Runtime.evaluate", { expression }, (_error, found) => {
      objectId = found.result.objectId
    })
    Reflect.deleteProperty(globalThis, receiverKey)
    if (objectId === undefined) throw new Error("evaluator: the inspector must answer at once, got no answer")
    return objectId
  }
}

function toArgument({ objectId, unserializableValue, value }: Runtime.RemoteObject): Runtime.CallArgument {
  if (objectId !== undefined) return { objectId }
  return unserializableValue === undefined ? { value } : { unserializableValue }
}
