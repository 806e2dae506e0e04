import type { ISettingRegistry } from "@jupyterlab/settingregistry"

/** What a user may set (schema/plugin.json), with its defaults. */
export class Preferences {
  #settings: ISettingRegistry.ISettings | null = null

  /** Follows the settings, once they are loaded. */
  follow(settings: ISettingRegistry.ISettings): void {
    this.#settings = settings
  }

  /** Whether the source line of what is pointed at lights up in its cell. */
  get lightsUpLines(): boolean {
    return this.#read("lightsUpLines", true)
  }

  /** Whether the gate panel turns to the run that was drawn last. */
  get followsLastRun(): boolean {
    return this.#read("followsLastRun", true)
  }

  /** Whether what is selected is saved with the notebook. */
  get savesState(): boolean {
    return this.#read("savesState", true)
  }

  /** How long *What if* waits for the next change before it asks the kernel, in milliseconds. */
  get patience(): number {
    return this.#read("patience", 30)
  }

  #read<T extends boolean | number>(key: string, otherwise: T): T {
    const value = this.#settings?.get(key).composite
    return typeof value === typeof otherwise ? (value as T) : otherwise
  }
}
