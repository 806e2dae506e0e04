import { describe, expect, test } from "vitest"
import { elsewhereSuite } from "./elsewhere.suite.ts"
import { lessonsSuite } from "./lessons.suite.ts"
import { linksSuite } from "./links.suite.ts"
import { notebook7Suite } from "./notebook7.suite.ts"
import { savedOutputsSuite } from "./savedOutputs.suite.ts"
import { useLab } from "./support/useLab.ts"
import { tableSuite } from "./table.suite.ts"
import { whatIfSuite } from "./whatIf.suite.ts"

// One JupyterLab and one browser for all: to start them takes longer than most of what is done in them.
const inUse = useLab()
describe("lessons", () => lessonsSuite(inUse))
describe("saved outputs", () => savedOutputsSuite(inUse))
describe("what if", () => whatIfSuite(inUse))
describe("links", () => linksSuite(inUse))
describe("tables", () => tableSuite(inUse))
describe("elsewhere", () => elsewhereSuite(inUse))
describe("Notebook 7", () => notebook7Suite(inUse))

test("nothing on these pages is written to the console as an error", () => {
  // JupyterLab writes this of an answer that was under way when its comm was closed: a reload, a kernel ended.
  const isLateAnswer = (error: string) => error.startsWith("Comm not found for comm id")
  expect(inUse.page.errors.filter((error) => !isLateAnswer(error))).toEqual([])
})
