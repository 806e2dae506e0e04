/** Widths of the printable ASCII characters of DejaVu Sans, from the space on, in thousandths of the font size. */
const widths = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
  636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295,
  295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838,
  500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521,
  392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
]

/** Characters of other widths that pictures use: the minus sign, raised digits. */
const others: Readonly<Record<string, number>> = { "−": 838, "⁻": 528 }

/** How far letters reach above and below their line, in font sizes: `l` and `p` of DejaVu Sans. */
export const ASCENT = 0.76
export const DESCENT = 0.236

/** The distance of two lines, in font sizes: 1.2 times what a line of `lp` takes. */
export const LINE_STEP = 1.2 * (ASCENT + DESCENT)

/** The width of a line of text in DejaVu Sans, in the unit of `fontsize`; bold letters are a tenth wider. */
export function textWidth(text: string, fontsize: number, isBold = false): number {
  let thousandths = 0
  for (const character of text)
    thousandths += widths[character.charCodeAt(0) - 32] ?? others[character] ?? widthBeyond(character)
  return (thousandths / 1000) * fontsize * (isBold ? 1.1 : 1)
}

function widthBeyond(character: string): number {
  if (/[\u2070-\u209f²³¹]/.test(character)) return 401
  // Ideographs fill a square.
  return /[\u2e80-\u9fff\uff00-\uffef]/.test(character) ? 1000 : 620
}

/** The width of the longest line and the height of all lines. */
export function textSize(text: string, fontsize: number, isBold = false): { width: number; height: number } {
  const lines = text.split("\n")
  const width = Math.max(...lines.map((line) => textWidth(line, fontsize, isBold)))
  return { width, height: (ASCENT + DESCENT + (lines.length - 1) * LINE_STEP) * fontsize }
}
