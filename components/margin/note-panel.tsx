'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ItemCard } from '@/components/margin/item-card.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { nextSheetSize, useSheet } from '@/components/margin/use-sheet.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'

interface NotePanelProps {
  items: readonly MarginItem[]
  item: MarginItem
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
  /** A sheet at the lower edge of a phone; otherwise a panel at the right. */
  sheet: boolean
}

/** One thread at a time, where there is no room for a margin; previous and next step through them all. */
export function NotePanel({ items, item, refusedReplies, sheet }: NotePanelProps) {
  const t = useTranslations('margin')
  const { select } = useRoom()
  const panel = useRef<HTMLElement>(null)
  const { size, setSize, onGrab } = useSheet(panel, sheet)
  const at = items.findIndex((one) => one.key === item.key)
  const step = (by: 1 | -1) => {
    const next = items[at + by]
    if (next) select(next.key, { reveal: true })
  }
  return (
    <section ref={panel} className="room-panel" aria-label={t('title')} data-size={size}>
      {sheet && <button type="button" className="grab" aria-label={t(`panel.${size}`)} onClick={() => setSize(nextSheetSize(size))} onPointerDown={onGrab} />}
      <div className="top">
        <span className="where">{t('panel.at', { at: at + 1, count: items.length })}</span>
        <Button size="icon" variant="quiet" aria-label={t('panel.previous')} disabled={at <= 0} onClick={() => step(-1)}><ChevronUp aria-hidden /></Button>
        <Button size="icon" variant="quiet" aria-label={t('panel.next')} disabled={at >= items.length - 1} onClick={() => step(1)}><ChevronDown aria-hidden /></Button>
        <Button size="icon" variant="quiet" aria-label={t('panel.close')} onClick={() => select(null)}><X aria-hidden /></Button>
      </div>
      <div className="scroll"><ItemCard key={item.key} item={item} selected pointed={false} quoted={!sheet || size === 'full'} refusedReplies={refusedReplies} /></div>
    </section>
  )
}
