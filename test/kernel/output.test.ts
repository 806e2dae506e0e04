import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { contentsOf, textOf, typesOf } from "./kernelClient.ts"
import { type KernelProcess, startKernel } from "./kernelProcess.ts"

let kernel: KernelProcess
beforeAll(async () => {
  kernel = await startKernel()
})
afterAll(async () => {
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

const outputsOf = async (code: string) => (await kernel.client.execute(code)).published

describe("a cell's text", () => {
  it("arrives whole and in order before idle, in a few messages", async () => {
    const published = await outputsOf("for (let i = 0; i < 20000; i++) print('line', i)")
    const expected = Array.from({ length: 20000 }, (_, i) => `line ${i}\n`).join("")
    expect(textOf(published)).toBe(expected)
    expect(contentsOf(published, "stream").length).toBeLessThan(100)
    expect(typesOf(published).at(-1)).toBe("status")
  })

  it("comes from print, console and process.stdout alike, in order; stderr apart", async () => {
    const published = await outputsOf(
      'print("a")\nconsole.log("b", [1, 2])\nprocess.stdout.write("c\\n")\nconsole.error("wrong")\nprint("d")',
    )
    expect(textOf(published)).toBe("a\nb [ 1, 2 ]\nc\nd\n")
    expect(textOf(published, "stderr")).toBe("wrong\n")
    expect(contentsOf(published, "stream").map(({ name }) => name)).toEqual(["stdout", "stderr", "stdout"])
  })

  it("keeps carriage returns, colours and bytes cut within a character", async () => {
    const published = await outputsOf(
      'process.stdout.write("50%\\r100%\\u001b[31m red\\u001b[0m ")\n' +
        'const bytes = new TextEncoder().encode("é")\n' +
        "process.stdout.write(bytes.slice(0, 1))\nprocess.stdout.write(bytes.slice(1))",
    )
    expect(textOf(published)).toBe("50%\r100%\u001b[31m red\u001b[0m é")
  })

  it("calls back when process.stdout.write is given a callback", async () => {
    const published = await outputsOf(
      'await new Promise<void>((resolve) => process.stdout.write("written", () => resolve()))\nprint(" and told")',
    )
    expect(textOf(published)).toBe("written and told\n")
  })

  it("goes to the cell whose timer wrote it, also after that cell", async () => {
    const first = await kernel.client.execute('setTimeout(() => print("late"), 20)')
    await kernel.client.execute('await new Promise((resolve) => setTimeout(resolve, 40))\nprint("second")')
    const late = await kernel.client.until((message) => textOf([message]) === "late\n")
    expect(late.parent_header).toEqual(first.reply.parent_header)
    const second = await kernel.client.until((message) => textOf([message]) === "second\n")
    expect(second.parent_header).not.toEqual(first.reply.parent_header)
  })

  it("of a process that the cell started is the cell's too", async () => {
    const published = await outputsOf(
      'const { execFileSync } = await import("node:child_process")\n' +
        'execFileSync("echo", ["from a process"], { stdio: "inherit" })\nundefined',
    )
    expect(textOf(published)).toBe("from a process\n")
  })
})

describe("displays", () => {
  it("come in order with text, and can be updated", async () => {
    const published = await outputsOf(
      'print("before")\nconst shown = display("one", { display_id: "d1" })\nprint("after")\nshown.update("two")',
    )
    expect(typesOf(published).slice(2, -1)).toEqual([
      "stream",
      "display_data",
      "stream",
      "update_display_data",
    ])
    expect(contentsOf(published, "display_data")[0]).toMatchObject({ transient: { display_id: "d1" } })
    expect(contentsOf(published, "update_display_data")[0]).toMatchObject({
      data: { "text/plain": "'two'" },
      transient: { display_id: "d1" },
    })
  })

  it("all arrive, also when thousands come at once", async () => {
    const published = await outputsOf("for (let i = 0; i < 3000; i++) display(i)")
    const shown = contentsOf(published, "display_data").map(({ data }) => data)
    expect(shown).toEqual(Array.from({ length: 3000 }, (_, i) => ({ "text/plain": String(i) })))
  })

  it.each([
    ["a BigInt", "1n"],
    ["a circle", "(() => { const circle: any = {}; circle.circle = circle; return circle })()"],
    ["a function", "() => 1"],
  ])("of %s, which JSON cannot hold, are an error of the cell", async (_what, value) => {
    const bundle = `{ "application/json": { value: ${value} } } as any`
    const [displayed] = contentsOf(await outputsOf(`display(${bundle}, { raw: true })`), "error")
    expect(displayed?.evalue).toMatch(/^display: application\/json must be JSON, got /)
    const result = `const jupyter = Symbol.for("Jupyter.display")\n;({ [jupyter]: () => (${bundle}) })`
    const [resulting] = contentsOf(await outputsOf(result), "error")
    expect(resulting?.evalue).toBe(displayed?.evalue)
  })

  it("of tslab are shown, and newDisplay is updated", async () => {
    const published = await outputsOf(
      'import * as tslab from "tslab"\n' +
        'tslab.display.html("<b>gate</b>")\nconst place = tslab.newDisplay()\nplace.text("1")\nplace.text("2")\n' +
        "tslab.display.png(new Uint8Array([137, 80]))",
    )
    const [html, text, png] = contentsOf(published, "display_data")
    expect(html?.data).toEqual({ "text/html": "<b>gate</b>" })
    expect(png?.data).toEqual({ "image/png": "iVA=" })
    const [update] = contentsOf(published, "update_display_data")
    expect(update?.data).toEqual({ "text/plain": "2" })
    expect(update?.transient).toEqual(text?.transient)
  })

  it("of any object that has Symbol.for('Jupyter.display') are its own", async () => {
    const published = await outputsOf(
      '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<i>own</i>" }) })',
    )
    expect(contentsOf(published, "execute_result")[0]?.data).toEqual({ "text/html": "<i>own</i>" })
  })
})

describe("the library in a cell", () => {
  it("is the kernel's own, whatever way it is imported", async () => {
    const published = await outputsOf(
      'import { np as imported } from "cellwise"\nprint(imported.array === np.array)',
    )
    expect(textOf(published)).toBe("True\n")
  })

  it("writes files whole, in the notebook's directory", async () => {
    await outputsOf(
      'const { host } = await import("cellwise")\nhost.writeFile!("w.bin", new Uint8Array([1, 2]))',
    )
    expect([...readFileSync(join(kernel.directory, "w.bin"))]).toEqual([1, 2])
    const failed = await outputsOf('host.writeFile!("no/such/w.bin", new Uint8Array([1]))')
    expect(typesOf(failed)).toContain("error")
    expect(existsSync(join(kernel.directory, "no"))).toBe(false)
  })

  it("draws SVG as PNG with the fonts of the package", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><text y="6">f</text></svg>'
    const published = await outputsOf(
      `import { host as surroundings } from "cellwise"\n` +
        `const png = surroundings.rasterise!(\`${svg}\`, 2)\nprint(png[1], png[2], png[3], png[19], png[23])`,
    )
    expect(textOf(published)).toBe("80 78 71 16 12\n")
  })
})
