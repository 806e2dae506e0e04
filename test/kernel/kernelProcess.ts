import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Connection, readConnectionFile } from "../../kernel/wire/index.ts"
import { KernelClient } from "./kernelClient.ts"

const main = fileURLToPath(new URL("../../dist/kernel/cli/main.js", import.meta.url))

/** A real kernel in a process of its own, and a client that is connected to it. */
export interface KernelProcess {
  readonly client: KernelClient
  readonly connection: Connection
  readonly process: ChildProcess
  /** The notebook's directory, which is temporary. */
  readonly directory: string
  /** What the kernel has written to its stderr. */
  log(): string
  /** Asks for a shutdown, and checks that no process is left: exit code and processes left over. */
  stop(): Promise<{ readonly exitCode: number | null; readonly left: readonly number[] }>
}

/** Starts a kernel with a fresh connection file, and waits until it has said who it is. */
export async function startKernel(env: NodeJS.ProcessEnv = {}): Promise<KernelProcess> {
  const directory = mkdtempSync(join(tmpdir(), "cellwise-kernel-"))
  const path = join(directory, "connection.json")
  writeFileSync(path, JSON.stringify(await createConnection()), { mode: 0o600 })
  const kernel = spawn(process.execPath, [main, "kernel", path], {
    cwd: directory,
    // A kernel does not outlive the process that is named here, should a test fail to stop it.
    env: {
      ...process.env,
      JPY_PARENT_PID: String(process.pid),
      CELLWISE_DATA_DIR: join(directory, "data"),
      ...env,
    },
    stdio: ["ignore", "inherit", "pipe"],
  })
  const exited = once(kernel, "exit")
  let log = ""
  kernel.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text
  })
  const connection = readConnectionFile(path)
  const client = new KernelClient(connection)
  // Before it is subscribed, a client misses what is published.
  await client.until(({ header }) => header.msg_type === "iopub_welcome")
  await client.request("kernel_info_request", {})
  return { client, connection, process: kernel, directory, log: () => log, stop }

  async function stop() {
    const processes = findDescendants(kernel.pid as number)
    client.send("control", "shutdown_request", { restart: false })
    await exited
    client.close()
    rmSync(directory, { recursive: true })
    return { exitCode: kernel.exitCode, left: processes.filter(isAlive) }
  }
}

/** Runs `cellwise kernel` until it ends by itself. */
export async function runKernelCommand(...args: string[]): Promise<{ exitCode: number; stderr: string }> {
  const command = spawn(process.execPath, [main, "kernel", ...args], { stdio: ["ignore", "inherit", "pipe"] })
  const exited = once(command, "exit")
  let stderr = ""
  for await (const text of command.stderr.setEncoding("utf8")) stderr += text
  const [exitCode] = await exited
  return { exitCode, stderr }
}

/** A process and all that descend from it, by the process list. */
export function findDescendants(root: number): number[] {
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n")
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number])
  const found = [root]
  for (const parent of found) found.push(...pairs.filter(([, ppid]) => ppid === parent).map(([pid]) => pid))
  return found
}

/** Whether a process is in the process list, a zombie included. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** What Jupyter writes to a connection file, with ports that are free. */
export async function createConnection() {
  const ports = await Promise.all(["shell", "iopub", "stdin", "control", "hb"].map(findPort))
  return {
    transport: "tcp",
    ip: "127.0.0.1",
    signature_scheme: "hmac-sha256",
    key: randomUUID(),
    ...Object.fromEntries(ports),
  }
}

async function findPort(channel: string): Promise<[string, number]> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  return [`${channel}_port`, port]
}
