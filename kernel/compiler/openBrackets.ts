/** Brackets that a text leaves open, outside of strings, templates and comments. */

const skipped =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`/g

/** How many brackets are open at the end, and whether a template or a comment is. */
export function findOpenBrackets(text: string): { unclosed: number; inTemplate: boolean } {
  const bare = text.replace(skipped, "")
  const count = (pattern: RegExp) => bare.match(pattern)?.length ?? 0
  return {
    unclosed: count(/[([{]/g) - count(/[)\]}]/g),
    inTemplate: bare.includes("`") || bare.includes("/*"),
  }
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" }

/** The text with the brackets closed that are open at its end: `np.sum(x, {` parses with `})`. */
export function closeBrackets(text: string): string {
  const open: string[] = []
  for (const [bracket] of text.replace(skipped, "").matchAll(/[([{}\])]/g)) {
    const closer = closing[bracket]
    if (closer !== undefined) open.unshift(closer)
    else if (open[0] === bracket) open.shift()
  }
  return text + open.join("")
}
