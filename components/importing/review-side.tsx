'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import type { Draft } from '@/lib/domain/reading/draft.ts'
import { AboutFields } from './about-fields.tsx'
import { LeftOut } from './left-out.tsx'
import { PieceTools } from './piece-tools.tsx'
import type { SideTab } from './review-context.ts'
import type { Selection } from './use-review-actions.ts'

interface ReviewSideProps {
  draft: Draft
  selection: Selection | null
  tab: SideTab
  onTab: (tab: SideTab) => void
  /** On a phone: whether the sheet is drawn up. */
  open: boolean
  onOpen: (open: boolean) => void
  /** What is wrong with the title, where publishing said so. */
  titleProblem: string | null
}

/** Beside the text (below it on a phone): what can be done with the chosen block, what is said of the work, what was left out. */
export function ReviewSide({ draft, selection, tab, onTab, open, onOpen, titleProblem }: ReviewSideProps) {
  const t = useTranslations('importing')
  const piece = draft.pieces.find(({ id }) => id === selection?.id)
  const out = draft.leftOut.length
  return (
    <aside aria-label={t('side.label')} className="review-side" data-open={open || undefined}>
      <div className="side-head">
        <Segmented
          label={t('side.label')}
          value={tab}
          options={[{ value: 'block', label: t('side.block') }, { value: 'work', label: t('side.work') }, { value: 'out', label: <>{t('side.out')}{out > 0 && <span className="text-ink-3">{out}</span>}</> }]}
          onChange={(value) => { onTab(value); onOpen(true) }}
        />
        <span className="sheet-only">
          <IconButton label={open ? t('side.close') : t('side.open')} aria-expanded={open} onClick={() => onOpen(!open)}>{open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}</IconButton>
        </span>
      </div>
      <div className="side-body">
        {tab === 'block' && (piece === undefined ? <p className="text-ink-2">{t('side.none')}</p> : <PieceTools key={piece.id} piece={piece} draft={draft} editing={selection?.editing === true} />)}
        {tab === 'work' && <AboutFields about={draft.about} titleProblem={titleProblem} />}
        {tab === 'out' && <LeftOut draft={draft} after={selection?.id ?? null} />}
      </div>
    </aside>
  )
}
