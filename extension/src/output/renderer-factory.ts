import type { IRenderMime } from "@jupyterlab/rendermime-interfaces"
import { DrawnOutput } from "./drawn-output.ts"
import type { DrawnType } from "./drawn-types.ts"
import type { LabContext } from "./output-context.ts"

/** Lower wins: text/html has 50, SVG 80, PNG 90, text 120. The drawing comes before all of them. */
const RANK = 20

/**
 * A factory of renderers for one MIME type. It is `safe`, so untrusted notebooks show their pictures:
 * a drawing is built from validated numbers, and nothing of a payload is evaluated or parsed as HTML.
 */
export function createRendererFactory(type: DrawnType, context: LabContext): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [type.mimeType],
    defaultRank: RANK,
    createRenderer: () => new DrawnOutput(type, context),
  }
}
