import type { Silhouette } from '@/lib/domain/course/views.ts'

/** A peak lower than this is drawn lower, so that one note alone is not a mountain. */
const fullPeak = 2

/** Height of each slot, from 0 to 1. A note is shared with its neighbours, a thirtieth of the text to either side, so that a few give a landscape and not a comb. */
export function heightsOf(counts: readonly number[]): number[] {
  const reach = Math.max(1, Math.round(counts.length / 30))
  const share = (distance: number) => (1 + Math.cos((Math.PI * distance) / (reach + 1))) / 2
  const dense = counts.map((_, slot) => {
    let sum = 0
    for (let distance = -reach; distance <= reach; distance++) sum += share(distance) * (counts[slot + distance] ?? 0)
    return sum
  })
  const peak = Math.max(fullPeak, ...dense)
  return dense.map((value) => value / peak)
}

/** The same silhouette with half as many slots, for a narrow screen. */
export function halve({ counts, mine }: Silhouette): Silhouette {
  const pairs = (values: number[]) => Array.from({ length: Math.ceil(values.length / 2) }, (_, index) => (values[2 * index] ?? 0) + (values[2 * index + 1] ?? 0))
  return { counts: pairs(counts), mine: pairs(mine) }
}
