import { createHmac } from "node:crypto"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeMessage, encodeMessage } from "../../../kernel/wire/codec.ts"
import { channelAddress, parseConnection, readConnectionFile } from "../../../kernel/wire/connection.ts"
import { newBroadcast, newReply } from "../../../kernel/wire/message.ts"
import { createSigner } from "../../../kernel/wire/signature.ts"

const ports = { shell_port: 1, iopub_port: 2, stdin_port: 3, control_port: 4, hb_port: 5 }
const connection = {
  transport: "tcp",
  ip: "127.0.0.1",
  key: "secret",
  signature_scheme: "hmac-sha256",
  ...ports,
}

function framesOf(message: Parameters<typeof encodeMessage>[0]): Buffer[] {
  return encodeMessage(message, createSigner("secret", "sha256")).map((frame) => Buffer.from(frame))
}

const request = {
  ...newBroadcast("execute_request", undefined, { content: { code: "1" } }),
  identities: [Buffer.from([0, 1, 255])],
}

describe("messages on the wire", () => {
  it("come back as they were sent, binary buffers too", () => {
    const sent = { ...request, buffers: [Buffer.from([1, 2, 3]), Buffer.alloc(0)] }
    expect(decodeMessage(framesOf(sent), createSigner("secret", "sha256"))).toEqual(sent)
  })

  it("are signed by HMAC over the four JSON parts and nothing else", () => {
    const frames = framesOf({ ...request, buffers: [Buffer.from("not signed")] })
    const expected = createHmac("sha256", "secret")
      .update(Buffer.concat(frames.slice(3, 7)))
      .digest("hex")
    expect(frames[2]?.toString()).toBe(expected)
  })

  it("are refused when the signature is wrong, before a part is parsed", () => {
    const frames = framesOf(request)
    frames[3] = Buffer.from("not JSON")
    expect(() => decodeMessage(frames, createSigner("secret", "sha256"))).toThrow("signature must match")
  })

  it("are refused when a part is not a JSON object, with its name and its text", () => {
    const refuse = (header: string) => {
      const frames = ["<IDS|MSG>", "", header, "{}", "{}", "{}"].map((frame) => Buffer.from(frame))
      return () => decodeMessage(frames, createSigner("", "sha256"))
    }
    for (const header of ["not JSON", "[]", "null"])
      expect(refuse(header)).toThrow(`message: header must be a JSON object, got ${header}`)
    expect(refuse('{"msg_id": 5}')).toThrow("message: header.msg_id must be a string, got 5")
  })

  it("are refused when a part is nested too deeply, whatever its strings hold", () => {
    const send = (content: unknown) => {
      const frames = ["<IDS|MSG>", "", '{"msg_id":"1","msg_type":"x","session":"s"}', "{}", "{}"]
      const parts = [...frames, JSON.stringify(content)].map((frame) => Buffer.from(frame))
      return () => decodeMessage(parts, createSigner("", "sha256"))
    }
    const nest = (depth: number) => ({ data: JSON.parse("[".repeat(depth) + "]".repeat(depth)) })
    expect(send(nest(499))).not.toThrow()
    expect(send(nest(500))).toThrow("message: content must be nested at most 500 deep, got more")
    expect(send({ code: `${"[".repeat(9999)}"\\${"{".repeat(9999)}` })).not.toThrow()
    expect(send({ code: '\\"[', data: Array(600).fill([{}]) })).not.toThrow()
  })

  it("are refused when they are replayed", () => {
    const signer = createSigner("secret", "sha256")
    decodeMessage(framesOf(request), signer)
    expect(() => decodeMessage(framesOf(request), signer)).toThrow("must not be replayed")
  })

  it("need no signature when the key is empty", () => {
    const signer = createSigner("", "sha256")
    const frames = encodeMessage(request, signer).map((frame) => Buffer.from(frame))
    expect(decodeMessage(frames, signer).header).toEqual(request.header)
  })

  it("never crash the decoder, whatever the frames are", () => {
    const signer = createSigner("", "sha256")
    const frame = fc.oneof(
      fc.constant(Buffer.from("<IDS|MSG>")),
      fc.constant(Buffer.from("{}")),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    )
    fc.assert(
      fc.property(fc.array(frame), (frames) => {
        expect(() => decodeMessage(frames, signer)).toThrow(Error)
      }),
    )
  })

  it("name in a reply the request's type, header and identities", () => {
    const reply = newReply(request, { content: { status: "ok" } })
    expect(reply.header.msg_type).toBe("execute_reply")
    expect(reply.parent_header).toEqual(request.header)
    expect(reply.identities).toEqual(request.identities)
  })
})

describe("a connection file", () => {
  const parse = (fields: object) => parseConnection(JSON.stringify(fields), "kernel.json")

  it("gives each channel its address", () => {
    expect(channelAddress(parse(connection), "shell")).toBe("tcp://127.0.0.1:1")
    expect(channelAddress(parse({ ...connection, transport: "ipc", ip: "kernel" }), "hb")).toBe(
      "ipc://kernel-5",
    )
  })

  it("is refused with what is wrong and where", () => {
    expect(() => parseConnection("{", "kernel.json")).toThrow(/must be JSON, got .* in kernel.json/)
    expect(() => parseConnection("[]", "kernel.json")).toThrow("must be a JSON object, got [] in kernel.json")
    expect(() => parse({ ...connection, shell_port: "1" })).toThrow(
      'shell_port must be a port number, got "1"',
    )
    expect(() => parse({ ...connection, hb_port: undefined })).toThrow(
      "hb_port must be a port number, got undefined",
    )
    expect(() => parse({ ...connection, transport: "udp" })).toThrow("transport must be tcp or ipc, got udp")
    expect(() => parse({ ...connection, signature_scheme: "rot13" })).toThrow("like hmac-sha256, got rot13")
    expect(() => readConnectionFile("no/such/file.json")).toThrow("must be readable, got ENOENT")
  })
})
