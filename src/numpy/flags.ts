import { isColumnMajor } from "./layout.ts"
import type { NDArray } from "./ndarray.ts"

/** NumPy's `x.flags`: how an array lies in memory and whether it may be written to. */
export interface Flags {
  /** Whether the elements lie one after another in C order: rows first. */
  readonly c_contiguous: boolean
  /** Whether they lie one after another in F order: columns first. */
  readonly f_contiguous: boolean
  /** Whether the array owns its memory. */
  readonly owndata: boolean
  /** Whether its elements may be assigned to; set it to false to protect them. */
  writeable: boolean
  readonly aligned: boolean
  readonly writebackifcopy: boolean
  readonly contiguous: boolean
  readonly fortran: boolean
  /** F order and not C order. */
  readonly fnc: boolean
  /** F or C order. */
  readonly forc: boolean
  /** Writeable and aligned. */
  readonly behaved: boolean
  readonly carray: boolean
  readonly farray: boolean
  toString(): string
}

const python = (value: boolean) => (value ? "True" : "False")

/** The flags of an array; they follow what becomes of it. */
export function flagsOf(x: NDArray): Flags {
  return {
    get c_contiguous() {
      return x.contiguous
    },
    get f_contiguous() {
      return isColumnMajor(x)
    },
    get owndata() {
      return x.base === null
    },
    get writeable() {
      return x.writeable
    },
    set writeable(value: boolean) {
      setWriteable(x, value)
    },
    aligned: true,
    writebackifcopy: false,
    get contiguous() {
      return x.contiguous
    },
    get fortran() {
      return isColumnMajor(x)
    },
    get fnc() {
      return isColumnMajor(x) && !x.contiguous
    },
    get forc() {
      return isColumnMajor(x) || x.contiguous
    },
    get behaved() {
      return x.writeable
    },
    get carray() {
      return x.writeable && x.contiguous
    },
    get farray() {
      return x.writeable && isColumnMajor(x) && !x.contiguous
    },
    toString() {
      const rows = [
        ["C_CONTIGUOUS", x.contiguous],
        ["F_CONTIGUOUS", isColumnMajor(x)],
        ["OWNDATA", x.base === null],
        ["WRITEABLE", x.writeable],
        ["ALIGNED", true],
        ["WRITEBACKIFCOPY", false],
      ] as const
      return rows.map(([name, value]) => `  ${name} : ${python(value)}\n`).join("")
    },
  }
}

/** A view becomes writeable only where the owner of its memory is. @throws RangeError where it is not. */
export function setWriteable(x: NDArray, value: boolean): void {
  if (value && x.base !== null && !x.base.writeable)
    throw new RangeError("cannot set WRITEABLE flag to True of this array")
  x.writeable = value
}
