import type { JupyterFrontEnd, JupyterFrontEndPlugin } from "@jupyterlab/application"
import { IRenderMimeRegistry } from "@jupyterlab/rendermime"
import { ITranslator, nullTranslator } from "@jupyterlab/translation"
import { drawnTypes } from "./drawn-types.ts"
import { createRendererFactory } from "./renderer-factory.ts"

/**
 * Draws Cellwise's arrays and gates wherever the application shows outputs: notebooks, consoles,
 * output views. A plugin rather than a MIME extension, because live gates will need the kernel of the
 * panel that a picture stands in.
 */
const renderers: JupyterFrontEndPlugin<void> = {
  id: "@cellwise/lab:renderers",
  description: "Draws arrays and gates of the Cellwise kernel.",
  autoStart: true,
  requires: [IRenderMimeRegistry],
  optional: [ITranslator],
  activate(_app: JupyterFrontEnd, rendermime: IRenderMimeRegistry, translator: ITranslator | null) {
    const trans = (translator ?? nullTranslator).load("cellwise")
    for (const type of drawnTypes) rendermime.addFactory(createRendererFactory(type, trans))
  },
}

export default renderers
