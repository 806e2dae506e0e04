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
