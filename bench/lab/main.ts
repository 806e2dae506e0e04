// How quick a run answers its reader: What if through the process that runs the cells, and a gate picture in a
// real Chromium (CELLWISE_CHROMIUM). Medians; the sizes of the built extension beside them.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { packageRoot } from "../../kernel/packageRoot.ts"
import { timePage } from "./page.ts"
import { timeWhatIf } from "./whatIf.ts"

const rounds = Number(process.env.CELLWISE_BENCH_ROUNDS ?? 15)
const milliseconds = (time: number) => `${time.toFixed(1)} ms`
const print = (what: string, figure: string, aim: string) =>
  console.log(`${what.padEnd(58)}${figure.padStart(10)}   ${aim}`)

print(
  "What if, the seed's LSTM (4 units, 4 steps)",
  milliseconds(await timeWhatIf(4, 4, rounds)),
  "aim < 100 ms",
)
print("What if, 128 units, 100 steps", milliseconds(await timeWhatIf(128, 100, rounds)), "")

const chromium = process.env.CELLWISE_CHROMIUM
if (chromium) {
  const { shown, pointed } = await timePage(chromium, 128, 100, rounds)
  print("Gate picture of 128 units, 100 steps: payload to screen", milliseconds(shown), "aim < 150 ms")
  print("Pointing at a square: event to answer", milliseconds(pointed), "aim < 16.7 ms")
} else console.log("The picture in a browser: CELLWISE_CHROMIUM must name a Chromium, got none")

const built = join(packageRoot, "extension/labextension/static")
for (const name of readdirSync(built).filter((each) => each.endsWith(".js"))) {
  const kilobytes = gzipSync(readFileSync(join(built, name))).length / 1024
  print(`extension: ${name}`, `${kilobytes.toFixed(1)} KB`, name.startsWith("remoteEntry") ? "gzip" : "")
}
