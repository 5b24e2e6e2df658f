'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { Placing } from '@/components/versions/use-placing.ts'
import { Button } from '@/components/ui/button.tsx'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

interface PlacingBarProps {
  placing: Placing
  selection: TextRange | null
  /** The note stands there now. */
  onPlaced: (key: string) => void
}

/** While a note's words are sought: what it was written on, and the two ways out. The page above it stays as it is, to be read and selected in. */
export function PlacingBar({ placing, selection, onPlaced }: PlacingBarProps) {
  const t = useTranslations('versions')
  const { thread, busy, stop, place } = placing
  const box = useRef<HTMLElement>(null)
  const key = thread?.key
  const here = () => { if (selection !== null && thread !== null) void place(selection).then((isPlaced) => { if (isPlaced) onPlaced(thread.key) }) }
  const latest = useRef(here)
  useEffect(() => { latest.current = here })
  useEffect(() => { if (key !== undefined) box.current?.focus({ preventScroll: true }) }, [key])
  useEffect(() => {
    if (key === undefined) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      if (event.key === 'Escape') stop()
      // In the text, where the words were selected; elsewhere Enter presses what has the focus.
      if (event.key === 'Enter' && !(event.target instanceof Element && event.target.closest('a, button, input, textarea, select') !== null)) latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [key, stop])
  if (thread === null) return null
  return (
    // A press must not take the selection away.
    <section ref={box} tabIndex={-1} className="placing-bar" aria-label={t('placing.title')} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()}>
      <p className="min-w-0 flex-1">
        <b className="block" role="status">{t(selection === null ? 'placing.select' : 'placing.ready')}</b>
        <q className="line-clamp-2 font-read text-ink-2 italic">{thread.quote}</q>
      </p>
      <span className="flex gap-2">
        <Button variant="quiet" onClick={stop}>{t('placing.cancel')}</Button>
        <Button variant="primary" disabled={selection === null || busy} aria-keyshortcuts="Enter" onClick={here}>{t('placing.here')}</Button>
      </span>
    </section>
  )
}
