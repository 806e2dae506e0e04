interface Cluster {
  readonly rows: readonly number[]
  readonly size: number
}

/**
 * An order of rows in which like ones stand beside each other: the leaves of the tree of an agglomerative
 * clustering with average linkage on squared Euclidean distances, by chains of nearest neighbours in O(n^2).
 *
 * Source: F. Murtagh, A survey of recent advances in hierarchical clustering algorithms, The Computer Journal
 * 26(4), 1983; the update of distances: G. N. Lance, W. T. Williams, The Computer Journal 9(4), 1967.
 * @returns the rows' places
 */
export function clusterRows(rows: readonly Float64Array[]): readonly number[] {
  if (rows.length === 0) return []
  const count = rows.length
  const distances = distancesOf(rows)
  const clusters: (Cluster | null)[] = rows.map((_, row) => ({ rows: [row], size: 1 }))
  const chain: number[] = []
  for (let left = count; left > 1; ) {
    if (chain.length === 0) chain.push(clusters.findIndex((cluster) => cluster !== null))
    const [last, before] = [chain.at(-1)!, chain.at(-2)]
    const nearest = nearestOf(last, before, clusters, distances)
    if (nearest !== before) {
      chain.push(nearest)
      continue
    }
    chain.length -= 2
    join(clusters, distances, before, last)
    left -= 1
  }
  return clusters.find((cluster) => cluster !== null)!.rows
}

function distancesOf(rows: readonly Float64Array[]): Float64Array {
  const count = rows.length
  const distances = new Float64Array(count * count)
  for (let a = 0; a < count; a++)
    for (let b = a + 1; b < count; b++) {
      let sum = 0
      for (let i = 0; i < rows[a]!.length; i++) sum += (rows[a]![i]! - rows[b]![i]!) ** 2
      distances[a * count + b] = distances[b * count + a] = sum
    }
  return distances
}

/** The nearest other cluster; of equally near ones the one before in the chain, so that chains end. */
function nearestOf(
  of: number,
  before: number | undefined,
  clusters: readonly (Cluster | null)[],
  distances: Float64Array,
): number {
  let nearest = before ?? -1
  for (let other = 0; other < clusters.length; other++) {
    if (other === of || clusters[other] === null) continue
    if (nearest < 0 || distances[of * clusters.length + other]! < distances[of * clusters.length + nearest]!)
      nearest = other
  }
  return nearest
}

/** Makes `a` the cluster of both; its distances are the means over their rows. */
function join(clusters: (Cluster | null)[], distances: Float64Array, a: number, b: number): void {
  const count = clusters.length
  const [first, second] = [clusters[a]!, clusters[b]!]
  const size = first.size + second.size
  for (let other = 0; other < count; other++) {
    if (other === a || other === b || clusters[other] === null) continue
    const mean =
      (first.size * distances[a * count + other]! + second.size * distances[b * count + other]!) / size
    distances[a * count + other] = distances[other * count + a] = mean
  }
  // The smaller number first, so that the order does not depend on how the chain came about.
  const isFirst = Math.min(...first.rows) < Math.min(...second.rows)
  clusters[a] = { rows: isFirst ? [...first.rows, ...second.rows] : [...second.rows, ...first.rows], size }
  clusters[b] = null
}
