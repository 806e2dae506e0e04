/**
 * Python's warnings on stderr say where: `/tmp/ipykernel_1/12.py:3: RuntimeWarning: overflow encountered in exp`, and
 * below it the line of the author's code. A port warns in the same words of another file.
 */
const placed = /^[^\n]*?:\d+: (?=\w*Warning: )([^\n]*\n?)(?: {2}[^\n]*\n?)?/gm

const warning = /^\w*Warning: [^\n]*\n?/gm

/**
 * What stderr says without the places: each warning once, since Python repeats it for every line that it comes from.
 */
export function withoutPlaces(text: string): string {
  const told = new Set<string>()
  return text.replace(placed, "$1").replace(warning, (line) => {
    const words = line.trimEnd()
    if (told.has(words)) return ""
    told.add(words)
    return line
  })
}
