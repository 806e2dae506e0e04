export { dotVector } from "./dotVector.ts"
export { matMul } from "./matMul.ts"
export { matVec } from "./matVec.ts"
export { type Floats, type Matrix, transposed, type Vector } from "./views.ts"
