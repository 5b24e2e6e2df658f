/** A card that wants to stand with its top at `wanted`; px from one origin. `key` is what `selected` names. */
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
 *
 * The tops are given in the order of the cards. Pools lie in arrays of numbers, since ten thousand objects a frame would
 * cost more than the reckoning.
 */
export function placeCards(cards: readonly CardToPlace[], { selected = null, gap = 20, floor = -Infinity }: PlaceOptions = {}): Float64Array {
  const tops = new Float64Array(cards.length)
  // Of each pool: its weight, its mean, and how many cards there are up to its end.
  const weights = new Float64Array(cards.length)
  const means = new Float64Array(cards.length)
  const ends = new Uint32Array(cards.length)
  let pools = 0
  let stacked = 0
  for (const [at, card] of cards.entries()) {
    let weight = card.key === selected ? weightOfSelected : (card.weight ?? 1)
    let mean = card.wanted - stacked
    tops[at] = stacked
    stacked += card.height + gap
    for (; pools > 0 && (means[pools - 1] ?? 0) > mean; pools--) {
      const before = weights[pools - 1] ?? 0
      const meanBefore = means[pools - 1] ?? 0
      mean = meanBefore + ((mean - meanBefore) * weight) / (before + weight)
      weight += before
    }
    weights[pools] = weight
    means[pools] = mean
    ends[pools] = at + 1
    pools++
  }
  for (let pool = 0, at = 0; pool < pools; pool++) {
    const mean = Math.max(means[pool] ?? 0, floor)
    for (; at < (ends[pool] ?? 0); at++) tops[at] = (tops[at] ?? 0) + mean
  }
  return tops
}
