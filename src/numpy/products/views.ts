/** Floating-point memory that a product reads or writes. */
export type Floats = Float64Array | Float32Array

/** A strided vector in raw memory: element i is `data[offset + i * stride]`. */
export interface Vector {
  readonly data: Floats
  readonly offset: number
  readonly stride: number
  readonly length: number
}

/** A strided matrix in raw memory: element (i, j) is `data[offset + i * rowStride + j * columnStride]`. */
export interface Matrix {
  readonly data: Floats
  readonly offset: number
  readonly rowStride: number
  readonly columnStride: number
  readonly rows: number
  readonly columns: number
}

/** The same memory with rows and columns exchanged. */
export function transposed(a: Matrix): Matrix {
  return {
    data: a.data,
    offset: a.offset,
    rowStride: a.columnStride,
    columnStride: a.rowStride,
    rows: a.columns,
    columns: a.rows,
  }
}

/**
 * Whether BLAS takes the matrix as it lies, row by row: contiguous rows that do not overlap.
 * A matrix of one row or column may satisfy it both ways; rows go first.
 */
export function isBlasMatrix({ rows, columns, rowStride, columnStride }: Matrix): boolean {
  return (columnStride === 1 || columns <= 1) && (rowStride >= columns || rows <= 1)
}

/** A copy of the matrix with its rows one after another. */
export function contiguousMatrix(a: Matrix): Matrix {
  const data =
    a.data instanceof Float64Array
      ? new Float64Array(a.rows * a.columns)
      : new Float32Array(a.rows * a.columns)
  for (let i = 0, to = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) {
      data[to++] = a.data[a.offset + i * a.rowStride + j * a.columnStride] as number
    }
  }
  return { data, offset: 0, rowStride: a.columns, columnStride: 1, rows: a.rows, columns: a.columns }
}
