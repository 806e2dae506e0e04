/** Arrays in files. */
export { fromfile } from "./fromfile.ts"
export { fromstring } from "./fromstring.ts"
export { genfromtxt } from "./genfromtxt.ts"
export { loadtxt } from "./loadtxt.ts"
export type { NpzFile } from "./npz.ts"
export { load, save, savez, savez_compressed } from "./save.ts"
export { savetxt } from "./savetxt.ts"
