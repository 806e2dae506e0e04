export { type Host, host } from "./host.ts"
