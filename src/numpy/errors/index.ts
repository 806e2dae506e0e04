export {
  type ErrorCall,
  type ErrorKind,
  type ErrorMode,
  type ErrorModes,
  type ErrorOptions,
  type ErrorStretch,
  errstate,
  geterr,
  geterrcall,
  seterr,
  seterrcall,
} from "./modes.ts"
