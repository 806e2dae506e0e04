/** How the kernels' memory is laid out, in bytes; it never grows. */

/** Elements that an elementary kernel takes at once. */
export const BLOCK = 4096
/** ln2/128 in two parts and the table of powers of two. */
export const TABLE = 1024
/** Indices of arguments that the TypeScript twin must compute. */
export const UNDECIDED = 8192
/** Arguments of an elementary kernel. */
export const INPUT = 32_768
/** Its results. */
export const OUTPUT = 65_536

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
