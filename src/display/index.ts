export { toBase64 } from "./base64.ts"
export { clear_output } from "./clearOutput.ts"
export { type DisplayHandle, type DisplayOptions, display, update_display } from "./display.ts"
export { displayhook } from "./displayhook.ts"
export { registerFormatter } from "./formatters.ts"
export { type Representable, type ValueWriter, writeRepr } from "./hooks.ts"
export { input, password, StdinNotImplementedError } from "./input.ts"
export {
  awaitMimeBundle,
  type Displayable,
  displaySymbol,
  type MimeBundle,
  mimeBundle,
  showsSomething,
} from "./mime.ts"
export { type PrintOptions, print } from "./print.ts"
export { displayRepr, pythonRepr, pythonStr } from "./python.ts"
export {
  Formula,
  HTML,
  Image,
  type ImageOptions,
  type ImageSource,
  Javascript,
  JsonTree,
  Latex,
  Markdown,
  SVG,
} from "./rich.ts"
