export { getItem, isContiguous } from "./getItem.ts"
export { setItem } from "./setItem.ts"
