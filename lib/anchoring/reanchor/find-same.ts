import { agreement } from './agreement.ts'
import { findGram } from './gram-index.ts'
import { closeness, type Candidate, type Searchable, type Sought } from './searchable.ts'

/** Places of one run of letters that are looked at before it counts as too common to begin from. */
const mostPlaces = 300
/** Occurrences of a few letters that are weighed. */
const mostOccurrences = 3000
/** Runs of the quotation that are tried for the one with the fewest places. */
const tries = 12

/** Of the places that say the same words, the one with most of their surroundings, and of those the nearest. Null without any. */
export function findSame(searchable: Searchable, sought: Sought): Candidate | null {
  const { units } = searchable.folded
  const { words, before, after } = sought
  let best: Candidate | null = null
  let value = -Infinity
  for (const start of placesOf(searchable, sought)) {
    const end = start + words.units.length
    const context = agreement(units, start, before, -1) + agreement(units, end, after, 1)
    const now = context + closeness(start, sought)
    if (now > value) [best, value] = [{ start, end, alike: 1, context }, now]
  }
  return best
}

function placesOf(searchable: Searchable, sought: Sought): number[] {
  const { folded: { units }, grams } = searchable
  const { words, before, after } = sought
  const length = words.units.length
  const isHere = (start: number) => {
    if (start < 0 || start + length > units.length) return false
    for (let i = 0; i < length; i++) if (units[start + i] !== words.units[i]) return false
    return true
  }
  if (length >= grams.size) {
    const rarest = rarestGram(searchable, words.units)
    if (rarest !== null) return rarest.places.map((place) => place - rarest.at).filter(isHere)
  }
  // Too short or too common to begin from: with what stands around it, it need not be.
  const whole = join(before, words.units, after)
  const rarest = rarestGram(searchable, whole)
  const found = rarest === null ? [] : rarest.places.map((place) => place - rarest.at + before.length).filter(isHere)
  return found.length > 0 ? found : occurrences(searchable.folded.text, words.text, sought.near)
}

/** Of some runs of `sought`, the one that stands at the fewest places; null where all are too common. */
function rarestGram({ grams }: Searchable, sought: Uint16Array): { at: number; places: number[] } | null {
  let best: { at: number; places: number[] } | null = null
  const last = sought.length - grams.size
  const stride = Math.max(1, Math.floor(last / tries))
  for (let at = 0; at <= last; at += stride) {
    const places = findGram(grams, sought, at, best === null ? mostPlaces : best.places.length)
    if (places === null) continue
    if (best === null || places.length < best.places.length) best = { at, places }
    if (places.length <= 1) break
  }
  return best
}

/** Every place of `words`, or, where there are too many to weigh, those around the expected one. */
function occurrences(text: string, words: string, near: number | null): number[] {
  const found: number[] = []
  for (let at = text.indexOf(words); at >= 0 && found.length < mostOccurrences; at = text.indexOf(words, at + 1)) found.push(at)
  if (found.length < mostOccurrences || near === null) return found
  const until = Math.min(text.length, near + 20_000)
  const around: number[] = []
  for (let at = text.indexOf(words, Math.max(0, near - 20_000)); at >= 0 && at < until; at = text.indexOf(words, at + 1)) around.push(at)
  return around
}

export function join(...parts: Uint16Array[]): Uint16Array {
  const whole = new Uint16Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
