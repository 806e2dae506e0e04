export { getItem } from "./getItem.ts"
export { setItem } from "./setItem.ts"
