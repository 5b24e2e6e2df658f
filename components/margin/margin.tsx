'use client'

import { useRef, type ReactNode } from 'react'
import { DraftCard } from '@/components/margin/draft-card.tsx'
import { LayerSwitch } from '@/components/margin/layer-switch.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { RefusedCard } from '@/components/margin/refused-card.tsx'
import { refusedIn, ThreadCard } from '@/components/margin/thread-card.tsx'
import { useCardPlaces } from '@/components/margin/use-card-places.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface CardProps {
  item: MarginItem
  selected: boolean
  pointed: boolean
  quoted?: boolean
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
}

export function ItemCard({ item, selected, pointed, quoted = false, refusedReplies }: CardProps) {
  switch (item.kind) {
    case 'thread': return <ThreadCard thread={item.thread} selected={selected} pointed={pointed} quoted={quoted} refusedReplies={refusedIn(refusedReplies, item.key)} />
    case 'draft': return <DraftCard id={item.key} draft={item.draft} selected={selected} pointed={pointed} quoted={quoted} />
    case 'refused': return <RefusedCard itemKey={item.key} layer={item.layer} refused={item.refused} selected={selected} pointed={pointed} />
  }
}

interface MarginProps {
  items: readonly MarginItem[]
  selected: string | null
  pointed: string | null
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
  chosen: LayerView
  onChoose: (id: string) => void
  /** What stands there while there are no cards. */
  words: ReactNode
  /** Pills over the cards, for what arrived out of sight. */
  arrivals: ReactNode
}

/** The notes beside their passages. */
export function Margin({ items, selected, pointed, refusedReplies, chosen, onChoose, words, arrivals }: MarginProps) {
  const { view, index } = useRoom()
  const box = useRef<HTMLDivElement>(null)
  useCardPlaces(box, items, selected, index)
  return (
    <aside className="margin" aria-label="Notes in the margin">
      <div className="margin-head"><LayerSwitch layers={view.layers} chosen={chosen} onChoose={onChoose} /></div>
      {arrivals}
      {words !== null && <div className="margin-words">{words}</div>}
      <div ref={box} className="cards">
        {items.map((item) => (
          <ItemCard key={item.key} item={item} selected={item.key === selected} pointed={item.key === pointed} refusedReplies={refusedReplies} />
        ))}
      </div>
    </aside>
  )
}
