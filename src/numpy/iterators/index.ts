/** Going through arrays. */
export { ndenumerate, ndindex } from "./ndindex.ts"
export { type NdIter, nditer } from "./nditer.ts"
