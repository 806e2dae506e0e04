import { parseArrayPayload } from "../array/payload.ts"

/**
 * Draws an array payload into `el`. The payload is checked first; one that is not an array payload
 * shows a sentence that says why, and nothing from it runs.
 * @param el - an element that belongs to the caller; its content is replaced
 * @param payload - the data under `ARRAY_MIME`, from anywhere
 * @returns the cleanup: removes what was drawn and every listener
 */
export function renderArray(el: HTMLElement, payload: unknown): () => void {
  const { parts } = parseArrayPayload(payload)
  el.replaceChildren(parts.map((part) => `${part.dtype} (${part.shape.join(", ")})`).join("; "))
  return () => el.replaceChildren()
}
