import { type ParseArgsConfig, parseArgs } from "node:util"
import { UsageError } from "./usage-error.ts"

type Options = NonNullable<ParseArgsConfig["options"]>

export interface Arguments {
  readonly positionals: readonly string[]
  /** The value of a `string` option; undefined when it was not given. */
  text(option: string): string | undefined
  /** True when a `boolean` option was given. */
  flag(option: string): boolean
}

/**
 * Reads a command's arguments by Node's `parseArgs`.
 *
 * @throws UsageError - an unknown option, an option without its value, too few or too many arguments
 */
export function parseArguments(
  args: readonly string[],
  options: Options,
  counts: { readonly least: number; readonly most: number; readonly what: string },
): Arguments {
  const { positionals, values } = parse(args, options)
  if (positionals.length < counts.least || positionals.length > counts.most) {
    throw new UsageError(`expected ${counts.what}, got ${positionals.length} arguments`)
  }
  return {
    positionals,
    text: (option) => (typeof values[option] === "string" ? values[option] : undefined),
    flag: (option) => values[option] === true,
  }
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    // Node explains at length how to pass a positional that begins with a dash: the first sentence tells.
    throw new UsageError((error as Error).message.split(/\. |\n/)[0])
  }
}

/**
 * A number that an option needs.
 *
 * @throws UsageError - no number, or below zero
 */
export function parseAmount(option: string, text: string | undefined): number | null {
  if (text === undefined) return null
  const amount = text.trim() === "" ? Number.NaN : Number(text)
  if (!Number.isFinite(amount) || amount < 0) {
    throw new UsageError(`${option} must be a number of 0 or more, got '${text}'`)
  }
  return amount
}
