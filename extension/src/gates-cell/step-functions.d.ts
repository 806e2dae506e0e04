/** A function of a notebook that may be a step: it takes an input and what it gave before. */
export interface StepFunction {
  readonly name: string
  /** How many values it names. */
  readonly named: number
}
/** The functions of a cell that take two arguments or more: a step takes an input and a state. */
export declare function findStepFunctions(source: string): readonly StepFunction[]
/** Whether a cell calls a function, its declaration not counted. */
export declare function callsOf(source: string, name: string): boolean
/** The step that a cell is about: that it calls or, if it calls none, that it defines; most named values first. */
export declare function findStep(source: string, known: readonly StepFunction[]): StepFunction | undefined
/**
 * The text of a cell that runs the calls of a step again, traced: the statements that call it, and the variables
 * that these set out from. Weights and random numbers are left as they are.
 */
export declare function writeGatesCell(source: string, name: string): string
