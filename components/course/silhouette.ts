import type { Silhouette } from '@/lib/domain/course/views.ts'

/** Neighbours of a note share in it, so that a few notes give a shape and not a comb. */
const kernel = [0.2, 0.6, 1, 0.6, 0.2]
/** A peak lower than this is drawn lower, so that one note alone is not a mountain. */
const fullPeak = 3

/** Height of each slot, from 0 to 1. */
export function heightsOf(counts: readonly number[]): number[] {
  const reach = (kernel.length - 1) / 2
  const dense = counts.map((_, slot) => kernel.reduce((sum, share, index) => sum + share * (counts[slot + index - reach] ?? 0), 0))
  const peak = Math.max(fullPeak, ...dense)
  return dense.map((value) => value / peak)
}

/** The same silhouette with half as many slots, for a narrow screen. */
export function halve({ counts, mine }: Silhouette): Silhouette {
  const pairs = (values: number[]) => Array.from({ length: Math.ceil(values.length / 2) }, (_, index) => (values[2 * index] ?? 0) + (values[2 * index + 1] ?? 0))
  return { counts: pairs(counts), mine: pairs(mine) }
}
