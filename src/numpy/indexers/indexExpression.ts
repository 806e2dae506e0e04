import { tuple } from "../tuple.ts"
import { Indexer } from "./Indexer.ts"

/** `np.s_["2:", 0]`: the indices themselves, to be kept and used: `x[np.s_["2:", 0]]`. One alone stays alone. */
export const s_: Indexer<"s_"> = new Indexer("s_", (index) =>
  index.length === 1 ? index[0] : tuple(...index),
)

/** `np.index_exp["2:", 0]`: as `s_`, always a tuple. */
export const index_exp: Indexer<"index_exp"> = new Indexer("index_exp", (index) => tuple(...index))
