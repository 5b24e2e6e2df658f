import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'

/** Headings with levels that begin at 2, below the title's, and skip none on the way down. */
export function settleLevels<Draft extends DraftBlock>(drafts: Draft[]): Draft[] {
  const top = drafts.reduce((least, draft) => (draft.type === 'heading' ? Math.min(least, draft.level ?? 1) : least), 6)
  let above = 1
  return drafts.map((draft) => {
    if (draft.type !== 'heading') return draft
    above = Math.min((draft.level ?? 1) - top + 2, above + 1, 6)
    return { ...draft, level: above }
  })
}
