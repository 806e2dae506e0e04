import { describe, expect, it } from "vitest"
import { findRandomness, renderReason } from "../../src/lesson/index.ts"

/** For each cell the reason told of its value, else of what it prints; null when it is repeatable. */
function find(...sources: string[]): (string | null)[] {
  const cells = sources.map((source, at) => ({ source, label: `cell ${at + 1}` }))
  return findRandomness(cells).map(({ result, shown }) => {
    const reason = result ?? shown
    return reason && renderReason(reason)
  })
}

const W = "W is drawn by np.random.rand before any np.random.seed (cell 1, line 2)"
const numpy = "import numpy as np\n"

describe("findRandomness", () => {
  it("names the draw without a seed, its cell and line", () => {
    expect(find(`${numpy}W = np.random.rand(2)\nW`)).toEqual([W])
  })

  it("follows the value through assignments, cells and calls", () => {
    const step = "def step(x):\n    h = np.tanh(W + x)\n    return h, x"
    expect(find(`${numpy}W = np.random.rand(2)`, step, "h, c = step(np.zeros(2))\nh", "c")).toEqual([
      null,
      null,
      W,
      null,
    ])
  })

  it("takes a seeded draw as repeatable, and one before the seed not", () => {
    const cells = [`${numpy}W = np.random.rand(2)`, "np.random.seed(0)\nV = np.random.rand(2)\nV", "W", "V"]
    expect(find(...cells)).toEqual([null, null, W, null])
  })

  it("takes seed() and seed(None) as no seed", () => {
    expect(find(`${numpy}np.random.seed()\nnp.random.rand()`)[0]).toContain("is drawn by np.random.rand")
    expect(find(`${numpy}np.random.seed(1)\nnp.random.seed(None)\nnp.random.rand()`)[0]).not.toBeNull()
  })

  it("takes a seed from the clock as the clock", () => {
    const cell = `${numpy}import time\nnp.random.seed(int(time.time()))\nW = np.random.rand()\nW`
    expect(find(cell)[0]).toContain("comes from the clock by time.time (cell 1, line 3)")
  })

  it("sees draws and seeds inside functions", () => {
    expect(find(`${numpy}def init(n):\n    return np.random.randn(n)\na = init(2)`, "a")[1]).toContain(
      "(cell 1, line 3)",
    )
    expect(
      find(
        `${numpy}def init(n):\n    np.random.seed(0)\n    return np.random.randn(n)\ninit(2)`,
        "np.random.rand()",
      ),
    ).toEqual([null, null])
  })

  it("excuses nothing that does not depend on the draw", () => {
    const cells = [
      `${numpy}W = np.random.rand(2)`,
      "x = np.zeros(2)\nprint(x)\nx",
      "W.shape, len(W), np.zeros_like(W)",
    ]
    expect(find(...cells)).toEqual([null, null, null])
  })

  it("forgets a name that gets another value", () => {
    expect(find(`${numpy}W = np.random.rand(2)`, "W = np.ones(2)\nW")).toEqual([null, null])
  })

  it("does not excuse where a branch may have seeded", () => {
    expect(find(`${numpy}if debug:\n    np.random.seed(0)\nnp.random.rand()`)).toEqual([null])
  })

  it.each([
    ["import numpy.random as npr\nx = npr.randn(2)\nx", "x is drawn by npr.randn before any npr.seed"],
    ["from numpy.random import randn\nx = randn(2)\nx", "x is drawn by randn before any np.random.seed"],
    ["from numpy.random import *\nx = randn(2)\nx", "x is drawn by randn"],
    ["import random\nx = random.random()\nx", "x is drawn by random.random before any random.seed"],
    [
      `${numpy}rng = np.random.default_rng()\nrng.normal()`,
      "rng is made by np.random.default_rng without a seed",
    ],
    ["import time\nt = time.time()\nprint(t)", "t comes from the clock by time.time"],
    ["chars = list(set(data))\nchars", "chars follows the order of a set"],
    ["x = id(y)\nx", "x comes from id"],
    ["%timeit f()", "comes from the clock by %timeit"],
    [`${numpy}a = [1, 2]\nnp.random.shuffle(a)\na`, "a is drawn by np.random.shuffle"],
    [`${numpy}x = np.zeros(2)\nx[0] = np.random.rand()\nx`, "x is drawn by np.random.rand"],
    [`${numpy}x = []\nx.append(np.random.rand())\nx`, "drawn by np.random.rand"],
    [`${numpy}[np.random.rand() for i in range(3)]`, "drawn by np.random.rand"],
    [
      `${numpy}x = np.zeros(2)\nfor t in range(3):\n    x = x + np.random.rand()\nx`,
      "drawn by np.random.rand",
    ],
    [`${numpy}if np.random.rand() > 0.5:\n    x = 1\nelse:\n    x = 2\nx`, "drawn by np.random.rand"],
    [`${numpy}f = lambda: np.random.rand()\nf()`, "drawn by np.random.rand"],
    [`${numpy}print("%s"\n  % np.random.rand())`, "drawn by np.random.rand"],
    [
      `${numpy}rng = np.random.default_rng(seed=None)\nrng.normal()`,
      "rng is made by np.random.default_rng without a seed",
    ],
  ])("sees why %j is another each run", (source, reason) => {
    expect(find(source)[0]).toContain(reason)
  })

  it.each([
    "rng = __import__('numpy').random.default_rng(0)",
    "import numpy as np\nrng = np.random.default_rng(0)\nrng.normal()",
    "import numpy as np\nrng = np.random.RandomState(7)\nrng.rand()",
    "import random\nrandom.seed(1)\nrandom.random()",
    "sorted(set(data)), len(set(data))",
    "{1, 2, 3}",
    "for i in range(3):\n    print(i)",
  ])("takes %j as repeatable", (source) => {
    expect(find(source)).toEqual([null])
  })

  it("keeps the fields of an object and the keys of a dict apart", () => {
    const net = `${numpy}class Net:\n    def __init__(self):\n        self.W = np.random.randn(2)\n        self.b = np.zeros(2)\n    def run(self):\n        return self.W + self.b\nnet = Net()`
    expect(find(net, "net.b", "net.run()").map((reason) => reason !== null)).toEqual([false, false, true])
    const dict = `${numpy}p = {}\np['W'] = np.random.rand(2)\np['b'] = np.zeros(2)`
    expect(find(dict, "p['b']", "p['W']", "p").map((reason) => reason !== null)).toEqual([
      false,
      false,
      true,
      true,
    ])
  })

  it("ends on programs that call themselves without end", () => {
    const cell = "def f(n):\n    return g(n) + f(n)\ndef g(n):\n    return f(n) + f(n) + g(n)\nf(1)"
    expect(find(cell)).toEqual([null])
  })

  it("reads code that is no Python without failing", () => {
    expect(find("!pip install numpy\n%matplotlib inline\nx = (", "print 'old'", "def")).toEqual([
      null,
      null,
      null,
    ])
  })
})
