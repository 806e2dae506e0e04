import { type Browser, chromium } from "@playwright/test"

/** Starts the Chromium that `npm test` has found. @throws Error when none is named */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env.CELLWISE_CHROMIUM
  if (!executablePath) throw new Error("CELLWISE_CHROMIUM: must name a Chromium (npm test sets it), got none")
  return chromium.launch({ executablePath, args: ["--no-sandbox"] })
}
