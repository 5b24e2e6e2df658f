import { useEffect } from 'react'
import type { DraftStore, NoteDraft } from '@/components/margin/drafts.ts'
import { trimRange } from '@/lib/anchoring/selection.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import { describeRange, maxQuote, type TextRange } from '@/lib/domain/annotation/text-range.ts'

/** The words of `range` as a draft keeps them; nothing where they are too many to quote. */
export function quoteOf(text: string, version: string, range: TextRange): Pick<NoteDraft, 'quote'> {
  const target = describeRange(text, version, range)
  if (target === null) return {}
  const { exact, prefix, suffix } = target.selector[1]
  return { quote: { version, exact, prefix, suffix } }
}

/**
 * Notes that were being written when a corrected text came out go to where their words are now. Where those are gone, the
 * note goes to the paragraph that stands there instead, so that what was written is in sight; then `tell` is called.
 */
export function useMovingDrafts(index: TextIndex | null, version: string, drafts: DraftStore, tell: () => void): void {
  useEffect(() => {
    if (index === null || drafts.moving().size === 0) return
    let gone = false
    const move = async () => {
      // Seldom needed, so not part of every page.
      const { findQuotation, makeSearchable } = await import('@/lib/anchoring/reanchor/reanchor.ts')
      const searchable = makeSearchable(index.text)
      if (gone) return
      for (const [id, draft] of drafts.moving()) {
        const found = draft.quote === undefined ? null : findQuotation(searchable, { ...draft.quote, near: draft.start })
        if (found === null) tell()
        const range = found ?? paragraphAt(index, draft.start)
        if (range !== null) drafts.land(id, { ...draft, start: range.start, end: range.end, ...quoteOf(index.text, version, range) })
      }
    }
    void move()
    return () => { gone = true }
  }, [index, version, drafts, tell])
}

function paragraphAt(index: TextIndex, offset: number): TextRange | null {
  const block = index.blocks[index.blockAt(Math.min(offset, index.length - 1))]
  return block === undefined ? null : trimRange(index.text, { start: block.start, end: Math.min(block.end, block.start + maxQuote) })
}
