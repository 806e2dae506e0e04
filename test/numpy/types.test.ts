import { describe, expect, expectTypeOf, test } from "vitest"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import type { DTypeName, Scalar, ScalarName } from "../../src/numpy/scalar.ts"

/** What a static type says of a value: the dtype of an array and its rank, or of a scalar. */
type Claim<V> = 0 extends 1 & V
  ? "any"
  : V extends NDArray<infer T extends Scalar, infer R extends number>
    ? `${DTypeOf<T>} ${RankOf<R>}`
    : V extends Scalar
      ? `${ScalarName<V> & string}`
      : "other"

type DTypeOf<T> = 0 extends 1 & T ? "?" : ScalarName<T> extends DTypeName ? ScalarName<T> : "?"
type RankOf<R extends number> = 0 extends 1 & R ? "?" : number extends R ? "?" : `${R}`

/** A value and what its type says of it, checked by the compiler: `claim(np.zeros(3))("float64 1")`. */
function claim<const V>(value: V): (said: Claim<V>) => [value: unknown, said: string] {
  return (said) => [value, said]
}

const f1 = np.array([1.5, 2, 3], "float64")
const f2 = np.zeros([2, 3])
const i1 = np.array([3, 1, 2], "int64")
const i2 = np.ones([2, 2], "int64")
const s2 = np.ones([2, 2], "float32")
const b1 = np.array([true, false, true])
const u1 = np.array([1, 2, 3], "uint8")
const square = np.eye(2)

const claims = [
  claim(np.zeros(3))("float64 1"),
  claim(np.zeros([2, 3]))("float64 2"),
  claim(np.zeros([2, 3, 4], { dtype: "int32" }))("int32 3"),
  claim(np.ones([2], np.float32))("float32 1"),
  claim(np.empty([2, 2], "bool"))("bool 2"),
  claim(np.full([2, 2], 1.5, "float64"))("float64 2"),
  claim(np.zeros_like(s2))("float32 2"),
  claim(np.ones_like(i1))("int64 1"),
  claim(np.full_like(f2, 3))("float64 2"),
  claim(np.eye(3))("float64 2"),
  claim(np.identity(2))("float64 2"),
  claim(np.arange(3, { dtype: "int64" }))("int64 1"),
  claim(np.linspace(0, 1, 3))("float64 1"),
  claim(np.logspace(0, 1, 3))("float64 1"),
  claim(np.array([true]))("bool 1"),
  claim(np.array([[1.5]], "float32"))("float32 2"),
  claim(np.asarray(f1))("float64 1"),
  claim(np.copy(s2))("float32 2"),
  claim(np.add(f1, i1))("float64 1"),
  claim(np.add(i1, u1))("int64 1"),
  claim(np.subtract(f2, f1))("float64 2"),
  claim(np.multiply(s2, s2))("float32 2"),
  claim(np.multiply(s2, i2))("float64 2"),
  claim(np.divide(i1, i1))("float64 1"),
  claim(np.maximum(u1, u1))("uint8 1"),
  claim(np.power(f1, 2))("float64 1"),
  claim(np.exp(f1))("float64 1"),
  claim(np.exp(s2))("float32 2"),
  claim(np.exp(i2))("float64 2"),
  claim(np.tanh(f2))("float64 2"),
  claim(np.sqrt(i1))("float64 1"),
  claim(np.abs(i1))("int64 1"),
  claim(np.negative(s2))("float32 2"),
  claim(np.sign(f1))("float64 1"),
  claim(np.square(u1))("uint8 1"),
  claim(np.less(f1, i1))("bool 1"),
  claim(np.equal(i2, 1))("bool 2"),
  claim(np.logical_and(b1, b1))("bool 1"),
  claim(np.isnan(f2))("bool 2"),
  claim(np.isfinite(s2))("bool 2"),
  claim(np.sum(f1))("float64"),
  claim(np.sum(b1))("int64"),
  claim(np.sum(s2))("float32"),
  claim(np.sum(f2, 0))("float64 1"),
  claim(np.sum(f2, { axis: 1 }))("float64 1"),
  claim(np.sum(f2, { axis: 1, keepdims: true }))("float64 2"),
  claim(np.prod(i2, 0))("int64 1"),
  claim(np.mean(i1))("float64"),
  claim(np.mean(f2, 0))("float64 1"),
  claim(np.mean(s2))("float32"),
  claim(np.std(f1))("float64"),
  claim(np.var(f2, { axis: 0 }))("float64 1"),
  claim(np.max(i1))("int64"),
  claim(np.min(f2, 1))("float64 1"),
  claim(np.argmax(f1))("int64"),
  claim(np.argmax(f2, 1))("int64 1"),
  claim(np.argsort(f1))("int64 1"),
  claim(np.sort(s2))("float32 2"),
  claim(np.cumsum(f1))("float64 1"),
  claim(np.all(b1))("bool"),
  claim(np.any(np.less(f2, 1), 0))("bool 1"),
  claim(np.clip(f2, 0, 1))("float64 2"),
  claim(np.round(f1, 2))("float64 1"),
  claim(np.dot(f2, f1))("float64 1"),
  claim(np.dot(f1, f1))("float64"),
  claim(np.dot(square, square))("float64 2"),
  claim(np.matmul(square, square))("float64 2"),
  claim(np.matmul(f2, f1))("float64 1"),
  claim(np.outer(f1, f1))("float64 2"),
  claim(np.inner(f1, f1))("float64"),
  claim(np.trace(square))("float64"),
  claim(np.transpose(s2))("float32 2"),
  claim(np.reshape(f1, [3, 1]))("float64 2"),
  claim(np.reshape(f2, 6))("float64 1"),
  claim(np.ravel(f2))("float64 1"),
  claim(np.where(b1, f1, 0))("float64 1"),
  claim(np.where(b1, i1, i1))("int64 1"),
  claim(np.nonzero(f1)[0]!)("int64 1"),
  claim(np.argwhere(f1))("int64 2"),
  claim(np.flatnonzero(f2))("int64 1"),
  claim(np.diff(f1))("float64 1"),
  claim(np.tril(square))("float64 2"),
  claim(np.atleast_2d(f1))("float64 2"),
  claim(np.bincount(i1))("int64 1"),
  claim(np.indices([2, 3]))("int64 3"),
  claim(np.mgrid.at("0:2", "0:3"))("int64 3"),
  claim(np.mgrid.at("0:1:0.5", "0:3"))("float64 3"),
  claim(np.linalg.norm(f1))("float64"),
  claim(np.linalg.inv(square))("float64 2"),
  claim(np.linalg.det(square))("float64"),
  claim(np.random.randn(2, 3))("float64 2"),
  claim(np.random.rand(4))("float64 1"),
  claim(np.random.randn())("float64"),
  claim(np.random.randint(3, { size: [2, 2] }))("int64 2"),
  claim(np.random.randint(0, 3))("int64"),
  claim(np.random.default_rng(0).normal({ size: 3 }))("float64 1"),
  claim(np.random.default_rng(0).standard_normal([2, 2]))("float64 2"),
  claim(f2.T)("float64 2"),
  claim(f2.sum())("float64"),
  claim(f2.sum(0))("float64 1"),
  claim(f2.mean({ axis: 0, keepdims: true }))("float64 2"),
  claim(f2.at(0))("float64 1"),
  claim(f2.at(0, 1))("float64"),
  claim(f2.at(":", 1))("float64 1"),
  claim(f1.at(null, ":"))("float64 2"),
  claim(f2.astype("int64"))("int64 2"),
  claim(f2.reshape(3, 2))("float64 2"),
  claim(f2.ravel())("float64 1"),
  claim(f2.flatten())("float64 1"),
  claim(f1.copy())("float64 1"),
  claim(f2.argmax())("int64"),
  claim(f1.dot(f1))("float64"),
  claim(f2.dot(f1))("float64 1"),
  claim(b1.astype(np.float32))("float32 1"),
] as const

describe("the static type of a call says what the call gives", () => {
  test.each(claims.map(([value, said], k) => [k, said, value] as const))("claim %i: %s", (_, said, value) => {
    const [dtype, rank] = said.split(" ")
    const array = np.asarray(value as NDArray)
    if (rank === undefined) expect(["number", "boolean"]).toContain(typeof value)
    else expect([array.dtype.name, String(array.ndim)]).toEqual([dtype, rank])
  })

  test("there are more than a hundred of them", () => {
    expect(claims.length).toBeGreaterThan(100)
    expectTypeOf(claims[0]).toEqualTypeOf<[value: unknown, said: string]>()
  })
})
