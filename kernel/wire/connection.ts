import { readFileSync } from "node:fs"

/** The five channels of a Jupyter kernel. */
export const channels = ["shell", "iopub", "stdin", "control", "hb"] as const
export type Channel = (typeof channels)[number]

/** What a Jupyter client writes to the connection file (jupyter_client, "Connection files"). */
export interface Connection {
  readonly transport: "tcp" | "ipc"
  readonly ip: string
  readonly ports: Readonly<Record<Channel, number>>
  /** The HMAC key; empty means that messages are not signed. */
  readonly key: string
  /** The digest's name in OpenSSL: `sha256`. */
  readonly digest: string
}

/**
 * Reads and checks a connection file.
 * @throws Error - one line that says what is wrong, and where.
 */
export function readConnectionFile(path: string): Connection {
  let text: string
  try {
    text = readFileSync(path, "utf8")
  } catch (error) {
    throw new Error(`connection file: must be readable, got ${(error as Error).message}`)
  }
  return parseConnection(text, path)
}

/**
 * Parses a connection file's text.
 * @param origin - the file's name, for error messages
 */
export function parseConnection(text: string, origin: string): Connection {
  const fields = parseFields(text, origin)
  const transport = textField(fields, "transport", "tcp", origin)
  if (transport !== "tcp" && transport !== "ipc") {
    throw new TypeError(`connection file: transport must be tcp or ipc, got ${transport} in ${origin}`)
  }
  return {
    transport,
    ip: textField(fields, "ip", "127.0.0.1", origin),
    ports: findPorts(fields, origin),
    key: textField(fields, "key", "", origin),
    digest: parseScheme(textField(fields, "signature_scheme", "hmac-sha256", origin), origin),
  }
}

/** The ZeroMQ address of a channel: `tcp://127.0.0.1:5001`, `ipc://kernel-1`. */
export function channelAddress(connection: Connection, channel: Channel): string {
  const separator = connection.transport === "tcp" ? ":" : "-"
  return `${connection.transport}://${connection.ip}${separator}${connection.ports[channel]}`
}

function parseFields(text: string, origin: string): Record<string, unknown> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw new TypeError(`connection file: must be JSON, got ${(error as Error).message} in ${origin}`)
  }
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new TypeError(`connection file: must be a JSON object, got ${text.slice(0, 40)} in ${origin}`)
  }
  return parsed as Record<string, unknown>
}

function textField(fields: Record<string, unknown>, name: string, otherwise: string, origin: string): string {
  const value = fields[name] ?? otherwise
  if (typeof value === "string") return value
  throw new TypeError(`connection file: ${name} must be a string, got ${JSON.stringify(value)} in ${origin}`)
}

function findPorts(fields: Record<string, unknown>, origin: string): Record<Channel, number> {
  const ports = channels.map((channel) => {
    const port = fields[`${channel}_port`]
    if (typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65536) return [channel, port]
    throw new RangeError(
      `connection file: ${channel}_port must be a port number, got ${JSON.stringify(port)} in ${origin}`,
    )
  })
  return Object.fromEntries(ports) as Record<Channel, number>
}

function parseScheme(scheme: string, origin: string): string {
  const digest = /^hmac-(md5|sha1|sha224|sha256|sha384|sha512)$/.exec(scheme)?.[1]
  if (digest !== undefined) return digest
  throw new TypeError(
    `connection file: signature_scheme must be like hmac-sha256, got ${scheme} in ${origin}`,
  )
}
