'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ItemCard } from '@/components/margin/item-card.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'

interface NoteListProps {
  items: readonly MarginItem[]
  selected: string | null
  pointed: string | null
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
}

const page = 40

/** Notes in another order than the text's: one under the other, each with the passage it speaks of. */
export function NoteList({ items, selected, pointed, refusedReplies }: NoteListProps) {
  const t = useTranslations('marking.filter')
  const [most, setMost] = useState(page)
  const end = useRef<HTMLButtonElement>(null)
  const at = items.findIndex((item) => item.key === selected)
  const shown = items.slice(0, Math.max(most, at + 1))
  useEffect(() => {
    const button = end.current
    if (button === null) return
    const observer = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting === true) setMost((before) => before + page) }, { rootMargin: '600px' })
    observer.observe(button)
    return () => observer.disconnect()
  }, [shown.length])
  return (
    <div className="note-list" role={shown.length > 0 ? 'feed' : undefined} aria-label={shown.length > 0 ? t('list') : undefined}>
      {shown.map((item) => <ItemCard key={item.key} item={item} selected={item.key === selected} pointed={item.key === pointed} quoted refusedReplies={refusedReplies} />)}
      {shown.length < items.length && <article aria-label={t('more')}><button ref={end} type="button" className="word-button" onClick={() => setMost((before) => before + page)}>{t('more')}</button></article>}
      {items.length === 0 && <p className="text-ink-3">{t('none')}</p>}
    </div>
  )
}
