import type { Locator } from "@playwright/test"

/** What a picture says of one square when it is pointed at. */
export interface ReadSquare {
  /** Which one, in the author's words: `f_t[2]`. */
  readonly where: string
  readonly value: string
}

/**
 * Walks a gate picture with the arrow keys and reads every square, row by row down all its values.
 *
 * @param picture - the output that holds the picture
 * @param steps - how many columns it has
 * @returns the squares of each row
 */
export async function readSquares(picture: Locator, steps: number): Promise<readonly ReadSquare[][]> {
  const { keyboard } = picture.page()
  const rows: ReadSquare[][] = []
  await picture.locator(".cw-block").first().focus()
  for (;;) {
    await keyboard.press("Home")
    const row = [await readSquare(picture)]
    // At the last row, ArrowDown stays where it is.
    if (row[0]!.where === rows.at(-1)?.[0]?.where) return rows
    for (let step = 1; step < steps; step++) {
      await keyboard.press("ArrowRight")
      row.push(await readSquare(picture))
    }
    rows.push(row)
    await keyboard.press("ArrowDown")
  }
}

async function readSquare(picture: Locator): Promise<ReadSquare> {
  const [where, value] = await Promise.all([
    picture.locator(".cw-where").textContent(),
    picture.locator(".cw-value").textContent(),
  ])
  return { where: where ?? "", value: value ?? "" }
}
