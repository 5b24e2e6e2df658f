'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import { estimateHeight } from '@/components/margin/estimate-height.ts'
import { foldCrowds } from '@/components/margin/fold-crowds.ts'
import { ItemCard } from '@/components/margin/item-card.tsx'
import { LayerSwitch } from '@/components/margin/layer-switch.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { StackCard } from '@/components/margin/stack-card.tsx'
import { useCardPlaces } from '@/components/margin/use-card-places.ts'
import { NoteList } from '@/components/reader/later-parts.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface MarginProps {
  items: readonly MarginItem[]
  /** Null until the text lies in the column. */
  laid: LaidText | null
  selected: string | null
  pointed: string | null
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
  chosen: LayerView
  onChoose: (id: string) => void
  /** What stands there while there are no cards. */
  words: ReactNode
  /** Opens the notes without a place, where there are any. */
  tray: ReactNode
  /** Pills over the cards, for what arrived out of sight. */
  arrivals: ReactNode
  /** Opens what chooses the notes that are shown; and says that it does. */
  filter: ReactNode
  filterBar: ReactNode
  /** Not in the order of the text: then they are a list. */
  isList: boolean
}

/** The notes beside their passages. */
export function Margin({ items, laid, selected, pointed, refusedReplies, chosen, onChoose, words, tray, arrivals, filter, filterBar, isList }: MarginProps) {
  const t = useTranslations('margin')
  const { view, index } = useRoom()
  const said = useTranslations('marking')
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const toggle = useCallback((block: number) => setOpen((before) => new Set(before.has(block) ? [...before].filter((one) => one !== block) : [...before, block])), [])
  const rows = useMemo(() => (laid === null || index === null || isList ? [] : foldCrowds(items, {
    levelOf: laid.heightOf, heightOf: estimateHeight, blockAt: (offset) => index.blockAt(offset), open, keeps: (item) => item.kind !== 'thread' || item.key === selected,
  })), [items, laid, index, open, selected, isList])
  const near = useCardPlaces(box, rows, selected, index, laid)
  const onPage = rows.filter((item) => near.has(item.key) || item.key === selected)
  return (
    <aside className="margin" aria-label={t('title')}>
      <div className="margin-head"><LayerSwitch layers={view.layers} chosen={chosen} onChoose={onChoose} />{tray}<span className="flex-1" />{filter}</div>
      {filterBar}
      {arrivals}
      {words !== null && <div className="margin-words">{words}</div>}
      {isList && <NoteList items={items} selected={selected} pointed={pointed} refusedReplies={refusedReplies} />}
      <div ref={box} hidden={isList} className="cards" role={onPage.length > 0 ? 'feed' : undefined} aria-label={onPage.length > 0 ? said('cards') : undefined}>
        {onPage.map((item) => (
          item.kind === 'stack' ? <StackCard key={item.key} item={item} onToggle={toggle} /> : <ItemCard key={item.key} item={item} selected={item.key === selected} pointed={item.key === pointed} refusedReplies={refusedReplies} />
        ))}
      </div>
    </aside>
  )
}
