import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Browser, Locator, Page } from "@playwright/test"
import type { LabServer } from "./labServer.ts"

const screenshots = fileURLToPath(new URL("../../../test-results/e2e/", import.meta.url))

/** The panel in front; those of other tabs stay in the page, hidden. */
const OPEN_NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"

/** JupyterLab's own themes. */
const THEMES = { light: "JupyterLab Light", dark: "JupyterLab Dark" } as const

/** The little of JupyterLab's application that these tests call; `--expose-app-in-browser` puts it there. */
interface ExposedLab {
  readonly jupyterapp: {
    readonly restored: Promise<void>
    readonly commands: {
      execute(command: string, args?: object): Promise<unknown>
      isEnabled(command: string): boolean
    }
    readonly shell: { readonly currentWidget: NotebookPanel }
  }
}
interface NotebookPanel {
  readonly context: { readonly ready: Promise<void>; readonly path: string }
  readonly sessionContext: {
    readonly ready: Promise<void>
    restartKernel(): Promise<void>
    shutdown(): Promise<void>
  }
  readonly content: { activeCellIndex: number; scrollToItem(index: number, align: string): Promise<void> }
}
declare const window: Window & ExposedLab

/** One JupyterLab in one browser page, driven by its own commands; each waits for what it asked for. */
export class LabPage {
  readonly page: Page
  /** What the page wrote to its console as an error, and what it threw. */
  readonly errors: readonly string[]
  readonly #lab: LabServer

  private constructor(page: Page, lab: LabServer, errors: readonly string[]) {
    this.page = page
    this.#lab = lab
    this.errors = errors
  }

  /** Opens an empty JupyterLab. */
  static async open(browser: Browser, lab: LabServer): Promise<LabPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 2 })
    const page = await context.newPage()
    // Shorter than a test may take: what was waited for is then named in the message.
    page.setDefaultTimeout(20_000)
    const errors: string[] = []
    page.on("pageerror", (error) => void errors.push(String(error)))
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`)
    })
    await page.goto(`${lab.url}/lab?reset&token=${lab.token}`)
    const opened = new LabPage(page, lab, errors)
    await opened.#started()
    return opened
  }

  async #started(): Promise<void> {
    await this.page.waitForFunction(() => "jupyterapp" in window)
    await this.page.evaluate(() => window.jupyterapp.restored)
    await this.page.locator("#jupyterlab-splash").waitFor({ state: "detached" })
  }

  /** Opens a notebook and waits for its kernel. */
  async openNotebook(path: string): Promise<void> {
    await this.execute("docmanager:open", { path, factory: "Notebook" })
    await this.page.evaluate(async () => {
      const { context, sessionContext } = window.jupyterapp.shell.currentWidget
      await context.ready
      await sessionContext.ready
    })
  }

  /** Opens a notebook and starts no kernel: what it shows then comes from the file alone. */
  async openWithoutKernel(path: string): Promise<void> {
    const kernelPreference = { shouldStart: false, canStart: false, autoStartDefault: false }
    await this.execute("docmanager:open", { path, factory: "Notebook", kernelPreference })
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.context.ready)
  }

  /** Runs one of JupyterLab's commands to its end. */
  async execute(command: string, args: object = {}): Promise<void> {
    // The result (a widget) cannot cross to this process and is dropped.
    await this.page.evaluate(
      ([name, options]) => window.jupyterapp.commands.execute(name, options).then(() => undefined),
      [command, args] as const,
    )
  }

  /** Reloads the page as a reader does, with what was saved; kernels go on. */
  async reload(): Promise<void> {
    await this.page.goto(`${this.#lab.url}/lab?token=${this.#lab.token}`)
    await this.#started()
  }

  /** Restarts the kernel of the open notebook. */
  async restartKernel(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.sessionContext.restartKernel())
  }

  /** Ends the kernel of the open notebook. */
  async shutdownKernel(): Promise<void> {
    await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown())
  }

  /** Runs every cell; resolves when the last has its reply. */
  async runAll(): Promise<void> {
    await this.execute("notebook:run-all-cells")
    await this.waitUntilIdle()
  }

  /** Resolves when the kernel of the open notebook says that it is idle. */
  async waitUntilIdle(): Promise<void> {
    await this.page.locator(`${OPEN_NOTEBOOK} [data-status="idle"]`).first().waitFor()
  }

  /** A cell by its place in the notebook, scrolled into view: the notebook keeps only cells near it. */
  async cell(index: number): Promise<Locator> {
    await this.page.evaluate(
      (i) => window.jupyterapp.shell.currentWidget.content.scrollToItem(i, "start"),
      index,
    )
    const cell = this.page.locator(`${OPEN_NOTEBOOK} [data-windowed-list-index="${index}"]`)
    await cell.waitFor()
    return cell
  }

  /**
   * A cell's output of one MIME type, scrolled to the top of the page.
   *
   * @param above - how much of what stands before it is left to be seen, in CSS pixels
   */
  async output(index: number, mimeType: string, above = 0): Promise<Locator> {
    const output = (await this.cell(index)).locator(`[data-mime-type="${mimeType}"]`)
    await output.waitFor()
    await output.evaluate((element, margin) => {
      element.style.scrollMarginTop = `${margin}px`
      element.scrollIntoView({ block: "start" })
    }, above)
    return output
  }

  /** Replaces a cell's source as an author does: in its editor, by the keyboard. */
  async editCell(index: number, source: string): Promise<void> {
    const cell = await this.cell(index)
    await cell.locator(".cm-content").click()
    await this.page.keyboard.press("ControlOrMeta+a")
    await this.page.keyboard.insertText(source)
  }

  /** Makes a cell the active one: commands are about it. */
  async activate(index: number): Promise<void> {
    await this.page.evaluate((i) => {
      window.jupyterapp.shell.currentWidget.content.activeCellIndex = i
    }, index)
  }

  /** Adds a cell below another and runs it; resolves when it has been sent, not when it has run. */
  async insertAndRun(index: number, source: string): Promise<void> {
    await this.activate(index)
    await this.execute("notebook:insert-cell-below")
    await this.editCell(index + 1, source)
    await this.page.evaluate(() => void window.jupyterapp.commands.execute("notebook:run-cell"))
    await this.page.locator(`${OPEN_NOTEBOOK} [data-status="busy"]`).first().waitFor()
  }

  /** Switches to JupyterLab's light or dark theme. */
  async setTheme(scheme: keyof typeof THEMES): Promise<void> {
    await this.execute("apputils:change-theme", { theme: THEMES[scheme] })
    const body = this.page.locator(`body[data-jp-theme-light="${scheme === "light"}"]`)
    await body.waitFor({ state: "attached" })
  }

  /** Saves the open notebook and reads the file. */
  async save(): Promise<SavedNotebook> {
    await this.execute("docmanager:save")
    const path = await this.page.evaluate(() => window.jupyterapp.shell.currentWidget.context.path)
    return JSON.parse(readFileSync(join(this.#lab.notebooks, path), "utf8"))
  }

  /** Writes a picture of the page, or of one part of it, for a person to look at. */
  async screenshot(name: string, part: Page | Locator = this.page): Promise<void> {
    mkdirSync(screenshots, { recursive: true })
    // Pictures are laid out again in the frame after their width changed.
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    await part.screenshot({ path: join(screenshots, `${name}.png`), animations: "disabled" })
  }
}

/** A notebook file, nbformat 4.5, as far as these tests read it. */
export interface SavedNotebook {
  readonly cells: readonly {
    readonly source: string | string[]
    readonly metadata: Readonly<Record<string, unknown>>
    readonly outputs?: readonly SavedOutput[]
  }[]
}
export interface SavedOutput {
  readonly output_type: string
  readonly data?: Readonly<Record<string, unknown>>
}
