import { describe, expectTypeOf, it } from "vitest"
import { np, range } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import type { bool, float64, int64 } from "../../src/numpy/scalar.ts"
import type { Arithmetic, Comparison } from "../../src/operators/types.ts"

/** The functions of a lesson take `x: NDArray`: nothing is known of its dtype and rank, and that stops no cell. */
declare const multiply: Arithmetic
declare const greater: Comparison
const x: NDArray = np.array([[0.5, 2]])
// biome-ignore lint/suspicious/noExplicitAny: what an element of an unknown array is
declare const element: any
const matrix = np.zeros([2, 3])
const vector = np.zeros(3)

describe("the type of", () => {
  it("a comparison of an array of which nothing is known is an array of booleans", () => {
    expectTypeOf<ReturnType<typeof compare>>().toEqualTypeOf<NDArray<bool>>()
    function compare() {
      return greater(x, 0)
    }
  })

  it("an operation with something unknown is unknown", () => {
    const results = () => [multiply(element, matrix), multiply(matrix, element), greater(matrix, element)]
    expectTypeOf(results).returns.items.toBeAny()
  })

  it("a function of an unknown element is unknown, of an element of floats an array and a float in one", () => {
    const floats: NDArray<float64> = np.zeros(3)
    expectTypeOf(() => np.log(element)).returns.toBeAny()
    expectTypeOf(() => np.log(floats[0]!)).returns.toExtend<float64 & NDArray<float64>>()
  })

  it("a product is a scalar only where both operands may be vectors", () => {
    expectTypeOf(() => np.dot(vector, vector)).returns.toExtend<float64>()
    expectTypeOf(() => np.dot(matrix, x)).returns.toEqualTypeOf<NDArray<float64>>()
    expectTypeOf(() => np.dot(vector, x)).returns.toExtend<float64 & NDArray<float64>>()
  })

  it("a choice is one of its elements, or as many as asked for", () => {
    expectTypeOf(() => np.random.choice(range(3), { p: [0.5, 0.5, 0] })).returns.toEqualTypeOf<int64>()
    expectTypeOf(() => np.random.choice(["a", "b"])).returns.toEqualTypeOf<string>()
    expectTypeOf(() => np.random.choice(vector, { size: 2 })).returns.toEqualTypeOf<NDArray<float64, 1>>()
  })
})
