export { exp } from "./exp.ts"
export { fma } from "./fma.ts"
export { log } from "./log.ts"
export { tanh } from "./tanh.ts"
