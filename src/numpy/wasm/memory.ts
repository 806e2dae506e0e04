/** How the kernels' memory is laid out, in bytes. Constants of assembly/ lie below 2048. */

/** Elements that an elementary kernel takes at once. */
export const BLOCK = 4096
/** Bytes of a part of them that one pass hands to the next; all of a part stays in the nearest cache. */
export const PART = 4096
/** ln2/256 in two parts and the table of powers of two. */
export const EXP_TABLE = 2048
/** ln2 in two parts and the table of logarithms. */
export const LOG_TABLE = 8192
/** ln2 in two parts, a series, and the table of the C library's logarithm. */
export const C_LOG_TABLE = 16_640
/** Indices of arguments that the TypeScript twin must compute. */
export const UNDECIDED = 20_480
/** Arguments of an elementary kernel. */
export const INPUT = 40_960
/** Its results. */
export const OUTPUT = 73_728
/** What passes hand over: four numbers for each element of a part. */
export const FIRST = 106_496
export const SECOND = 110_592
export const THIRD = 114_688
export const FOURTH = 118_784

/** Rows of a matrix product done at once. */
export const ROWS = 1024
/** Columns of a matrix product done at once. */
export const COLUMNS = 256
/** Longest block along k. */
export const DEPTH = 256
/** Packed rows. */
export const PANELS_A = 131_072
/** Packed columns. */
export const PANELS_B: number = PANELS_A + 8 * ROWS * DEPTH
/** Tiles of the result. */
export const TILES: number = PANELS_B + 8 * COLUMNS * DEPTH

/** Longest vector of a product with a vector; it, the result and a piece of the matrix take the place of panels. */
export const LONGEST = 16_384
export const VECTOR: number = PANELS_A
export const RESULT: number = VECTOR + 8 * LONGEST
export const MATRIX: number = RESULT + 8 * LONGEST
/** Numbers of the matrix that are copied at once, unless four of its rows or columns are more. */
export const PIECE = 8192

/** Keeps what is read and written together from the same place in their pages, where caches mix them up. */
const GAP = 64
/** Numbers that arithmetic takes at once; its operands and result take the place of panels, too. */
export const TILE_LENGTH = 16_384
export const FIRST_TILE: number = PANELS_A
export const SECOND_TILE: number = FIRST_TILE + 8 * TILE_LENGTH + GAP
export const THIRD_TILE: number = SECOND_TILE + 8 * TILE_LENGTH + GAP

/** Where large arrays begin: behind the pages with which the memory is made (scripts/build/wasm.mjs). */
export const ARENA: number = 112 * 65_536
