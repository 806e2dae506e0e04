import fc from "fast-check"
import { type Content, newBroadcast } from "../../../kernel/wire/index.ts"
import type { Signer } from "../../../kernel/wire/signature.ts"

/** Frames to be sent, one message after the other; made anew for each kernel, whose key signs them. */
export type Attack = (signer: Signer) => readonly (readonly Buffer[])[]

/** All but shutdown_request, which would be obeyed, and some that nobody knows. */
const types = [
  ...["kernel_info_request", "execute_request", "inspect_request", "complete_request", "is_complete_request"],
  ...["history_request", "comm_info_request", "comm_open", "comm_msg", "comm_close", "interrupt_request"],
  ...["input_reply", "debug_request", "dance_request", "status", "", "__proto__", "constructor"],
]

const fields = [
  ...["code", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error", "cursor_pos"],
  ...["detail_level", "hist_access_type", "n", "pattern", "session", "start", "stop", "unique", "output"],
  ...["comm_id", "target_name", "data", "value", "restart", "__proto__"],
]

const texts = fc.constantFrom(
  ...["1", "let x = 1", "throw new Error()", "for (;", "x?", "print(2)", "tail", "range", "search", "*[a-"],
  ...["c1", "c2", "nobody", "jupyter.widget.control", "🧠", "\ud800", "\0"],
)

const value = fc.oneof(
  { weight: 3, arbitrary: texts },
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer(),
  fc.boolean(),
)
const content: fc.Arbitrary<Content> = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 })

/** JSON, but not what a part must be; or no JSON at all; or too deep. */
const brokenPart = fc.oneof(
  fc.constantFrom(
    "",
    "null",
    "[]",
    "5",
    '"x"',
    "{",
    '{"msg_id":5}',
    `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`,
  ),
  fc.constantFrom(`{"code":"${"x".repeat(1 << 20)}"}`, "[".repeat(1 << 16)),
  fc.string(),
)

const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array))

/** A message that is right on the wire: only what it says may be wrong. */
const signed = fc
  .record({ type: fc.constantFrom(...types), content, buffers: fc.array(bytes, { maxLength: 3 }) })
  .map(({ type, content, buffers }): Attack => {
    return (signer) => [framesOf(signer, partsOf(type, content), buffers)]
  })

/** A right signature of parts that are not what they must be. */
const malformed = fc
  .record({ type: fc.constantFrom(...types), content, at: fc.nat(3), part: brokenPart })
  .map(({ type, content, at, part }): Attack => {
    return (signer) => [framesOf(signer, partsOf(type, content).with(at, part), [])]
  })

type Change = (frames: readonly Buffer[]) => (readonly Buffer[])[]

/** What may happen to a message on its way. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.nat(6).map(
    (length): Change =>
      (frames) => [frames.slice(0, Math.max(1, length))],
  ),
  fc.tuple(fc.nat(5), fc.nat(5)).map(
    ([a, b]): Change =>
      (frames) => {
        return [frames.with(a, frames[b] as Buffer).with(b, frames[a] as Buffer)]
      },
  ),
  fc.constant<Change>((frames) => [frames, frames]),
  fc.constant<Change>((frames) => [frames.with(1, Buffer.alloc(0))]),
  fc.constant<Change>((frames) => [frames.with(1, Buffer.from("0".repeat(64)))]),
  fc.tuple(fc.nat(5), bytes).map(
    ([at, frame]): Change =>
      (frames) => [frames.with(at, frame)],
  ),
  fc.tuple(fc.nat(5), fc.nat(99)).map(
    ([at, length]): Change =>
      (frames) => {
        return [frames.with(at, (frames[at] as Buffer).subarray(0, length))]
      },
  ),
  bytes.map(
    (frame): Change =>
      (frames) => [[frame, ...frames]],
  ),
)

const changed = fc.tuple(signed, change).map(([attack, apply]): Attack => {
  return (signer) => attack(signer).flatMap(apply)
})

const noise = fc.array(bytes, { minLength: 1, maxLength: 9 }).map(
  (frames): Attack =>
    () => [frames],
)

/** Truncated, reordered, replayed, unsigned, oversized, of wrong types, with binary buffers, or mere noise. */
export const attacks: fc.Arbitrary<Attack> = fc.oneof(
  { weight: 4, arbitrary: signed },
  { weight: 2, arbitrary: malformed },
  { weight: 5, arbitrary: changed },
  { weight: 1, arbitrary: noise },
)

function partsOf(type: string, content: Content): string[] {
  const { header } = newBroadcast(type, undefined, { content })
  return [header, {}, {}, content].map((part) => JSON.stringify(part))
}

function framesOf(signer: Signer, parts: readonly string[], buffers: readonly Buffer[]): Buffer[] {
  const encoded = parts.map((part) => Buffer.from(part))
  return [Buffer.from("<IDS|MSG>"), Buffer.from(signer.sign(encoded)), ...encoded, ...buffers]
}
