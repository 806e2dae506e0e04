import type { HostCommMessage } from "../host.ts"
import { Comm, type CommBuffer, type CommData, post } from "./comm.ts"

/** Takes a comm that the front end has opened, and what it sent with that. */
export type CommTarget = (comm: Comm, data: CommData, buffers: readonly Uint8Array[]) => unknown

const targets = new Map<string, CommTarget>()
const open = new Map<string, Comm>()

// Both Node and browsers have it; the library is compiled without the types of either.
declare const crypto: { randomUUID(): string }

/**
 * Lines between cells and the front end (widgets, extensions), both ways, with binary data:
 *
 * ```ts
 * comms.register("lesson.scale", (comm) => {
 *   comm.onMessage(({ factor }) => comm.send({ done: true }, [scaled(factor)]))
 * })
 * const comm = comms.open("lesson.progress", { total: 10 })
 * ```
 * Messages are taken between cells, in the order in which they came.
 */
export const comms = {
  /**
   * Lets the front end open comms of a name. The latest registration counts.
   * @param target - called with each comm that is opened; when it throws, the comm is closed
   * @returns what takes the name away again; comms that are open stay
   */
  register(target_name: string, target: CommTarget): () => void {
    if (typeof target !== "function")
      throw new TypeError(`comms.register: target must be a function, got ${typeof target}`)
    targets.set(target_name, target)
    return () => {
      if (targets.get(target_name) === target) targets.delete(target_name)
    }
  },

  /**
   * Opens a comm to the front end. Where nobody there knows the name, it is closed by the answer.
   * @throws TypeError when `data` is not JSON
   */
  open(target_name: string, data: CommData = {}, buffers: readonly CommBuffer[] = []): Comm {
    const comm = create(crypto.randomUUID(), target_name)
    post("comm_open", comm, data, buffers)
    return comm
  },
}

/**
 * What the front end sends. A comm that nobody knows here is closed, so that the other side does not wait.
 * @returns what the listener returned, to be waited for
 */
export function receiveComm({ msg_type, comm_id, target_name, data, buffers }: HostCommMessage): unknown {
  if (msg_type === "comm_open") return openFrom(comm_id, target_name, data, buffers)
  const comm = open.get(comm_id)
  if (comm) return comm.take(msg_type, data, buffers)
  if (msg_type === "comm_msg") create(comm_id, target_name).close()
  return undefined
}

function openFrom(
  comm_id: string,
  target_name: string,
  data: CommData,
  buffers: readonly Uint8Array[],
): unknown {
  const comm = create(comm_id, target_name)
  const target = targets.get(target_name)
  if (target === undefined) {
    comm.close()
    return undefined
  }
  try {
    return target(comm, data, buffers)
  } catch (error) {
    comm.close()
    throw error
  }
}

function create(comm_id: string, target_name: string): Comm {
  const comm = new Comm(comm_id, target_name, () => open.delete(comm_id))
  open.set(comm_id, comm)
  return comm
}
