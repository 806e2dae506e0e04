import type { LabContext } from "../output/output-context.ts"
import type { Run, RunAspect } from "../run/run.ts"

/** Lights up the source line of the value that is selected, or pointed at, in the run used last. */
export function followSelection({ current, preferences }: LabContext): void {
  let followed: Run | null = null
  let shown = ""
  const show = async (run: Run | null) => {
    const name = run?.selection.hovered?.value ?? run?.selection.value ?? null
    const value = run?.stored.values.find((candidate) => candidate.name === name)
    const panel = run?.context.host().panel ?? null
    const key = value && panel ? `${panel.id} ${run?.stored.cell} ${value.line}` : ""
    if (key === shown || !preferences.lightsUpLines) return
    shown = key
    const { lightUp } = await import("./source-line.ts")
    if (key !== shown) return
    lightUp(panel ?? lastPanel, run?.stored.cell ?? null, value?.line ?? null, value?.name ?? "")
    lastPanel = panel
  }
  let lastPanel: ReturnType<Run["context"]["host"]>["panel"] = null
  const follow = (run: Run, aspect: RunAspect) => {
    if (aspect === "selection") void show(run)
  }
  current.changed.connect((_, run) => {
    followed?.changed.disconnect(follow)
    followed = run
    run?.changed.connect(follow)
    void show(run)
  })
}
