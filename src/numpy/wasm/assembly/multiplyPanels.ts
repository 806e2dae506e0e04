/**
 * One block of a matrix product on packed panels: adds to each 4 x 4 tile of c the product of a panel of
 * four rows of a with a panel of four columns of b. Within a block the sum is fused along k, from zero.
 *
 * @param a - `rowPanels` panels, each k x 4: element (r, i) of a panel lies at 4 i + r
 * @param b - `columnPanels` panels, each k x 4
 * @param c - tiles in the order of row panels, then column panels; 16 values each, row by row
 */
export function multiplyPanels(
  a: usize,
  b: usize,
  c: usize,
  rowPanels: i32,
  columnPanels: i32,
  k: i32,
): void {
  const panel: usize = (<usize>k) << 5
  let tile = c
  for (let i: i32 = 0; i < rowPanels; i++) {
    const rows = a + <usize>i * panel
    for (let j: i32 = 0; j < columnPanels; j++, tile += 128) {
      multiplyTile(rows, b + <usize>j * panel, tile, panel)
    }
  }
}

/** One 4 x 4 tile: eight vectors of two columns. */
function multiplyTile(a: usize, b: usize, c: usize, panel: usize): void {
  let c00 = f64x2.splat(0)
  let c01 = f64x2.splat(0)
  let c10 = f64x2.splat(0)
  let c11 = f64x2.splat(0)
  let c20 = f64x2.splat(0)
  let c21 = f64x2.splat(0)
  let c30 = f64x2.splat(0)
  let c31 = f64x2.splat(0)
  for (const end = a + panel; a < end; a += 32, b += 32) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    const a0 = v128.load64_splat(a)
    c00 = f64x2.relaxed_madd(a0, b0, c00)
    c01 = f64x2.relaxed_madd(a0, b1, c01)
    const a1 = v128.load64_splat(a, 8)
    c10 = f64x2.relaxed_madd(a1, b0, c10)
    c11 = f64x2.relaxed_madd(a1, b1, c11)
    const a2 = v128.load64_splat(a, 16)
    c20 = f64x2.relaxed_madd(a2, b0, c20)
    c21 = f64x2.relaxed_madd(a2, b1, c21)
    const a3 = v128.load64_splat(a, 24)
    c30 = f64x2.relaxed_madd(a3, b0, c30)
    c31 = f64x2.relaxed_madd(a3, b1, c31)
  }
  v128.store(c, f64x2.add(v128.load(c), c00))
  v128.store(c, f64x2.add(v128.load(c, 16), c01), 16)
  v128.store(c, f64x2.add(v128.load(c, 32), c10), 32)
  v128.store(c, f64x2.add(v128.load(c, 48), c11), 48)
  v128.store(c, f64x2.add(v128.load(c, 64), c20), 64)
  v128.store(c, f64x2.add(v128.load(c, 80), c21), 80)
  v128.store(c, f64x2.add(v128.load(c, 96), c30), 96)
  v128.store(c, f64x2.add(v128.load(c, 112), c31), 112)
}
