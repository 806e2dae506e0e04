import { statSync } from "node:fs"
import { isIPv6 } from "node:net"
import type { Connection } from "./connection.ts"

/** What lets others than the user reach this kernel, a line each; who started it decides, and is told. */
export function findRisks(connection: Connection, path: string): readonly string[] {
  const { transport, ip, key } = connection
  const risks: string[] = []
  if (transport === "tcp" && !isLoopback(ip))
    risks.push(`ip: should be a loopback address, got ${ip}: messages are signed, not encrypted`)
  if (key === "") risks.push("key: should not be empty: whoever reaches the ports can run code")
  const mode = statSync(path).mode & 0o777
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    risks.push(
      `connection file: should be its owner's alone (mode 600), got mode ${mode.toString(8)}: it holds the key`,
    )
  return risks
}

function isLoopback(ip: string): boolean {
  if (isIPv6(ip)) return ip === "::1"
  return ip === "localhost" || ip.startsWith("127.")
}
