import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { findFrom, hitsWithin } from '@/components/reader/hits.ts'
import { coveredBySheet, reveal } from '@/components/reader/scroll-to.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import { useTypedAhead } from '@/components/reader/use-typed-ahead.ts'
import type { Painter } from '@/lib/anchoring/painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { findInFolded, foldText } from '@/lib/domain/reading/find-in-text.ts'

/** px: the bar of the room, and how far from the window finds are painted already. */
const bar = 56
const margin = 800
/** px that the field covers under the bar: two rows on a phone. */
const fieldHeight = () => (window.innerWidth <= 640 ? 112 : 64)

export interface Search {
  open: boolean
  query: string
  /** The words are those of last time, to be written over. */
  isOld: boolean
  hits: readonly TextRange[]
  /** Index into `hits` of the one in hand; -1 without any. */
  at: number
  /** The one in hand; null while the search is closed. */
  found: TextRange | null
  start: () => void
  stop: () => void
  ask: (query: string) => void
  step: (by: 1 | -1) => void
}

const none: readonly TextRange[] = []

/** Searches the text as one types: from where one reads onwards, and round. */
export function useSearch(index: TextIndex | null, painter: Painter | null, laid: LaidText | null): Search {
  const [open, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [isOld, setOld] = useState(false)
  const [last, setAt] = useState(-1)
  const [origin, setOrigin] = useState(0)
  const folded = useMemo(() => (open && index !== null ? foldText(index.text) : null), [open, index])
  const hits = useMemo(() => (folded === null ? none : findInFolded(folded, query)), [folded, query])
  // The text may come after the words.
  const at = last >= 0 && last < hits.length ? last : findFrom(hits, origin)
  const found = (open ? hits[at] : undefined) ?? null

  const show = useCallback((range: TextRange | undefined) => {
    if (index !== null && range !== undefined) reveal(index, { range, under: fieldHeight(), covered: coveredBySheet() })
  }, [index])

  const ask = (next: string) => {
    const all = folded === null ? none : findInFolded(folded, next)
    const first = findFrom(all, origin)
    setQuery(next)
    setOld(false)
    setAt(first)
    show(all[first])
  }
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return
    const next = (at + by + hits.length) % hits.length
    setAt(next)
    setOrigin(hits[next]?.start ?? 0)
    show(hits[next])
  }
  const start = () => {
    if (open) document.querySelector<HTMLInputElement>('[data-find]')?.select()
    if (open) return
    const from = laid === null ? 0 : laid.offsetAt(bar - laid.root.getBoundingClientRect().top)
    setOrigin(from)
    setOpen(true)
    setOld(true)
    // The words of last time are still there, to go on with or to write over.
    setAt(index === null ? -1 : findFrom(findInFolded(foldText(index.text), query), from))
  }
  const stop = () => {
    setOpen(false)
    const block = found && index?.blocks[index.blockAt(found.start)]
    if (!found || !block) {
      document.querySelector<HTMLElement>('[data-search]')?.focus({ preventScroll: true })
      return
    }
    // One stays at what was found, with the keys too.
    block.element.tabIndex = -1
    block.element.focus({ preventScroll: true })
    painter?.flash(found)
  }

  const latest = useRef({ query, isOld, ask })
  useEffect(() => { latest.current = { query, isOld, ask } })
  useTypedAhead(useMemo(() => (open ? { words: () => (latest.current.isOld ? '' : latest.current.query), write: (words) => latest.current.ask(words), isOneLine: true } : null), [open]))

  useScrolled(useCallback(() => {
    if (painter === null) return
    if (laid === null || hits.length === 0) {
      painter.setOverlay('search', [])
      return
    }
    const top = -laid.root.getBoundingClientRect().top
    painter.setOverlay('search', hitsWithin(hits, laid.offsetAt(top - margin), laid.endAt(top + window.innerHeight + margin)))
  }, [painter, laid, hits]))
  useEffect(() => painter?.setOverlay('found', found === null ? [] : [found]), [painter, found])

  return { open, query, isOld, hits, at, found, start, stop, ask, step }
}
