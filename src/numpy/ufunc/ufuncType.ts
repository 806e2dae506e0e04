/** The type of universal functions. */
export interface UfuncType {
  [Symbol.hasInstance](value: unknown): boolean
}

/** `np.ufunc`: asked of a function whether it is a universal one, `np.add instanceof np.ufunc`. */
export const ufunc: UfuncType = Object.freeze({
  [Symbol.hasInstance]: (value: unknown) =>
    typeof value === "function" && "nin" in value && "nout" in value && "nargs" in value,
})
