import { Chance } from "./chance.ts"
import { classes } from "./features/classes.ts"
import { dynamic } from "./features/dynamic.ts"
import { functions } from "./features/functions.ts"
import { types } from "./features/types.ts"
import { Scope } from "./scope.ts"
import { declaration, statement } from "./statements.ts"

const features = [...classes, ...types, ...functions, ...dynamic]

/**
 * A TypeScript program without arrays of NumPy's that type-checks under `strict` and shows what it computes.
 * @param index - ends its names; the program of the same index in a later cell declares them again
 */
export function drawProgram(seed: number, index: number): string {
  const chance = new Chance(seed)
  const scope = new Scope(chance, String(index))
  return [
    ...chance.times(2, 4, () => declaration(scope)),
    chance.pick(features)(scope),
    ...chance.times(1, 3, () => statement(scope, 2)),
    chance.pick(features)(scope),
  ].join("\n")
}
