import { describe, expect, it } from "vitest"
import { np } from "../../../src/index.ts"

const MATRIX = np.array([
  [4, 2, 1],
  [2, 3, 5],
  [1, 5, 1],
])

describe("matrices at the ends of the range of doubles", () => {
  it.each([-1000, -540, 540, 1000])(
    "have the eigenvalues and singular values of the matrix times 2^%i",
    (power) => {
      const size = 2 ** power
      const scaled = np.multiply(MATRIX, size)
      for (const name of ["eigvalsh", "eigvals", "svdvals"] as const) {
        expect(np.linalg[name](scaled).tolist()).toEqual(np.multiply(np.linalg[name](MATRIX), size).tolist())
      }
    },
  )

  it("are decomposed though rounding leaves numbers near the least one", () => {
    for (let n = 1; n < 50; n++) expect(np.linalg.svdvals(np.ones([n, n])).at(0)).toBeCloseTo(n, 12)
  })
})
