import { fold, unitAt, type Folded } from './fold.ts'
import { findGram } from './gram-index.ts'
import type { Searchable } from './searchable.ts'

/** Where an offset of the old text stands in the new one. */
export interface Moved {
  offset: number
  /** The text around it is the same in both: it stands exactly there. Otherwise it is a guess from what stands before. */
  sure: boolean
}

/** Units between two runs that are looked up, and units that must be the same at both places for a run to count. */
const stride = 24
const firm = 24

/**
 * Lines an old text up with a new one by what both begin and end with and by the runs that stand once in each and in the
 * same order (a longest increasing subsequence, as in patience diff), and gives where an offset of the old stands in the
 * new: so a word that stands a hundred times is still known. Null where nothing is known. Linear but for sorting the runs.
 */
export function alignTexts(old: string, text: Searchable): (offset: number) => Moved | null {
  const from = fold(old)
  const anchors = inOrder(commonRuns(from, text))
  const { folded } = text
  return (offset) => {
    const unit = unitAt(from, offset)
    const at = lastBefore(anchors, unit)
    const before = anchors[at]
    const after = anchors[at + 1]
    const guide = before ?? after
    if (guide === undefined) return null
    const moved = guide.new - guide.old
    const sure = before !== undefined && (after === undefined ? unit < before.old + firm : after.new - after.old === moved)
    const place = Math.min(Math.max(0, unit + moved), folded.from.length)
    return { offset: folded.from[place] ?? text.text.length, sure }
  }
}

interface Anchor {
  old: number
  new: number
}

function commonRuns(from: Folded, { folded, grams }: Searchable): Anchor[] {
  const { head, tail } = sameEnds(from.units, folded.units)
  const anchors: Anchor[] = [...head]
  for (let at = 0; at + firm <= from.units.length; at += stride) {
    const places = findGram(grams, from.units, at, 8) ?? []
    const same = places.filter((place) => isSame(from.units, at, folded.units, place))
    if (same.length === 1) anchors.push({ old: at, new: same[0] as number })
  }
  return [...anchors, ...tail].sort((a, b) => a.old - b.old || a.new - b.new)
}

/** What both texts begin and end with alike, however often it is repeated. */
function sameEnds(old: Uint16Array, now: Uint16Array): { head: Anchor[]; tail: Anchor[] } {
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head++
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  return {
    head: head === 0 ? [] : [{ old: 0, new: 0 }, { old: head - 1, new: head - 1 }],
    tail: tail === 0 ? [] : [{ old: old.length - tail, new: now.length - tail }, { old: old.length, new: now.length }],
  }
}

function isSame(a: Uint16Array, i: number, b: Uint16Array, j: number): boolean {
  for (let k = 0; k < firm; k++) if (a[i + k] !== b[j + k]) return false
  return true
}

/** The most anchors that stand in the same order in both. */
function inOrder(anchors: readonly Anchor[]): Anchor[] {
  const ends: number[] = []
  const previous = new Int32Array(anchors.length).fill(-1)
  for (const [at, anchor] of anchors.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((anchors[ends[middle] as number] as Anchor).new < anchor.new) low = middle + 1
      else high = middle
    }
    if (low > 0) previous[at] = ends[low - 1] as number
    ends[low] = at
  }
  const chosen: Anchor[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) chosen.push(anchors[at] as Anchor)
  return chosen.reverse()
}

function lastBefore(anchors: readonly Anchor[], unit: number): number {
  let [low, high] = [0, anchors.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[middle] as Anchor).old <= unit) low = middle + 1
    else high = middle
  }
  return low - 1
}
