// `node scripts/build/mersenneJump.mjs`: writes src/numpy/random/bitGenerators/jumpPolynomial.ts, x^(2^128) modulo
// the characteristic polynomial of MT19937 over GF(2). Polynomials are words of 32 coefficients, lowest first.
//
// Sources: J. L. Massey, Shift-register synthesis and BCH decoding, IEEE Trans. Inf. Theory 15 (1969) 122-127;
// H. Haramoto et al., Efficient jump ahead for F2-linear random number generators, INFORMS J. Comput. 20 (2008).
import { writeFileSync } from "node:fs"

const DEGREE = 19937
const WORDS = 624
const LENGTH = WORDS + 2
const JUMP_BITS = 128

/** The lowest bit of the twister's words, from some state. */
function* lowestBits() {
  const key = Uint32Array.from({ length: WORDS }, (_, i) => Math.imul(i + 1, 2654435761))
  for (;;) {
    for (let i = 0; i < WORDS; i++) {
      const y = (key[i] & 0x80000000) | (key[(i + 1) % WORDS] & 0x7fffffff)
      key[i] = key[(i + 397) % WORDS] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df)
      yield key[i] & 1
    }
  }
}

const bitOf = (words, i) => (words[i >> 5] >>> (i & 31)) & 1

function parity(word) {
  let bits = word
  for (const shift of [16, 8, 4, 2, 1]) bits ^= bits >>> shift
  return bits & 1
}

/** `words` times x^shift, of the same length. */
function shifted(words, shift) {
  const [whole, part] = [shift >> 5, shift & 31]
  const word = (k) => (k < 0 ? 0 : words[k])
  return words.map((_, k) =>
    part === 0 ? word(k - whole) : (word(k - whole) << part) | (word(k - whole - 1) >>> (32 - part)),
  )
}

function addTo(target, words, at = 0) {
  for (let k = 0; k < words.length; k++) target[k + at] ^= words[k]
}

/** The shortest recurrence of a sequence of bits, by Berlekamp and Massey, as a polynomial. */
function recurrenceOf(sequence) {
  let [connection, last] = [new Uint32Array(LENGTH), new Uint32Array(LENGTH)]
  connection[0] = last[0] = 1
  let [length, since] = [0, 1]
  let recent = new Uint32Array(LENGTH)
  sequence.forEach((bit, n) => {
    recent = shifted(recent, 1)
    recent[0] |= bit
    const differs = parity(connection.reduce((sum, word, k) => sum ^ (word & recent[k]), 0))
    const kept = connection.slice()
    if (differs) addTo(connection, shifted(last, since))
    if (differs && 2 * length <= n) [length, last, since] = [n + 1 - length, kept, 1]
    else since++
  })
  if (length !== DEGREE) throw new Error(`mersenneJump: the degree must be ${DEGREE}, got ${length}`)
  // The characteristic polynomial reads the connection polynomial from its other end.
  const result = new Uint32Array(LENGTH)
  for (let i = 0; i <= DEGREE; i++) result[(DEGREE - i) >> 5] |= bitOf(connection, i) << ((DEGREE - i) & 31)
  return result
}

/** The square of a polynomial modulo another. */
function squared(words, turned) {
  const square = new Uint32Array(2 * LENGTH)
  for (let i = 0; i < DEGREE; i++) square[(2 * i) >> 5] |= bitOf(words, i) << ((2 * i) & 31)
  for (let i = 2 * DEGREE - 2; i >= DEGREE; i--)
    if (bitOf(square, i)) addTo(square, turned[(i - DEGREE) & 31], (i - DEGREE) >> 5)
  return square.slice(0, LENGTH)
}

const bits = lowestBits()
const modulus = recurrenceOf(Array.from({ length: 2 * DEGREE + 2 }, () => bits.next().value))
const turned = Array.from({ length: 32 }, (_, shift) => shifted(modulus, shift))
let power = new Uint32Array(LENGTH)
power[0] = 2
for (let k = 0; k < JUMP_BITS; k++) power = squared(power, turned)

const text = Buffer.from(power.buffer, 0, 4 * WORDS).toString("base64")
const lines = text.match(/.{1,100}/g).map((line) => `  "${line}",\n`)
writeFileSync(
  new URL("../../src/numpy/random/bitGenerators/jumpPolynomial.ts", import.meta.url),
  `/** Coefficients of the jump by 2^128 words, made by scripts/build/mersenneJump.mjs. */\nexport const jumpPolynomial: string = [\n${lines.join("")}].join("")\n`,
)
