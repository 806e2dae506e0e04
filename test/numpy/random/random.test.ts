import { describe, expect, it } from "vitest"
import * as np from "../../../src/numpy/index.ts"
import { NDArray } from "../../../src/numpy/ndarray.ts"
import golden from "../../golden/random.json" with { type: "json" }
import { hashOf } from "../products/splitmix.ts"

type Call = [
  method: string,
  args: unknown[],
  keywords: Record<string, unknown>,
  dtype: string,
  shape: number[],
  values: number[],
]
interface Stream {
  readonly family: string
  readonly seed: number | string | number[]
  readonly calls: readonly Call[]
}
type Methods = Record<string, (...args: unknown[]) => unknown>

const streams = golden.streams as unknown as Stream[]

function generatorOf({ family, seed }: Stream): Methods {
  const made =
    family === "legacy"
      ? new np.random.RandomState(seed as number | number[])
      : np.random.default_rng(typeof seed === "string" ? BigInt(seed) : (seed as number[]))
  return made as unknown as Methods
}

/** What a call gave, in the golden file's words. */
function outcomeOf(generator: Methods, [method, args, keywords]: Call): unknown[] {
  const first = ["shuffle", "permutation", "choice"].includes(method) && Array.isArray(args[0])
  const given = first ? [np.array(args[0] as number[]), ...args.slice(1)] : [...args]
  if (Object.keys(keywords).length > 0) given.push(keywords)
  const result = generator[method]!(...given)
  const shown = method === "shuffle" ? given[0] : result
  if (!(shown instanceof NDArray)) return ["scalar", [], [Number(shown)]]
  return [shown.dtype.name, [...shown.shape], (shown.ravel().tolist() as unknown[]).map(Number)]
}

describe("np.random, stream for stream", () => {
  for (const stream of streams) {
    it(`gives the oracle's numbers call after call: ${stream.family}, seed ${stream.seed}`, () => {
      const generator = generatorOf(stream)
      const outcomes = stream.calls.map((call) => [call[0], ...outcomeOf(generator, call)])
      expect(outcomes).toEqual(stream.calls.map(([method, , , ...outcome]) => [method, ...outcome]))
    })
  }

  it("stays on the stream for 100,000 numbers", () => {
    const long: Record<string, () => NDArray> = {
      rand: () => new np.random.RandomState(1).rand(100_000),
      random: () => np.random.default_rng(1).random(100_000),
      normal: () => np.random.default_rng(1).normal({ size: 100_000 }),
    }
    const hashes = Object.entries(long).map(([name, draw]) => [
      name,
      100_000,
      hashOf(draw().data as Float64Array),
    ])
    expect(hashes).toEqual(golden.long)
  })

  it("is an ulp beside randn at most where the oracle's logarithm is misrounded", () => {
    const numbers = new np.random.RandomState(1).randn(100_000)
    const wrong = golden.randn.filter((wanted, i) => numbers.at(100 * i) !== wanted)
    const far = golden.randn.filter((wanted, i) => Math.abs(numbers.at(100 * i) / wanted - 1) > 2 ** -51)
    expect(far).toEqual([])
    expect(wrong.length).toBeLessThanOrEqual(1)
  })

  it("mixes seeds, spawn keys and children as NumPy's SeedSequence", () => {
    const words = new np.random.SeedSequence(5, { spawn_key: [1, 2] }).generate_state(6)
    const child = new np.random.SeedSequence(5).spawn(2)[1]!.generate_state(2)
    expect([...words, ...child]).toEqual(golden.words)
  })
})

describe("np.random as a module", () => {
  it("starts again from a seed, waiting Gaussian included", () => {
    np.random.seed(3)
    const before = np.random.randn()
    np.random.seed(3)
    expect(np.random.randn()).toBe(before)
    expect(np.random.randn()).toBe(new np.random.RandomState(3).randn(2).at(1))
  })

  it("differs from run to run without a seed", () => {
    np.random.seed()
    const before = np.random.rand()
    np.random.seed()
    expect(np.random.rand()).not.toBe(before)
    expect(np.random.default_rng().random()).not.toBe(np.random.default_rng().random())
  })

  it("draws single names from a list of strings", () => {
    expect(["a", "b", "c"]).toContain(np.random.choice(["a", "b", "c"]))
  })

  it("shuffles plain lists in place, on the same stream as arrays", () => {
    const list = [1, 2, 3, 4, 5]
    new np.random.RandomState(0).shuffle(list)
    const array = np.array([1, 2, 3, 4, 5])
    new np.random.RandomState(0).shuffle(array)
    expect(list).toEqual(array.tolist())
  })
})

describe("long draws", () => {
  it("take the same words of PCG64, made one by one or ahead in WebAssembly, and leave the same state", () => {
    const ahead = new np.random.PCG64(3)
    const single = new np.random.PCG64(3)
    for (let i = 0; i < 1000; i++) {
      expect(ahead.nextDouble()).toBe(single.nextDouble())
      const { state } = single
      single.state = state // forgets what was made ahead
    }
    expect(ahead.state).toEqual(single.state)
    expect(ahead.state).toEqual(new np.random.PCG64(3).advance(1000).state)
  })

  it("hand on the normal number that waits", () => {
    const long = new np.random.RandomState(3)
    const single = new np.random.RandomState(3)
    const drawn = [long.randn(), ...(long.randn(7).tolist() as number[]), long.randn()]
    expect(drawn).toEqual(Array.from({ length: 9 }, () => single.randn()))
  })

  it("go on from a state that was kept", () => {
    const random = new np.random.RandomState(5)
    random.randn(3)
    const states = [random.get_state(), random.get_state({ legacy: false })]
    const next = random.randn(4).tolist()
    for (const state of states) {
      const other = new np.random.RandomState(1)
      other.set_state(state)
      expect(other.randn(4).tolist()).toEqual(next)
    }
  })

  it("come from generators over the children of a seed sequence", () => {
    const children = np.random.default_rng(5).spawn(2)
    const [first, second] = new np.random.SeedSequence(5).spawn(2)
    expect(children.map((child) => child.random())).toEqual(
      [first, second].map((sequence) => np.random.default_rng(sequence as never).random()),
    )
  })
})

describe("np.random refuses", () => {
  const refusals: [() => unknown, string][] = [
    [() => np.random.seed(-1), "Seed must be between 0 and 2**32 - 1, got -1"],
    [
      () => np.random.seed(1.5),
      "Cannot cast scalar from dtype('float64') to dtype('int64') according to the rule 'safe'",
    ],
    [() => np.random.rand(-1), "negative dimensions are not allowed: size got -1"],
    [() => np.random.randint(5, 5), "low >= high: got 5 and 5"],
    [() => np.random.randint(300, { dtype: "uint8" }), "high is out of bounds for uint8, got 299"],
    [() => np.random.normal(0, -1), "scale < 0: normal got -1"],
    [
      () => np.random.choice(3, 4, false),
      "Cannot take a larger sample than population when 'replace=False', got 4 of 3",
    ],
    [() => np.random.choice(3, { p: [0.5, 0.5] }), "'a' and 'p' must have same size, got 3 and 2"],
    [() => np.random.choice(2, { p: [0.5, 0.6] }), "probabilities do not sum to 1, got 1.1"],
    [() => np.random.default_rng(-3), "expected non-negative integer: SeedSequence got -3"],
  ]
  for (const [refused, message] of refusals) {
    it(message, () => {
      expect(refused).toThrow(message)
    })
  }
})
