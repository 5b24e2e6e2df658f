import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { countAsked, noFilter, passes, readFilter, writeFilter, type NoteFilter } from '@/components/margin/note-filter.ts'
import type { SeenStore } from '@/components/margin/seen.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { personAt, type People } from '@/components/reader/use-people.ts'

export interface NoteFiltering {
  filter: NoteFilter
  setFilter: (filter: NoteFilter) => void
  /** Adds to what is asked for. */
  filterBy: (part: Partial<NoteFilter>) => void
  clear: () => void
  /** How many things are asked for. */
  asked: number
  /** Not in the order of the text: then they are a list. */
  isList: boolean
  /** Those of the threads that pass, in the order of the text; the same list while nothing is asked. */
  shown: readonly Thread[]
}

/** Which notes are shown. It stands in the address, so that it survives a reload and can be handed on. */
export function useNoteFilter(threads: readonly Thread[], people: People, seen: SeenStore, selected: string | null): NoteFiltering {
  const [filter, set] = useState(noFilter)
  const revision = useSyncExternalStore(seen.subscribe, seen.snapshot, () => 0)
  // What was new when it was asked for stays in sight while one reads it.
  const wasUnread = useRef(new Set<string>())

  useEffect(() => { set(readFilter(new URLSearchParams(location.search))) }, [])
  const setFilter = useCallback((next: NoteFilter) => {
    wasUnread.current = new Set()
    set(next)
    const query = writeFilter(new URLSearchParams(location.search), next).toString()
    history.replaceState(history.state, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`)
  }, [])
  const latest = useRef(filter)
  useEffect(() => { latest.current = filter }, [filter])
  const filterBy = useCallback((part: Partial<NoteFilter>) => setFilter({ ...latest.current, ...part }), [setFilter])
  const clear = useCallback(() => setFilter({ ...noFilter, order: latest.current.order }), [setFilter])

  const asked = countAsked(filter)
  const shown = useMemo(() => {
    if (asked === 0 || revision < 0) return threads
    const aliasOf = (handle: string) => personAt(people, handle).alias
    const isUnread = (thread: Thread) => {
      const isNew = hasWords(thread) && [thread.entry, ...thread.replies.map((reply) => reply.entry)].some((entry) => !entry.mine && seen.isNew(entry.key, entry.value.written))
      if (isNew) wasUnread.current.add(thread.key)
      return isNew || wasUnread.current.has(thread.key)
    }
    return threads.filter((thread) => thread.key === selected || passes(thread, filter, { aliasOf, isUnread }))
  }, [threads, filter, asked, people, seen, selected, revision])

  return { filter, setFilter, filterBy, clear, asked, isList: filter.order !== 'text', shown }
}
