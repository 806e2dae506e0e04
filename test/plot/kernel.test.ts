import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { contentsOf, textOf, typesOf } from "../kernel/kernelClient.ts"
import { type KernelProcess, startKernel } from "../kernel/kernelProcess.ts"

let kernel: KernelProcess
const folder = mkdtempSync(join(tmpdir(), "cellwise-plot-"))
beforeAll(async () => {
  kernel = await startKernel()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  expect(await kernel.stop()).toEqual({ exitCode: 0, left: [] })
})

const outputsOf = async (code: string) => (await kernel.client.execute(code)).published
const shownTypes = (published: Awaited<ReturnType<typeof outputsOf>>) =>
  typesOf(published).filter((type) => !/status|execute_input/.test(type))
type Data = Readonly<Record<string, string>>
const picturesOf = (published: Awaited<ReturnType<typeof outputsOf>>) =>
  contentsOf(published, "display_data").map((content) => (content as { data: Data }).data)

describe("A cell with plt", () => {
  test("shows its result, then its figure in five forms, as Jupyter's inline pictures come", async () => {
    const published = await outputsOf('plt.plot([1, 4, 9], "o-", {label: "squares", lw: 2})')
    expect(shownTypes(published)).toEqual(["execute_result", "display_data"])
    const [data] = picturesOf(published)
    expect(Object.keys(data!).sort()).toEqual([
      "application/vnd.cellwise.figure+json",
      "application/vnd.vegalite.v5+json",
      "image/png",
      "image/svg+xml",
      "text/plain",
    ])
    expect(Buffer.from(data!["image/png"]!, "base64").subarray(1, 4).toString()).toBe("PNG")
    expect(data!["image/svg+xml"]).toContain("</svg>")
    expect(data!["text/plain"]).toBe("<Figure size 640x480 with 1 Axes>")
  })

  test("shows a figure at plt.show, before what is printed after it", async () => {
    const published = await outputsOf('plt.plot([1, 2])\nplt.show()\nprint("after")')
    expect(shownTypes(published)).toEqual(["display_data", "stream"])
  })

  test("indexes a grid of axes as Python does", async () => {
    const published = await outputsOf(
      'const [fig, axs] = plt.subplots(2, 2)\naxs[0, 1].set_title("b")\naxs[1][0].plot([1, 2])\nprint(axs[0, 1], axs.shape)',
    )
    expect(textOf(published)).toBe("<Axes: title={'center': 'b'}> (2, 2)\n")
    expect(picturesOf(published).length).toBe(1)
  })

  test("shows its figures before the error that ends it, and leaves none to the next cell", async () => {
    const published = await outputsOf('plt.plot([1, 2])\nthrow new Error("no")')
    expect(shownTypes(published)).toEqual(["display_data", "error"])
    expect(shownTypes(await outputsOf("1 + 1"))).toEqual(["execute_result"])
  })

  test("writes pictures to files", async () => {
    const path = (name: string) => JSON.stringify(join(folder, name))
    await outputsOf(
      `plt.imshow(np.eye(3))\nplt.savefig(${path("a.png")}, {dpi: 50})\nplt.savefig(${path("a.svg")})\nplt.close()`,
    )
    const png = readFileSync(join(folder, "a.png"))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 240])
    expect(readFileSync(join(folder, "a.svg"), "utf8")).toContain("image-rendering")
  })
})
