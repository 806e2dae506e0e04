#!/usr/bin/env node
import { readFileSync } from "node:fs"
import type { Command } from "./command.ts"
import { UsageError } from "./usage-error.ts"

/** Every command, loaded when it is called: `cellwise kernel` pays for no other. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: () => import("./run.ts"),
  compare: () => import("./compare.ts"),
  export: () => import("./export.ts"),
  install: () => import("./install.ts"),
  uninstall: () => import("./uninstall.ts"),
  kernel: () => import("./kernel.ts"),
}

process.exitCode = await main(process.argv.slice(2))

/**
 * @returns the exit code: 0, 1 when something differs or fails, 2 for wrong use and unreadable input
 */
async function main([name, ...args]: readonly string[]): Promise<number> {
  leaveQuietly()
  if (name === undefined) return tell(process.stderr, await renderOverview(), 2)
  if (name === "--help" || name === "-h" || name === "help")
    return tell(process.stdout, await renderOverview(), 0)
  if (name === "--version") return tell(process.stdout, `${readVersion()}\n`, 0)
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    return tell(
      process.stderr,
      `cellwise: unknown command '${name}', known are ${Object.keys(commands).join(", ")}\n`,
      2,
    )
  }
  const command = await load()
  if (args.includes("--help") || args.includes("-h")) return tell(process.stdout, renderHelp(command), 0)
  return runCommand(name, command, args)
}

async function runCommand(name: string, command: Command, args: readonly string[]): Promise<number> {
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const isExpected = error instanceof UsageError || error.name === "NotebookError"
    return tell(process.stderr, `cellwise ${name}: ${isExpected ? error.message : error.stack}\n`, 2)
  }
}

async function renderOverview(): Promise<string> {
  const loaded = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, await load()] as const),
  )
  const lines = loaded.map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  return `Port a Python/NumPy lesson to TypeScript cell for cell, run it, compare it side by side.

Usage: cellwise COMMAND ...

${lines.join("\n")}

cellwise COMMAND --help tells more, with examples.
Exit codes: 0 nothing is different, 1 something is different, missing or an error, 2 wrong use or unreadable input.
`
}

function renderHelp({ usage, summary, help }: Command): string {
  const sentence = summary[0]?.toUpperCase() + summary.slice(1).replace(/\.?$/, ".")
  return `Usage: ${usage}\n\n${sentence}\n${help === undefined ? "" : `\n${help.trim()}\n`}`
}

function readVersion(): string {
  const file = new URL(import.meta.resolve("cellwise/package.json"))
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version
}

function tell(stream: NodeJS.WriteStream, text: string, exitCode: number): number {
  stream.write(text)
  return exitCode
}

/** `cellwise compare ... | head` closes the pipe early: that is no failure. */
function leaveQuietly(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0)
    throw error
  })
}
