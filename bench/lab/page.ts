import { chromium } from "@playwright/test"
import { build } from "esbuild"
import { packageRoot } from "../../kernel/packageRoot.ts"
import { lstm, np, trace, unroll } from "../../src/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"

/** What the page has: the figures' code. */
declare const cellwise: typeof import("../../src/view/dom/index.ts")

export interface PageTimes {
  /** From the payload's text to the picture on the screen, in milliseconds. */
  readonly shown: number
  /** From a pointer event to the answer beside it, in milliseconds. */
  readonly pointed: number
}

/** Times a gate picture in a real Chromium: medians. */
export async function timePage(
  executablePath: string,
  units: number,
  steps: number,
  rounds: number,
): Promise<PageTimes> {
  const options = {
    bundle: true,
    write: false,
    format: "iife",
    globalName: "cellwise",
    minify: true,
  } as const
  const { outputFiles } = await build({ entryPoints: [`${packageRoot}/src/view/dom/index.ts`], ...options })
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] })
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } })
    await page.setContent('<body data-jp-theme-light="true"><div id="out"></div></body>')
    await page.addScriptTag({ content: outputFiles[0]!.text })
    return await page.evaluate(measureInPage, { text: JSON.stringify(payloadOf(units, steps)), rounds })
  } finally {
    await browser.close()
  }
}

function payloadOf(units: number, steps: number) {
  const params = lstm.init(16, units)
  const zeros = np.zeros(units) as NDArray
  const traced = trace((xs: NDArray) => unroll(lstm, params, xs, [zeros, zeros]))
  traced(np.random.default_rng(0).normal(0, 1, [steps, 16]) as NDArray)
  return gatesFromTrace(traced.trace)
}

/** Runs in the page, so nothing of this file is known there. */
async function measureInPage({ text, rounds }: { text: string; rounds: number }): Promise<PageTimes> {
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!
  const root = document.querySelector<HTMLElement>("#out")!
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const [shown, pointed]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    root.replaceChildren()
    await painted()
    const start = performance.now()
    const figure = cellwise.mount(root, JSON.parse(text))
    await painted()
    shown.push(performance.now() - start)
    const block = root.querySelectorAll(".cw-block")[2]!
    const { left, top, width, height } = block.getBoundingClientRect()
    for (let i = 0; i < 20; i++) {
      const [clientX, clientY] = [left + (width * i) / 20, top + (height * i) / 20]
      const begin = performance.now()
      block.dispatchEvent(new PointerEvent("pointermove", { clientX, clientY, bubbles: true }))
      // What is laid out now is on the screen in the next frame.
      void root.querySelector<HTMLElement>(".cw-tooltip")!.offsetWidth
      pointed.push(performance.now() - begin)
    }
    figure.dispose()
  }
  return { shown: median(shown), pointed: median(pointed) }
}
