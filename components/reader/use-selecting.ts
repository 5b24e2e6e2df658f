import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { sheetHeight } from '@/components/margin/sheet-height.ts'
import type { Thread } from '@/components/margin/threads.ts'
import type { Selecting } from '@/components/reader/room-context.ts'
import { coveredBySheet, reveal } from '@/components/reader/scroll-to.ts'
import type { MarginMode } from '@/components/reader/use-media.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

const cardOf = (key: string) => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"]`)

/** Which card is selected and which pointed at. Selecting closes what was being written elsewhere; its words stay. */
export function useSelecting(index: TextIndex | null, threads: readonly Thread[], drafts: DraftStore, mode: MarginMode) {
  const [selected, setSelected] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const current = useRef<string | null>(null)
  const returnTo = useRef<Element | null>(null)
  const next = useRef<Selecting & { leaving: string | null }>({ leaving: null })
  const latest = useRef({ index, threads, mode })
  useEffect(() => { latest.current = { index, threads, mode } })

  const select = useCallback((key: string | null, how: Selecting = {}) => {
    const leaving = current.current
    if (leaving !== null && leaving !== key) drafts.close(leaving)
    if (leaving === null) returnTo.current = document.activeElement
    current.current = key
    next.current = { ...how, leaving }
    setSelected(key)
    setPointed(null)
  }, [drafts])

  useEffect(() => {
    const { reveal: toReveal = false, focus = false, leaving } = next.current
    next.current = { leaving: null }
    const { index: text, threads: all, mode: now } = latest.current
    if (selected === null) {
      if (leaving === null) return
      const had = document.activeElement
      // What had the focus is gone with the card: it goes back to where it came from.
      if (had !== document.body && had !== null && !had.matches('[data-card]')) return
      const back = returnTo.current instanceof HTMLElement && returnTo.current.isConnected && returnTo.current !== document.body ? returnTo.current : cardOf(leaving)?.querySelector<HTMLElement>('.open')
      back?.focus({ preventScroll: true })
      return
    }
    const card = cardOf(selected)
    // A card with a field of its own has put the focus there already.
    if (focus && card?.contains(document.activeElement) !== true) card?.focus({ preventScroll: true })
    if (text === null) return
    const draft = drafts.snapshot()[selected]
    const range: TextRange | null | undefined = draft?.kind === 'note' ? draft : all.find((thread) => thread.key === selected)?.range
    // The first sheet is fetched yet, and opens by half.
    const covered = coveredBySheet() || (now === 'sheet' ? sheetHeight('half', window.innerHeight) : 0)
    reveal(text, { range: (toReveal || now === 'sheet') && range ? range : null, card: now === 'margin' ? card : null, covered })
  }, [selected, drafts])

  return { selected, pointed, select, point: setPointed }
}
