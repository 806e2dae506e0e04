/**
 * The files that hold what finished cells have declared. TypeScript takes one changed file in quickly as long
 * as it imports what it did before; a new file makes it resolve every import of the program anew, a hundred
 * times as much work. So the files are there from the start, all import the same, and each takes many cells.
 */

/** A virtual file by the specifier that imports it. */
export interface CellFile {
  readonly specifier: string
  readonly text: string
}

/** The module of all names that cells have declared. */
export const namesModule = "./$names"

const cellsPerFile = 64
const filesAtFirst = 16

/** What every file imports: the names of earlier cells, and the library for printed types. */
const header = `import * as $names from "${namesModule}"; import * as $lib from "cellwise"\n`

export class CellFiles {
  #count = 0
  #texts: string[] = Array.from({ length: filesAtFirst }, () => header)

  /** Every file as it is now. */
  get all(): CellFile[] {
    return [this.#names(), ...this.#texts.map((_, index) => this.#file(index))]
  }

  /** Takes the declarations of a cell in; gives the files that this changed. */
  add(text: string): CellFile[] {
    const index = Math.floor(this.#count++ / cellsPerFile)
    const isNew = index === this.#texts.length
    this.#texts[index] = `${this.#texts[index] ?? header}${text}\n`
    return isNew ? [this.#file(index), this.#names()] : [this.#file(index)]
  }

  /** Forgets every cell. */
  clear(): void {
    this.#count = 0
    this.#texts = this.#texts.map(() => header)
  }

  #file(index: number): CellFile {
    return { specifier: specifierOf(index), text: this.#texts[index]! }
  }

  #names(): CellFile {
    const lines = this.#texts.map((_, index) => `export * from "${specifierOf(index)}"\n`)
    return { specifier: namesModule, text: lines.join("") }
  }
}

function specifierOf(index: number): string {
  return `./$cells-${index}`
}
