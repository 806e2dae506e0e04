import { percentFormat } from "../../python/percentFormat.ts"
import { linearTickTexts } from "../scales/tickText.ts"

/** How heights are written on contour lines: a format, or as few decimals as they need. */
export function formatOf(
  fmt: string | ((level: number) => string) | undefined,
  levels: readonly number[],
): (level: number) => string {
  if (typeof fmt === "function") return fmt
  if (typeof fmt === "string") return (level) => percentFormat(fmt, [level])
  const { texts } = linearTickTexts(levels, levels[0]!, levels.at(-1)!)
  return (level) => texts[levels.indexOf(level)] ?? String(level)
}
