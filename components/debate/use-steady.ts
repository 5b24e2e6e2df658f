import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import type { ShownEntry } from '@/components/debate/shown-claim.ts'
import { listOf, wouldMove } from '@/components/debate/would-move.ts'
import type { LayerEntry, LayerSnapshot } from '@/lib/client/layer-session.types.ts'

interface Steady {
  entries: readonly ShownEntry[]
  /** Keys of others' claims that wait, in the order of arrival. */
  waiting: readonly string[]
  /** Shows them, and lets go of the places of what was taken away. */
  release: () => void
}

type Known = ReadonlyMap<string, LayerEntry>

const isClaim = ({ value }: LayerEntry) => value.kind === 'claim'

/**
 * The entries of a debate, so that what others do never moves what one reads: their new claims wait where they would, and
 * the place of one that is taken away is kept, until one asks or goes elsewhere.
 */
export function useSteady({ entries, loaded }: Pick<LayerSnapshot, 'entries' | 'loaded'>, page: RefObject<HTMLElement | null>): Steady {
  const [known, setKnown] = useState<Known | null>(null)

  // Before the browser paints, so that nothing is seen to come and go.
  useLayoutEffect(() => {
    if (!loaded) return
    setKnown((before) => {
      const next = new Map(before)
      let changed = before === null
      for (const [key, entry] of entries) {
        if (!isClaim(entry) || next.get(key)?.value === entry.value) continue
        if (!next.has(key) && before !== null && !entry.mine && mustWait(entry, entries, next, page.current)) continue
        next.set(key, entry)
        changed = true
      }
      return changed ? next : before
    })
  }, [entries, loaded, page])

  const release = useCallback(() => setKnown(() => new Map([...entries].filter(([, entry]) => isClaim(entry)))), [entries])

  return useMemo(() => {
    if (known === null) return { entries: [...entries.values()], waiting: [], release }
    const shown: ShownEntry[] = []
    const waiting: string[] = []
    for (const [key, entry] of entries) {
      if (isClaim(entry) && !entry.mine && !known.has(key)) waiting.push(key)
      else if (entry.value.kind === 'withdrawal' && !entry.mine) shown.push(placeOf(entry, known.get(key)))
      else shown.push(entry)
    }
    for (const [key, entry] of known) if (!entries.has(key) && !entry.mine) shown.push({ ...entry, gone: 'hidden' })
    return { entries: shown, waiting, release }
  }, [entries, known, release])
}

/** What was taken back stands where it stood. */
const placeOf = (entry: LayerEntry, before: LayerEntry | undefined): ShownEntry => (before === undefined ? entry : { ...entry, value: before.value, gone: 'withdrawn' })

/** Whether others' new claim would move what is read; with the one that it answers, it waits in any case. */
function mustWait({ value }: LayerEntry, entries: LayerSnapshot['entries'], known: Known, page: HTMLElement | null): boolean {
  if (value.kind !== 'claim' || page === null) return false
  const above = value.answers === undefined ? undefined : entries.get(value.answers.to)
  if (above !== undefined && !above.mine && isClaim(above) && !known.has(above.key)) return true
  const list = listOf(page, value.answers ?? null)
  return list !== null && wouldMove(list)
}
