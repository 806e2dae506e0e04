// `npm run golden`: makes the golden files and the seeded lessons' Python outputs again, by real NumPy.
// Arguments pick scripts by part of their name: `npm run golden -- lessons random`.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { venvPython } from "./setup/python.mjs"
import { fail, root } from "./setup/steps.mjs"

const folder = join(root, "test", "golden")

/**
 * One NumPy of the several that live in its wheel: AVX2 loops, OpenBLAS's Haswell kernels, one thread
 * (long products change with the number of threads). The feature names are those of NumPy 2.4.
 */
const oracle = {
  NPY_DISABLE_CPU_FEATURES: "X86_V4 AVX512_ICL AVX512_SPR",
  OPENBLAS_CORETYPE: process.env.OPENBLAS_CORETYPE ?? "Haswell",
  OPENBLAS_NUM_THREADS: "1",
}

/** Runs one golden script; tells whether it succeeded. */
function runScript(python, name, position) {
  const start = performance.now()
  console.log(`${position} ${name}`)
  const { status, error } = spawnSync(python, [name], {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, ...oracle, PYTHONDONTWRITEBYTECODE: "1" },
  })
  if (error) console.error(`golden: cannot run Python, ${error.message}`)
  else if (status !== 0) console.error(`golden: ${name} failed, its message is above`)
  else console.log(`  ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return status === 0
}

const wanted = process.argv.slice(2)
const scripts = readdirSync(folder)
  .filter((name) => /^make_.*\.py$/.test(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
const python = process.env.CELLWISE_PYTHON || venvPython

if (python === venvPython && !existsSync(python)) {
  fail("golden: Python is missing: run `npm run lab` once (it makes .venv), or set CELLWISE_PYTHON")
}
if (scripts.length === 0) fail(`golden: no test/golden/make_*.py matches ${wanted.join(", ")}`)

const failed = scripts.filter((name, i) => !runScript(python, name, `[${i + 1}/${scripts.length}]`))
process.exitCode = failed.length === 0 ? 0 : 1
