import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, test } from "vitest"
import { python } from "../support/python.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const main = join(root, "dist", "kernel", "cli", "main.js")

let home: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "cellwise-install-"))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test("Jupyter finds the kernel and the extension that install wrote", () => {
  const prefix = join(home, "a prefix")
  const { status, stdout } = cellwise("install", "--prefix", prefix)
  expect(status).toBe(0)
  expect(stdout).toContain(join(prefix, "share", "jupyter", "kernels", "cellwise"))
  expect(stdout).toContain(join(prefix, "share", "jupyter", "labextensions", "@cellwise", "lab"))
  const { kernelspecs } = JSON.parse(jupyter(prefix, "kernelspec", "list", "--json"))
  expect(kernelspecs.cellwise.spec).toMatchObject({
    argv: [process.execPath, main, "kernel", "{connection_file}"],
    display_name: "TypeScript (Cellwise)",
    language: "typescript",
    interrupt_mode: "message",
  })
  const extensions = jupyter(prefix, "labextension", "list")
  expect(extensions).toMatch(/@cellwise\/lab v0\.1\.0.*enabled.*OK/)
})

test("the kernel has logos of the sizes that Jupyter looks for", () => {
  cellwise("install", "--prefix", home)
  const kernel = join(home, "share", "jupyter", "kernels", "cellwise")
  expect(readFileSync(join(kernel, "logo-svg.svg"), "utf8")).toContain("<svg")
  for (const size of [32, 64]) {
    const png = readFileSync(join(kernel, `logo-${size}x${size}.png`))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
  }
})

test("installing again replaces what an earlier install wrote", () => {
  cellwise("install", "--prefix", home)
  const kernel = join(home, "share", "jupyter", "kernels", "cellwise")
  const before = readdirSync(kernel)
  writeFileSync(join(kernel, "left-over.txt"), "of an older version")
  expect(cellwise("install", "--prefix", home).status).toBe(0)
  expect(readdirSync(kernel)).toEqual(before)
})

test("uninstall leaves nothing behind, and says so when nothing is there", () => {
  cellwise("install", "--prefix", home)
  expect(cellwise("uninstall", "--prefix", home).status).toBe(0)
  expect(readdirSync(home)).toEqual([])
  const again = cellwise("uninstall", "--prefix", home)
  expect(again.status).toBe(0)
  expect(again.stdout).toContain("Nothing of Cellwise is installed")
  expect(readdirSync(home)).toEqual([])
})

test("uninstall takes away the prefix that install made, also after a second install", () => {
  for (const path of ["made", "made/deep"]) {
    const prefix = join(home, path)
    cellwise("install", "--prefix", prefix)
    cellwise("install", "--prefix", prefix)
    expect(cellwise("uninstall", "--prefix", prefix).status).toBe(0)
    expect(readdirSync(home)).toEqual([])
  }
})

test("uninstall keeps the kernels and extensions of others", () => {
  const other = join(home, "share", "jupyter", "labextensions", "@cellwise-friends", "theirs")
  mkdirSync(other, { recursive: true })
  cellwise("install", "--prefix", home)
  cellwise("uninstall", "--prefix", home)
  expect(existsSync(other)).toBe(true)
  expect(readdirSync(join(home, "share", "jupyter"))).toEqual(["labextensions"])
})

test("--user is the default and follows JUPYTER_DATA_DIR", () => {
  const env = { JUPYTER_DATA_DIR: join(home, "data") }
  expect(cellwiseWith(env, "install").status).toBe(0)
  expect(existsSync(join(home, "data", "kernels", "cellwise", "kernel.json"))).toBe(true)
  expect(cellwiseWith(env, "uninstall", "--user").status).toBe(0)
  expect(readdirSync(home)).toEqual([])
})

test("--sys-prefix installs into the environment of that Python", () => {
  const environment = join(home, "env")
  spawnSync(python, ["-m", "venv", "--without-pip", environment])
  const itsPython = process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]
  expect(cellwise("install", "--sys-prefix", join(environment, ...itsPython)).status).toBe(0)
  expect(existsSync(join(environment, "share", "jupyter", "kernels", "cellwise", "kernel.json"))).toBe(true)
})

test("a prefix that cannot be written is one clear line, exit code 2, and nothing half-written", () => {
  const file = join(home, "file")
  writeFileSync(file, "")
  const { status, stdout, stderr } = cellwise("install", "--prefix", file)
  expect(status).toBe(2)
  expect(stdout).toBe("")
  expect(stderr).toMatch(/^cellwise install: .*must be writable, got ENOTDIR\n$/)
  expect(readdirSync(home)).toEqual(["file"])
  const under = cellwise("install", "--prefix", "/proc/no/such")
  expect(under.stderr).toMatch(/^cellwise install: \/proc\/.*: must be writable, got E[A-Z]+\n$/)
})

test("when the extension cannot take its place, the kernel that was there stays as it was", () => {
  cellwise("install", "--prefix", home)
  const jupyterDirectory = join(home, "share", "jupyter")
  const kernelFile = join(jupyterDirectory, "kernels", "cellwise", "kernel.json")
  writeFileSync(kernelFile, "the older one")
  rmSync(join(jupyterDirectory, "labextensions", "@cellwise"), { recursive: true })
  writeFileSync(join(jupyterDirectory, "labextensions", "@cellwise"), "a file in the way")
  expect(cellwise("install", "--prefix", home).status).toBe(2)
  expect(readFileSync(kernelFile, "utf8")).toBe("the older one")
  expect(readdirSync(jupyterDirectory).sort()).toEqual(["kernels", "labextensions"])
})

test.each([
  [["--prefix"], /argument missing/],
  [["--bogus"], /Unknown option '--bogus'/],
  [["extra"], /expected .* got 1 arguments/],
  [["--user", "--prefix", "x"], /expected one of .* got --user --prefix x/],
  [["--sys-prefix", "no-such-python"], /must be a Python that runs, got no-such-python/],
])("install %j is one clear line and exit code 2", (args, message) => {
  const { status, stderr } = cellwise("install", ...args)
  expect(status).toBe(2)
  expect(stderr).toMatch(message)
  expect(stderr.trimEnd().split("\n")).toHaveLength(1)
})

function cellwise(...args: string[]) {
  return cellwiseWith({}, ...args)
}

function cellwiseWith(env: Readonly<Record<string, string>>, ...args: string[]) {
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8", env: { ...process.env, ...env } })
}

/** A Jupyter command that looks at this prefix; `labextension list` writes to stderr. */
function jupyter(prefix: string, ...args: string[]): string {
  const env = { ...process.env, JUPYTER_PATH: join(prefix, "share", "jupyter") }
  const command = join(dirname(python), "jupyter")
  const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env })
  return args.includes("--json") ? stdout : stdout + stderr
}
