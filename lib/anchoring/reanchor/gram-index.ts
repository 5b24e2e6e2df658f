/**
 * Where each run of `size` units stands in a text, for finding a quotation without reading all of the text. Chains of
 * positions by hash, the last position first; a chain can hold runs of another kind, which `find` leaves out.
 */
export interface GramIndex {
  units: Uint16Array
  size: number
  heads: Int32Array
  next: Int32Array
  shift: number
}

export function indexGrams(units: Uint16Array, size: number): GramIndex {
  const bits = Math.max(10, Math.min(20, Math.ceil(Math.log2(units.length + 1)) + 1))
  const index: GramIndex = { units, size, heads: new Int32Array(1 << bits).fill(-1), next: new Int32Array(Math.max(0, units.length)), shift: 32 - bits }
  const { heads, next, shift } = index
  // A rolling polynomial, so that the cost does not depend on `size`.
  let hash = 0
  let last = 1
  for (let i = 1; i < size; i++) last = Math.imul(last, base)
  for (let i = 0; i < units.length; i++) {
    if (i >= size) hash = (hash - Math.imul(units[i - size] as number, last)) | 0
    hash = (Math.imul(hash, base) + (units[i] as number)) | 0
    const start = i - size + 1
    if (start < 0) continue
    const slot = slotOf(hash, shift)
    next[start] = heads[slot] as number
    heads[slot] = start
  }
  return index
}

const base = 0x01000193
const slotOf = (hash: number, shift: number) => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift

/**
 * Positions at which the `size` units of `sought` that begin at `at` stand, in descending order; null where there are more
 * than `most`: a run so common says nothing of a place.
 */
export function findGram(index: GramIndex, sought: Uint16Array, at: number, most: number): number[] | null {
  const { units, size, heads, next, shift } = index
  if (at < 0 || at + size > sought.length) return []
  let hash = 0
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, base) + (sought[at + i] as number)) | 0
  const found: number[] = []
  let steps = 0
  for (let position = heads[slotOf(hash, shift)] as number; position >= 0; position = next[position] as number) {
    if (++steps > 4 * most) return null
    let same = 0
    while (same < size && units[position + same] === sought[at + same]) same++
    if (same < size) continue
    if (found.length === most) return null
    found.push(position)
  }
  return found
}
