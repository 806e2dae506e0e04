import { describe, expect, test } from "vitest"
import { pythonRepr } from "../../src/display/python.ts"
import { openNotebook } from "./replSession.ts"

const notebook = await openNotebook()
await notebook.value(
  'import { np } from "cellwise"\nconst v = np.array([3, 0, 5])\nconst m = np.arange(6).reshape(2, 3)',
)

async function shownOf(source: string): Promise<string> {
  const { compiled, value, error } = await notebook.run(source)
  if (error || !compiled) throw new Error(error?.traceback.join("\n"))
  return pythonRepr(value, compiled.resultType)
}

describe("what is only indexed is indexed in a cell as in Python", () => {
  const cases: readonly (readonly [source: string, shown: string])[] = [
    [
      'np.mgrid["0:2", "0:3"]',
      "array([[[0, 0, 0],\n        [1, 1, 1]],\n\n       [[0, 1, 2],\n        [0, 1, 2]]])",
    ],
    ['np.mgrid["-1:1:5j"]', "array([-1. , -0.5,  0. ,  0.5,  1. ])"],
    ['const [yy, xx] = np.ogrid["0:2", "0:3"]\nyy * 10 + xx', "array([[ 0,  1,  2],\n       [10, 11, 12]])"],
    ['np.r_["1:4", 0, v]', "array([1, 2, 3, 0, 3, 0, 5])"],
    ['np.r_["0:1:3j"]', "array([0. , 0.5, 1. ])"],
    ["np.r_[v, v]", "array([3, 0, 5, 3, 0, 5])"],
    ["np.r_[1.0, 2.0]", "array([1., 2.])"],
    ["np.c_[v]", "array([[3],\n       [0],\n       [5]])"],
    ["np.c_[v, v * 2]", "array([[ 3,  6],\n       [ 0,  0],\n       [ 5, 10]])"],
    ['m[np.s_["::-1", 0]]', "array([3, 0])"],
    ['m[np.s_["1:"]]', "array([[3, 4, 5]])"],
  ]
  for (const [source, shown] of cases)
    test(source, async () => {
      expect(await shownOf(source)).toBe(shown)
    })
})

describe("a tuple alone is the indices in it", () => {
  const cases: readonly (readonly [source: string, shown: string])[] = [
    ["v[np.nonzero(v)]", "array([3, 5])"],
    ["v[np.where(v > 3)]", "array([5])"],
    ["const t = np.tril_indices(2)\nm[t]", "array([0, 3, 4])"],
    ["m[np.nonzero(m > 3)] = 0\nm", "array([[0, 1, 2],\n       [3, 0, 0]])"],
    ["m[np.unravel_index(np.argmax(m), m.shape)]", "3"],
    ["m[np.ix_([0, 1], [0, 2])]", "array([[0, 2],\n       [3, 0]])"],
  ]
  for (const [source, shown] of cases)
    test(source, async () => {
      expect(await shownOf(source)).toBe(shown)
    })
})
