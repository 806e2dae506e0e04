export { render as renderGates } from "./render.ts"
