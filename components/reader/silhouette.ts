/** A block of the text as it lies in the column: its range (code units) and its place (px from the top of the text). */
export interface LaidBlock {
  start: number
  end: number
  top: number
  height: number
}

/** Where in the column `offset` stands, px from the top of the text; between the lines of its block it is a guess by proportion. */
export function heightOf(blocks: readonly LaidBlock[], offset: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const block = blocks[low]
  if (!block) return 0
  const share = Math.min(1, Math.max(0, (offset - block.start) / Math.max(1, block.end - block.start)))
  return block.top + share * block.height
}

/** The offset that stands `y` px from the top, by proportion within its block; the way back of `heightOf`. */
export function placeAt(blocks: readonly LaidBlock[], y: number): number {
  const block = blocks.find(({ top, height }) => top + height > y) ?? blocks.at(-1)
  if (!block) return 0
  const share = Math.min(1, Math.max(0, (y - block.top) / Math.max(1, block.height)))
  return block.start + Math.floor(share * Math.max(0, block.end - block.start - 1))
}

export interface SilhouetteNote {
  /** px from the top of the text. */
  at: number
  fresh: boolean
  mine: boolean
}

export interface SilhouetteSection {
  label: string
  /** Offset it begins at. */
  start: number
  /** Share of the whole height at which it begins and ends, 0 to 1. */
  from: number
  to: number
  notes: number
  fresh: number
  bars: { density: number; fresh: boolean; mine: boolean }[]
}

const reach = 3
/** So that a lone note is a small bump and not the whole width. */
const fullAt = 2.5

/**
 * The text seen from the side: how thick notes lie, in bars of equal height, cut into its sections.
 * Sections too low for a finger (`least`, a share of the whole) join the one before.
 */
export function buildSilhouette(
  sections: readonly { label: string; start: number; top: number }[],
  notes: readonly SilhouetteNote[],
  height: number,
  { bars, least }: { bars: number; least: number },
): SilhouetteSection[] {
  if (height <= 0 || bars <= 0) return []
  const slot = (at: number) => Math.min(bars - 1, Math.max(0, Math.floor((at / height) * bars)))
  const weight = new Float64Array(bars)
  const fresh = new Set<number>()
  const mine = new Set<number>()
  for (const note of notes) {
    const here = slot(note.at)
    for (let near = Math.max(0, here - reach); near <= Math.min(bars - 1, here + reach); near++) {
      weight[near] = (weight[near] ?? 0) + 1 - Math.abs(near - here) / (reach + 1)
    }
    if (note.fresh) fresh.add(here)
    if (note.mine) mine.add(here)
  }
  const most = Math.max(fullAt, ...weight)
  const kept = joinLow(sections, height, least)
  const notesAt = new Uint32Array(bars)
  const freshAt = new Uint32Array(bars)
  for (const note of notes) {
    const here = slot(note.at)
    notesAt[here] = (notesAt[here] ?? 0) + 1
    if (note.fresh) freshAt[here] = (freshAt[here] ?? 0) + 1
  }
  const sum = (counts: Uint32Array, from: number, to: number) => counts.subarray(from, to).reduce((all, count) => all + count, 0)
  return kept.map((section, at) => {
    const first = at === 0 ? 0 : slot(section.top)
    const end = at + 1 < kept.length ? slot(kept[at + 1]?.top ?? height) : bars
    return {
      label: section.label,
      start: section.start,
      from: first / bars,
      to: end / bars,
      notes: sum(notesAt, first, end),
      fresh: sum(freshAt, first, end),
      bars: Array.from({ length: end - first }, (_, i) => ({ density: (weight[first + i] ?? 0) / most, fresh: fresh.has(first + i), mine: mine.has(first + i) })),
    }
  })
}

function joinLow<T extends { top: number }>(sections: readonly T[], height: number, least: number): T[] {
  const kept: T[] = []
  sections.forEach((section, at) => {
    const to = sections[at + 1]?.top ?? height
    const previous = kept.at(-1)
    if (previous === undefined || (to - section.top) / height >= least) kept.push(section)
  })
  return kept
}
