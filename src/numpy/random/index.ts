import { RandomState } from "./legacy/RandomState.ts"

export { RandomState }

/** The generator behind the functions of `np.random`. */
const global = new RandomState()

export const seed: RandomState["seed"] = global.seed.bind(global)
export const rand: RandomState["rand"] = global.rand.bind(global)
export const randn: RandomState["randn"] = global.randn.bind(global)
export const random_sample: RandomState["random_sample"] = global.random_sample.bind(global)
export const standard_normal: RandomState["standard_normal"] = global.standard_normal.bind(global)
