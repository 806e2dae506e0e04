/** Objects that are only indexed: grids, joined pieces, indices themselves. */
export { c_, r_ } from "./concatenation.ts"
export { mgrid, ogrid } from "./grid.ts"
export { Indexer, type IndexerItem, type IndexerKind } from "./Indexer.ts"
export { index_exp, s_ } from "./indexExpression.ts"
