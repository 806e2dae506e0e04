import type { IRenderMime } from "@jupyterlab/rendermime-interfaces"
import type { TranslationBundle } from "@jupyterlab/translation"
import { DrawnOutput } from "./drawn-output.ts"
import type { DrawnType } from "./drawn-types.ts"

/** Lower wins: text/html has 50, SVG 80, PNG 90, text 120. The drawing comes before all of them. */
const RANK = 20

/**
 * A factory of renderers for one MIME type. It is `safe`, so untrusted notebooks show their pictures:
 * a drawing is built from validated numbers, and nothing of a payload is evaluated or parsed as HTML.
 *
 * @param type - the MIME type and how it is drawn
 * @param trans - translations of the sentences shown when a payload cannot be drawn
 */
export function createRendererFactory(
  type: DrawnType,
  trans: TranslationBundle,
): IRenderMime.IRendererFactory {
  return {
    safe: true,
    mimeTypes: [type.mimeType],
    defaultRank: RANK,
    createRenderer: () => new DrawnOutput(type, trans),
  }
}
