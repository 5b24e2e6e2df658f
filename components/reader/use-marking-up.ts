import { useState } from 'react'
import { noteDraftId, type Draft, type DraftStore } from '@/components/margin/drafts.ts'
import type { RoomLinks, RoomWriting, Selecting } from '@/components/reader/room-context.ts'
import { quoteOf } from '@/components/versions/use-moving-drafts.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Mark } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface MarkingParts {
  index: TextIndex | null
  version: string
  /** The layer one reads, and one's own. */
  chosen: LayerView | null
  own: LayerView | null
  chooseLayer: (id: string) => void
  drafts: DraftStore
  writing: RoomWriting
  links: RoomLinks
  selection: TextRange | null
  selectText: (range: TextRange | null) => void
  select: (key: string | null, how?: Selecting) => void
  /** Shows notes and marks again, where they were hidden. */
  unhide: () => void
}

export interface MarkingUp {
  /** Whether what comes of the selection is for oneself alone. */
  alone: boolean
  setAlone: (alone: boolean) => void
  mark: (range: TextRange, kind: Mark, alone: boolean) => void
  write: (range: TextRange, motivation: 'commenting' | 'questioning', alone: boolean) => void
  copyLink: (range: TextRange) => void
}

/** What is made of a passage: a mark, the beginning of a note, an address. In the layer one reads, where one may write there. */
export function useMarkingUp({ index, version, chosen, own, chooseLayer, drafts, writing, links, selection, selectText, select, unhide }: MarkingParts): MarkingUp {
  const [alone, setAlone] = useState(false)
  const layerFor = (aloneNow: boolean) => (aloneNow || chosen?.mayWrite !== true ? own : chosen)
  const done = () => {
    selectText(null)
    setAlone(false)
  }

  return {
    alone,
    setAlone,
    mark(range, kind, aloneNow) {
      const layer = layerFor(aloneNow)
      if (layer === null) return
      void writing.highlight(range, kind, layer)
      unhide()
      done()
    },
    write(range, motivation, aloneNow) {
      const layer = layerFor(aloneNow)
      if (layer === null) return
      const id = noteDraftId(range.start, range.end)
      const before = drafts.snapshot()[id]
      drafts.put(id, {
        kind: 'note', layerId: layer.id, ...range, motivation, mark: motivation === 'questioning' ? 'question' : 'plain',
        body: before?.body ?? '', ...begunBefore(before, layer.id), ...(index === null ? {} : quoteOf(index.text, version, range)),
      })
      done()
      if (layer.kind !== 'private' && chosen !== null && layer.id !== chosen.id) chooseLayer(layer.id)
      unhide()
      select(id, { reveal: true })
    },
    copyLink(range) {
      links.copyPassage(range)
      if (selection !== null) done()
    },
  }
}

/** Words that were begun for another layer say so. */
function begunBefore(before: Draft | undefined, layerId: string) {
  if (before?.kind !== 'note') return {}
  const tags = before.tags === undefined ? {} : { tags: before.tags }
  const begun = before.begunFor ?? before.layerId
  return before.body.trim() === '' || begun === layerId ? tags : { ...tags, begunFor: begun }
}
