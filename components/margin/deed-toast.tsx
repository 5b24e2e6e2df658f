'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DeedName, Deeds, DeedsView } from '@/components/margin/deeds.ts'
import { Button } from '@/components/ui/button.tsx'

/** Long enough to be read and reached. */
const shownFor = 8000
/** What changes the page so that one may be surprised; the rest is its own answer. */
const worthSaying: ReadonlySet<DeedName> = new Set(['withdraw', 'unreact', 'resolve', 'reopen', 'passage', 'move', 'copy', 'place', 'part'])
const nothing: DeedsView = { canUndo: false, canRedo: false, last: null }

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]') !== null

/** What was just done or undone, with the way back; Ctrl or Command with Z, outside of fields, does the same. */
export function DeedToast({ deeds }: { deeds: Deeds }) {
  const t = useTranslations('marking.deeds')
  const { last, canRedo, canUndo } = useSyncExternalStore(deeds.subscribe, deeds.snapshot, () => nothing)
  const [shown, setShown] = useState<DeedsView['last']>(null)

  useEffect(() => {
    if (last === null || (last.way === 'done' && !worthSaying.has(last.deed.name))) {
      setShown(null)
      return
    }
    setShown(last)
    const timer = setTimeout(() => setShown(null), shownFor)
    return () => clearTimeout(timer)
  }, [last])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) void deeds.undo()
      else if ((key === 'z' && event.shiftKey) || (key === 'y' && event.ctrlKey)) void deeds.redo()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [deeds])

  return (
    <div className="deed-toast" role="status">
      {shown !== null && (
        <p>
          {shown.way === 'done' ? t(`done.${shown.deed.name}`) : t(shown.way, { deed: t(`names.${shown.deed.name}`) })}
          {shown.way === 'undone'
            ? <Button variant="quiet" disabled={!canRedo} onClick={() => void deeds.redo()}>{t('redo')}</Button>
            : <Button variant="quiet" disabled={!canUndo} onClick={() => void deeds.undo()}>{t('undo')}</Button>}
          <Button size="icon" variant="quiet" aria-label={t('close')} onClick={() => setShown(null)}><X aria-hidden /></Button>
        </p>
      )}
    </div>
  )
}
