import { type Casting, canCast, checkCasting } from "../casting.ts"
import { bool, type DType, dtypeOf, dtypeOr, float64 } from "../dtype.ts"
import { NDArray } from "../ndarray.ts"
import { dtypeOfWeak, promoteWeak, type Weak } from "../promote.ts"
import { isTuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { type Argument, commonDType, comparisonDType, dtypeMeeting } from "./arguments.ts"
import type { Row, Ufunc } from "./ufunc.ts"

/** The dtypes that a call fixes by `dtype` or `signature`, inputs first; null for each that it leaves open. */
export type Fixed = readonly (DType | null)[]

interface Wishes {
  readonly dtype?: unknown
  readonly signature?: unknown
}

/**
 * The dtypes that a call asks for; null when it asks for none.
 *
 * @throws TypeError for both `dtype` and `signature`, or a signature that does not suit the ufunc.
 */
export function fixedTypes<L>(ufunc: Ufunc<L>, { dtype, signature }: Wishes): Fixed | null {
  const wanted = dtypeOr(dtype, null)
  const given = untyped(signature)
  if (given === undefined || given === null) return wanted === null ? null : ofOutputs(ufunc, wanted)
  if (wanted !== null) throw new TypeError("cannot specify both 'signature' and 'dtype'")
  const types = typeof given === "string" ? parseSignature(ufunc, given) : given
  if (!Array.isArray(types)) {
    throw new TypeError("the signature object to ufunc must be a string or a tuple.")
  }
  if (types.length !== ufunc.nin + ufunc.nout) throw badSignature(ufunc, isTuple(given) ? "tuple" : "string")
  return types.map((type) => dtypeOr(untyped(type), null))
}

/** `"dd->d"` as dtypes; one letter stands for the outputs. */
function parseSignature<L>(ufunc: Ufunc<L>, text: string): Fixed {
  if (!text.includes("->")) return ofOutputs(ufunc, dtypeOf(text))
  const [inputs = "", outputs = ""] = text.split("->")
  if (inputs.length !== ufunc.nin || outputs.length !== ufunc.nout) throw badSignature(ufunc, "string")
  return [...inputs, ...outputs].map(dtypeOf)
}

function badSignature<L>({ nin, nout, name }: Ufunc<L>, kind: string): TypeError {
  return new TypeError(
    `a type-${kind} must contain ${nin + nout} dtypes or ${nin} characters before and ${nout} after '->' for ufunc ${name}`,
  )
}

function ofOutputs<L>({ nin, nout }: Ufunc<L>, dtype: DType): Fixed {
  return [...new Array<null>(nin).fill(null), ...new Array<DType>(nout).fill(dtype)]
}

function suits<L>(row: Row<L>, fixed: Fixed): boolean {
  return fixed.every((type, k) => type === null || type === row.types[k])
}

function takesSafely<L>(row: Row<L>, args: readonly Argument[], fixed: Fixed): boolean {
  return args.every((arg, k) => fixed[k] !== null || canCast(dtypeMeeting(arg, row.types[k]!), row.types[k]!))
}

const isArray = (arg: Argument): boolean => arg instanceof NDArray

/** The loop for the dtypes that operands have by themselves; undefined where there is none. */
function naturalRow<L>(ufunc: Ufunc<L>, args: readonly Argument[]): Row<L> | undefined {
  const each = ufunc.search === "always" || (ufunc.search === "arrays" && args.every(isArray))
  if (each) return ufunc.rows.find((row) => takesSafely(row, args, [null, null]) && holdsFloats(row, args))
  const common = commonDType(args)
  const mixed = ufunc.comparison && common.kind === "f" ? mixedRow(ufunc, args) : undefined
  if (mixed !== undefined) return mixed
  return ufunc.rowOf[ufunc.compute[(ufunc.comparison ? comparisonDType(args, common) : common).num]!.num]
}

/** Beside integers alone a Python float is a float64. */
function holdsFloats<L>(row: Row<L>, args: readonly Argument[]): boolean {
  if (args.some((arg) => arg instanceof NDArray && arg.dtype.kind === "f")) return true
  return args.every((arg, k) => arg instanceof NDArray || arg.weak !== "float" || row.types[k] === float64)
}

/** int64 and uint64 are compared as they are. */
function mixedRow<L>(ufunc: Ufunc<L>, args: readonly Argument[]): Row<L> | undefined {
  return ufunc.mixed.find((row) =>
    args.every((arg, k) => arg instanceof NDArray && arg.dtype === row.types[k]),
  )
}

/**
 * The loop that a call runs, by the dtypes of its operands and what it asks for. A ufunc that is asked for
 * the dtype of its outputs only computes in it as a whole where no other loop has such outputs.
 *
 * @throws TypeError where there is no such loop.
 */
export function resolveRow<L>(ufunc: Ufunc<L>, args: readonly Argument[], fixed: Fixed | null): Row<L> {
  const natural = naturalRow(ufunc, args)
  if (fixed === null) {
    const refusal = natural === undefined || ufunc.refuse !== null ? ufunc.refuse?.(commonDType(args)) : null
    if (refusal !== undefined && refusal !== null) throw new TypeError(refusal)
    if (natural === undefined) throw unsupported(ufunc, args)
    return natural
  }
  if (natural !== undefined && suits(natural, fixed)) return natural
  const found = ufunc.rows.find((row) => suits(row, fixed) && takesSafely(row, args, fixed))
  if (found !== undefined) return found
  const uniform = fixed.map((type) => type ?? fixed.at(-1)!)
  const whole = ufunc.rows.find((row) => suits(row, uniform))
  if (whole !== undefined) return whole
  const refusal = ufunc.refuse?.(uniform.at(-1)!)
  if (refusal !== undefined && refusal !== null) throw new TypeError(refusal)
  throw new TypeError(
    `No loop matching the specified signature and casting was found for ufunc ${ufunc.name}`,
  )
}

/** Refuses operands that `casting` does not let into the loop. */
export function checkInputs<L>(
  ufunc: Ufunc<L>,
  args: readonly Argument[],
  row: Row<L>,
  fixed: Fixed | null,
  casting: Casting,
): void {
  // What is asked for its truth alone goes into any of the loops that the operands choose.
  if (ufunc.truth && (fixed === null || fixed[0] === null || fixed[0] === bool)) return
  args.forEach((arg, k) => {
    const to = row.types[k]!
    const role = ufunc.nin === 1 ? "input" : `input ${k}`
    if (arg instanceof NDArray) checkCasting(ufunc.name, role, arg.dtype, to, casting)
    else if (arg.weak === "bool" || ufunc.nin === 1)
      checkCasting(ufunc.name, role, dtypeOfWeak(arg.weak), to, casting)
    else checkWeak(ufunc, role, arg.weak, to, fixed?.[k] != null, casting)
  })
}

/** A Python number adapts to a loop as far as its kind allows, to one that a signature names whatever it loses. */
function checkWeak<L>(
  { name, comparison }: Ufunc<L>,
  role: string,
  weak: Weak,
  to: DType,
  named: boolean,
  casting: Casting,
): void {
  const compared = comparison && weak === "int" && to.kind !== "f"
  if (casting === "equiv" && dtypeOfWeak(weak) !== to && !compared) {
    throw new TypeError(`cannot cast Python ${weak} to ${to.name} under the casting rule 'equiv'`)
  }
  if (!named) checkCasting(name, role, promoteWeak(to, weak), to, casting)
}

function unsupported<L>(ufunc: Ufunc<L>, args: readonly Argument[]): TypeError {
  const common = commonDType(args)
  const given = args.map((arg) => (arg instanceof NDArray ? arg.dtype : common).name)
  return new TypeError(
    `ufunc '${ufunc.name}' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe'' (got ${given.join(", ")})`,
  )
}
