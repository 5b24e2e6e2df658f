/** A card that wants to stand with its top at `wanted`; px from one origin. */
export interface CardToPlace {
  key: string
  wanted: number
  height: number
  /** How much more than others it insists on its place; 1 where absent. */
  weight?: number
}

export interface PlaceOptions {
  /** Key of the card that stays level with its passage while the others give way. */
  selected?: string | null
  /** Least space between two cards, px. */
  gap?: number
  /** No card begins above this, px. Where that and the selected card's place cannot both be had, this wins. */
  floor?: number
}

const weightOfSelected = 1e6

/**
 * The tops of cards in a margin, in the order of the passages, none overlapping, with the least sum of squared
 * displacements, a selected card counting a million times. Cards are taken in the order given, which is kept.
 *
 * With each card's top taken less the heights above it, "no overlap" reads "not descending": isotonic regression, solved
 * exactly by pool-adjacent-violators (Barlow et al., Statistical Inference under Order Restrictions, 1972) in linear time.
 */
export function placeCards(cards: readonly CardToPlace[], { selected = null, gap = 20, floor = -Infinity }: PlaceOptions = {}): Map<string, number> {
  const pools: Pool[] = []
  const above: number[] = []
  let stacked = 0
  for (const { key, wanted, height, weight: insists = 1 } of cards) {
    const weight = key === selected ? weightOfSelected : insists
    let pool: Pool = { weight, mean: wanted - stacked, count: 1 }
    above.push(stacked)
    stacked += height + gap
    for (let before = pools.at(-1); before && before.mean > pool.mean; before = pools.at(-1)) {
      pools.pop()
      pool = merge(before, pool)
    }
    pools.push(pool)
  }
  const tops = new Map<string, number>()
  let i = 0
  for (const { mean, count } of pools) {
    for (const last = i + count; i < last; i++) {
      const card = cards[i]
      if (card) tops.set(card.key, Math.max(mean, floor) + (above[i] ?? 0))
    }
  }
  return tops
}

interface Pool {
  weight: number
  mean: number
  count: number
}

function merge(a: Pool, b: Pool): Pool {
  const weight = a.weight + b.weight
  return { weight, mean: a.mean + ((b.mean - a.mean) * b.weight) / weight, count: a.count + b.count }
}
