'use client'

import type { MarginItem } from '@/components/margin/margin-items.ts'
import { DraftCard, RefusedCard } from '@/components/reader/later-parts.ts'
import { refusedIn, ThreadCard } from '@/components/margin/thread-card.tsx'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'

interface ItemCardProps {
  item: MarginItem
  selected: boolean
  pointed: boolean
  quoted?: boolean
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
}

/** The card of one thing in the margin. */
export function ItemCard({ item, selected, pointed, quoted = false, refusedReplies }: ItemCardProps) {
  switch (item.kind) {
    case 'thread': return <ThreadCard thread={item.thread} selected={selected} pointed={pointed} quoted={quoted} refusedReplies={refusedIn(refusedReplies, item.key)} />
    case 'draft': return <DraftCard id={item.key} draft={item.draft} selected={selected} pointed={pointed} quoted={quoted} />
    case 'stack': return null
    case 'refused': return <RefusedCard itemKey={item.key} layer={item.layer} refused={item.refused} selected={selected} pointed={pointed} />
  }
}
