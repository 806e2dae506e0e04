/** How NumPy's operations make one element from elements of their operands: those that work element by element. */
type Rule = (...operands: readonly number[]) => number

const truth = (holds: boolean) => (holds ? 1 : 0)

const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries<Rule>({
    add: (a, b) => a! + b!,
    subtract: (a, b) => a! - b!,
    multiply: (a, b) => a! * b!,
    divide: (a, b) => a! / b!,
    true_divide: (a, b) => a! / b!,
    power: (a, b) => a! ** b!,
    maximum: (a, b) => Math.max(a!, b!),
    minimum: (a, b) => Math.min(a!, b!),
    hypot: (a, b) => Math.hypot(a!, b!),
    negative: (a) => -a!,
    positive: (a) => a!,
    absolute: (a) => Math.abs(a!),
    abs: (a) => Math.abs(a!),
    fabs: (a) => Math.abs(a!),
    square: (a) => a! * a!,
    reciprocal: (a) => 1 / a!,
    sign: (a) => Math.sign(a!),
    sqrt: (a) => Math.sqrt(a!),
    cbrt: (a) => Math.cbrt(a!),
    exp: (a) => Math.exp(a!),
    exp2: (a) => 2 ** a!,
    expm1: (a) => Math.expm1(a!),
    log: (a) => Math.log(a!),
    log2: (a) => Math.log2(a!),
    log10: (a) => Math.log10(a!),
    log1p: (a) => Math.log1p(a!),
    sin: (a) => Math.sin(a!),
    cos: (a) => Math.cos(a!),
    tan: (a) => Math.tan(a!),
    sinh: (a) => Math.sinh(a!),
    cosh: (a) => Math.cosh(a!),
    tanh: (a) => Math.tanh(a!),
    arctan: (a) => Math.atan(a!),
    less: (a, b) => truth(a! < b!),
    less_equal: (a, b) => truth(a! <= b!),
    greater: (a, b) => truth(a! > b!),
    greater_equal: (a, b) => truth(a! >= b!),
    equal: (a, b) => truth(a! === b!),
    not_equal: (a, b) => truth(a! !== b!),
    where: (condition, a, b) => (condition ? a! : b!),
    clip: (a, low, high) => Math.min(Math.max(a!, low!), high!),
  }),
)

/** The rule of an operation that works element by element; undefined for others. */
export function maybeElementRule(name: string): Rule | undefined {
  return rules.get(name)
}

/** Operations whose result has the elements of its first operand, in the same order. */
export const sameElements: ReadonlySet<string> = new Set(
  "copy asarray array ravel flatten reshape expand_dims squeeze atleast_1d atleast_2d astype ascontiguousarray".split(
    " ",
  ),
)

/** Matrix products. */
export const products: ReadonlySet<string> = new Set(["dot", "matmul"])
