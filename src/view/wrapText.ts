import { type Mark, text } from "./scene/scene.ts"

/** Text in lines of at most `columns` characters, broken between words where it can be. */
export function wrapText(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...chunk(word, columns))
  }
  return lines
}

function chunk(word: string, columns: number): string[] {
  return Array.from({ length: Math.ceil(word.length / columns) }, (_, i) =>
    word.slice(i * columns, (i + 1) * columns),
  )
}

/** A note in as many lines as it needs. @returns its marks, and where it ends */
export function sentence(
  words: string,
  x: number,
  y: number,
  width: number,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const lines = wrapText(words, Math.max(12, Math.floor(width / 6.7)))
  const marks = lines.map((line, i) => text(x, y + 16 * i, line, { ink: "muted" }))
  return { marks, bottom: y + 16 * (lines.length - 1) + 4 }
}
