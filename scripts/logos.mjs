// Makes the kernel's PNG logos from kernel/kernelspec/logo-svg.svg; run it after changing the drawing.
import { readFileSync, writeFileSync } from "node:fs"
import { Resvg } from "@resvg/resvg-js"

const folder = new URL("../kernel/kernelspec/", import.meta.url)
const svg = readFileSync(new URL("logo-svg.svg", folder), "utf8")

for (const size of [32, 64]) {
  const png = new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng()
  writeFileSync(new URL(`logo-${size}x${size}.png`, folder), png)
}
