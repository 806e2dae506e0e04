/** Going through arrays. */
export { type Broadcast, broadcast } from "./broadcast.ts"
export { ndenumerate, ndindex } from "./ndindex.ts"
export { type NdIter, nditer } from "./nditer.ts"
