import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { alignTexts, type Moved } from './align.ts'
import { findQuotation, makeSearchable, type Found } from './reanchor.ts'

/** An entry whose place is sought. */
export interface EntryToPlace {
  /** Whatever names it to the caller. */
  id: string
  exact: string
  prefix: string
  suffix: string
  /** Where it stands in one of the job's texts: the version it was written on, or one where it has a place already. */
  at: (TextRange & { version: string }) | null
  /** Whether a person put it at `at`, where the text may say something else than `exact`. */
  byHand: boolean
}

/** Everything a thread needs to place entries in one version of a text. Plain data. */
export interface PlacingJob {
  /** The version's text. */
  text: string
  /** Texts of other versions, by id. */
  versions: Record<string, string>
  entries: EntryToPlace[]
}

export interface PlacedEntry {
  id: string
  /** Null: an orphan. */
  place: (TextRange & { method: Found['method'] | 'by-hand'; score: number }) | null
}

/**
 * Finds the places of `entries` in a version's text. Where an entry has a place in another version's text, both texts are
 * lined up first, and it is looked for where that place has moved to. What a person placed is looked for by the words there.
 */
export function placeEntries({ text, versions, entries }: PlacingJob): PlacedEntry[] {
  const searchable = makeSearchable(text)
  const alignments = new Map<string, (offset: number) => Moved | null>()
  const align = (version: string, old: string) => {
    let found = alignments.get(version)
    if (found === undefined) alignments.set(version, (found = alignTexts(old, searchable)))
    return found
  }
  return entries.map(({ id, at, byHand, ...quote }) => {
    const old = at === null ? undefined : versions[at.version]
    const moved = at === null || old === undefined ? null : align(at.version, old)(at.start)
    const near = { near: moved?.offset ?? at?.start ?? null, sure: moved?.sure ?? false }
    if (byHand && at !== null && old !== undefined) {
      const place = findQuotation(searchable, { ...quoteOf(old, at), ...near })
      if (place !== null) return { id, place: { ...place, method: place.method === 'exact' ? 'by-hand' as const : place.method } }
    }
    return { id, place: findQuotation(searchable, { ...quote, ...near }) }
  })
}

const around = 32

const quoteOf = (text: string, { start, end }: TextRange) => ({ exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - around), start), suffix: text.slice(end, end + around) })
