/** Types as text, without what only the checker needs in them. */

/** A type's text for the author: without the modules it comes from. */
export function readableType(text: string): string {
  const named = text.replaceAll(
    /typeof import\("[^"]*\/src\/numpy(\/\w+)?\/index"\)/g,
    (_, part: string | undefined) => `typeof np${part === undefined ? "" : part.replace("/", ".")}`,
  )
  const bare = named.replaceAll(/import\("[^"]*"\)\./g, "").replaceAll(/\$cell_\d+\.?/g, "")
  return withoutNoInfer(bare.replaceAll(/\$(float|int)\b/g, "$1"))
}

const opening = "NoInfer<"

/** `NoInfer<T>` as `T`: it guides inference in the library's signatures and says nothing to a reader. */
export function withoutNoInfer(text: string): string {
  const start = text.search(/(?<![\p{ID_Continue}$.])NoInfer</u)
  if (start < 0) return text
  const inner = start + opening.length
  const end = findClosing(text, inner)
  return withoutNoInfer(text.slice(0, start) + text.slice(inner, end) + text.slice(end + 1))
}

/** Where the bracket closes that was opened before `from`; the `>` of an arrow is none. */
function findClosing(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === "<") depth++
    else if (text[at] === ">" && text[at - 1] !== "=" && --depth === 0) return at
  }
  return text.length
}
