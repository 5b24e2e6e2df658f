'use client'

import { useTranslations } from 'next-intl'
import { Arrivals } from '@/components/margin/arrivals.tsx'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { NoteFiltering } from '@/components/margin/use-note-filter.ts'
import { FilterBar, NoteList, NotePanel, RoomSheet } from '@/components/reader/later-parts.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import type { MarginMode } from '@/components/reader/use-media.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'

interface NotesOverProps {
  mode: MarginMode
  items: readonly MarginItem[]
  selected: string | null
  pointed: string | null
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
  laid: LaidText | null
  filtering: NoteFiltering
  /** How many threads there are, shown or not. */
  all: number
  /** The filter is open. */
  choosing: boolean
  /** The passage of a note is being changed: on a phone nothing lies over it then. */
  changing: boolean
  /** Says what came out of sight. */
  news: boolean
}

/** The notes over the page, where it has no room for a margin. */
export function NotesOver({ mode, items, selected, pointed, refusedReplies, laid, filtering, all, choosing, changing, news }: NotesOverProps) {
  const t = useTranslations('marking.filter')
  const over = mode !== 'margin'
  const open = items.find((item) => item.key === selected) ?? null
  return (
    <>
      {over && open !== null && (!changing || mode === 'panel') && <NotePanel items={items} item={open} refusedReplies={refusedReplies} sheet={mode === 'sheet'} />}
      {over && open === null && news && <Arrivals items={items} laid={laid} over />}
      {over && <FilterBar filtering={filtering} all={all} over />}
      <RoomSheet open={over && filtering.isList && open === null && !choosing} onOpenChange={(show) => { if (!show) filtering.filterBy({ order: 'text' }) }} side={mode === 'sheet' ? 'bottom' : 'right'} title={t('list')}>
        <div className="h-full overflow-y-auto px-5 pb-6"><NoteList items={items} selected={selected} pointed={pointed} refusedReplies={refusedReplies} /></div>
      </RoomSheet>
    </>
  )
}
