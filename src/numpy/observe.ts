/**
 * The one door through which a trace watches array operations. NumPy is the lowest layer, so it
 * offers this hook and knows nothing of traces. With no observer an operation pays one null check.
 */
export interface Observer {
  /** Called after each array operation: its NumPy name, its operands in order, its result. */
  operation(name: string, operands: readonly unknown[], result: unknown): void
}

/** Who watches at the moment; null when no trace is on. */
export const observing: { observer: Observer | null } = { observer: null }
