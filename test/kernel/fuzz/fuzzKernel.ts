import { connect } from "node:net"
import fc from "fast-check"
import * as zmq from "zeromq"
import { channelAddress } from "../../../kernel/wire/connection.ts"
import { createSigner } from "../../../kernel/wire/signature.ts"
import type { KernelProcess } from "../kernelProcess.ts"
import { attacks } from "./attacks.ts"

const batchLength = 100

/**
 * Sends at least `count` messages of an enemy or a broken client to the three channels that take any, and bytes
 * that are not ZeroMQ's to the port; between two batches the kernel must run a cell of a proper client.
 * @returns how many were sent
 */
export async function fuzzKernel(kernel: KernelProcess, count: number, seed: number): Promise<number> {
  const sockets = (["shell", "control", "stdin"] as const).map((channel) => {
    const socket = new zmq.Dealer({ linger: 0, sendHighWaterMark: 0, sendTimeout: 0 })
    socket.connect(channelAddress(kernel.connection, channel))
    void drain(socket)
    return socket
  })
  const signer = createSigner(kernel.connection.key, kernel.connection.digest)
  let sent = 0
  for (let batch = 0; sent < count; batch++) {
    const messages = fc.sample(attacks, { numRuns: batchLength, seed: seed + batch })
    for (const frames of messages.flatMap((attack) => attack(signer))) {
      void (sockets[sent++ % sockets.length] as zmq.Dealer).send([...frames])
    }
    await sendNoise(kernel.connection.ports.shell)
    await kernel.client.execute("0") // an earlier error may abort it: it is answered all the same
    kernel.client.published.length = 0
  }
  for (const socket of sockets) socket.close()
  return sent
}

async function drain(socket: zmq.Dealer): Promise<void> {
  for await (const _ of socket);
}

/** A connection that does not speak ZeroMQ's protocol is closed by ZeroMQ. */
function sendNoise(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.end("GET / HTTP/1.1\r\n\r\n"))
    socket.on("error", () => {}) // a reset is an answer too
    socket.on("close", () => resolve())
    socket.resume()
  })
}
