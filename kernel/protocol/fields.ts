import type { Message } from "../wire/index.ts"

/**
 * A field of a request's content that must be text.
 * @throws TypeError - it is missing or something else
 */
export function textField({ header, content }: Message, name: string): string {
  const value = content[name]
  if (typeof value === "string") return value
  throw new TypeError(`${header.msg_type}: ${name} must be a string, got ${JSON.stringify(value)}`)
}

/** A number of a request's content, or `otherwise` when it is missing or null. */
export function numberField({ header, content }: Message, name: string, otherwise: number): number {
  const value = content[name] ?? otherwise
  if (typeof value === "number") return value
  throw new TypeError(`${header.msg_type}: ${name} must be a number, got ${JSON.stringify(value)}`)
}

/** A truth value of a request's content, or `otherwise` when it is missing or null. */
export function booleanField({ header, content }: Message, name: string, otherwise: boolean): boolean {
  const value = content[name] ?? otherwise
  if (typeof value === "boolean") return value
  throw new TypeError(`${header.msg_type}: ${name} must be true or false, got ${JSON.stringify(value)}`)
}

/** An object of a request's content, empty when it is missing or null. */
export function recordField({ header, content }: Message, name: string): Readonly<Record<string, unknown>> {
  const value = content[name] ?? {}
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>
  throw new TypeError(`${header.msg_type}: ${name} must be an object, got ${JSON.stringify(value)}`)
}
