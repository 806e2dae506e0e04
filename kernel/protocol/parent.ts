/** How often to look, in milliseconds. */
const period = 1000

/**
 * Calls `gone` when the process that started this one has ended without a word. Jupyter's servers
 * say by `JPY_PARENT_PID` that a kernel must not outlive them.
 */
export function watchParent(gone: () => void): void {
  const parent = process.ppid
  if (Number(process.env.JPY_PARENT_PID) !== parent) return
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, period)
  timer.unref()
}
