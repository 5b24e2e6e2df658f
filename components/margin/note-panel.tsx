'use client'

import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useRef } from 'react'
import { ItemCard } from '@/components/margin/margin.tsx'
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

const grabLabels = {
  peek: 'Sheet is folded down. Open it by half',
  half: 'Sheet is half open. Open fully',
  full: 'Sheet is fully open. Fold it down',
} as const

/** One thread at a time, where there is no room for a margin; previous and next step through them all. */
export function NotePanel({ items, item, refusedReplies, sheet }: NotePanelProps) {
  const { select } = useRoom()
  const panel = useRef<HTMLElement>(null)
  const { size, setSize, onGrab } = useSheet(panel, sheet)
  const at = items.findIndex((one) => one.key === item.key)
  const step = (by: 1 | -1) => {
    const next = items[at + by]
    if (next) select(next.key, { reveal: true })
  }
  return (
    <section ref={panel} className="room-panel" aria-label="Notes in the margin" data-size={size}>
      {sheet && <button type="button" className="grab" aria-label={grabLabels[size]} onClick={() => setSize(nextSheetSize(size))} onPointerDown={onGrab} />}
      <div className="top">
        <span className="where">{at + 1} of {items.length}</span>
        <Button size="icon" variant="quiet" aria-label="Previous note" disabled={at <= 0} onClick={() => step(-1)}><ChevronUp aria-hidden /></Button>
        <Button size="icon" variant="quiet" aria-label="Next note" disabled={at >= items.length - 1} onClick={() => step(1)}><ChevronDown aria-hidden /></Button>
        <Button size="icon" variant="quiet" aria-label="Close notes" onClick={() => select(null)}><X aria-hidden /></Button>
      </div>
      <div className="scroll"><ItemCard key={item.key} item={item} selected pointed={false} quoted={!sheet || size === 'full'} refusedReplies={refusedReplies} /></div>
    </section>
  )
}
