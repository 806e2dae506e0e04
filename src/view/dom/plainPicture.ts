import type { Scene } from "../scene/scene.ts"
import type { Picture } from "./figure.ts"

/** A picture without squares to point at. */
export function plainPicture(scene: Scene, notes: readonly string[]): Picture {
  return {
    ...{ scene, grids: [], notes },
    describe: () => scene.description,
    readout: () => ({ where: "", value: "", note: "" }),
    ...{ related: () => [], pointOf: () => null, find: () => null, rowsOf: () => [], columnOf: () => null },
  }
}
