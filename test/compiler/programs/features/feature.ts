import type { Scope } from "../scope.ts"

/** A part of a program that uses one feature of the language, with chance in its details. */
export type Feature = (scope: Scope) => string
