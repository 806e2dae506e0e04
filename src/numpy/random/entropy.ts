/** The one part of the Web Crypto API that is used; Node and browsers both offer it. */
interface Crypto {
  getRandomValues(words: Uint32Array): Uint32Array
}

/** Fresh 32-bit words from the system's source of entropy, for generators without a seed. */
export function entropyWords(count: number): Uint32Array {
  const { crypto } = globalThis as unknown as { crypto: Crypto }
  return crypto.getRandomValues(new Uint32Array(count))
}
