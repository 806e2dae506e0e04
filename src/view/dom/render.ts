import { mount } from "./mount.ts"

/**
 * Draws a payload into `root` without a host that links it: {@link mount} with nothing to say.
 * @returns the cleanup: removes what was drawn and every listener
 */
export function render(root: HTMLElement, payload: unknown): () => void {
  return mount(root, payload).dispose
}
