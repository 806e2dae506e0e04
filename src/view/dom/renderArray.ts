export { render as renderArray } from "./render.ts"
