import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import type { HostBundle } from "../../../src/host.ts"
import { showDisplay } from "./nodeHost.ts"

/** What tslab 1.0.22 hands over: a bundle whose `transient` names the display. */
interface TslabContent extends HostBundle {
  readonly transient?: { readonly display_id?: string }
}

/**
 * Sends the displays of tslab (`tslab.display.html`, `newDisplay`) to the cell that runs. tslab keeps
 * one writer of display data for the whole process; outside its own kernel nobody has set it.
 *
 * @param main - the resolved file of tslab's main module, `tslab/dist/public.js`
 */
export function redirectTslab(main: string): void {
  const jupyter = createRequire(main)(join(dirname(main), "jupyter.js"))
  jupyter.lastWriteDisplayData = (content: TslabContent, update?: boolean) => {
    showDisplay(content, content.transient?.display_id, update === true)
  }
}
