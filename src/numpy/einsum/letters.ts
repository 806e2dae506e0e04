import type { Labels, Resolved } from "./parse.ts"

const ALPHABET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The axes of ellipses under letters that nothing else uses. */
export function withLetters({ inputs, output, lengths }: Resolved): Resolved {
  const free = [...ALPHABET].filter((letter) => !lengths.has(letter)).reverse()
  const letterOf = new Map([...lengths.keys()].map((label) => [label, label <= "9" ? free.shift()! : label]))
  const renamed = (labels: Labels): Labels => labels.map((label) => letterOf.get(label)!)
  return {
    inputs: inputs.map(renamed),
    output: renamed(output),
    lengths: new Map([...lengths].map(([label, length]) => [letterOf.get(label)!, length])),
  }
}
