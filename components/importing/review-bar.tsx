'use client'

import { ChevronDown, ChevronUp, Redo2, Trash2, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import type { Corrections } from './use-corrections.ts'

interface ReviewBarProps {
  corrections: Corrections
  doubts: number
  isVersion: boolean
  publishing: boolean
  onDoubt: (by: 1 | -1) => void
  onPublish: () => void
  onDiscard: () => void
}

/** Over the text that is looked over: what is doubtful, undo, whether it is saved, and publish. */
export function ReviewBar({ corrections, doubts, isVersion, publishing, onDoubt, onPublish, onDiscard }: ReviewBarProps) {
  const t = useTranslations('importing')
  const { undo, redo, saving } = corrections
  return (
    <section aria-label={t('review.tools')} className="review-bar">
      <div className="flex items-center">
        <span role="status" className="pr-1 text-small text-ink-2 max-sm:min-w-18 max-sm:pr-0 max-sm:leading-4">{t('review.doubts', { count: doubts })}</span>
        {doubts > 0 && (
          <>
            <IconButton label={t('review.previousDoubt')} onClick={() => onDoubt(-1)}><ChevronUp aria-hidden /></IconButton>
            <IconButton label={t('review.nextDoubt')} onClick={() => onDoubt(1)}><ChevronDown aria-hidden /></IconButton>
          </>
        )}
      </div>
      <div className="ml-auto flex items-center gap-1 max-sm:gap-0">
        <span role="status" data-saving={saving} className="pr-2 text-small text-ink-3 max-sm:sr-only">{t(saving === 'saved' ? 'review.saved' : saving === 'saving' ? 'review.saving' : 'review.notSaved')}</span>
        <IconButton label={t('review.undo')} disabled={undo === null} onClick={() => undo?.()}><Undo2 aria-hidden /></IconButton>
        <IconButton label={t('review.redo')} disabled={redo === null} onClick={() => redo?.()}><Redo2 aria-hidden /></IconButton>
        <IconButton label={t('review.discard')} onClick={onDiscard}><Trash2 aria-hidden /></IconButton>
        <Submit type="button" size="md" className="ml-1 max-sm:ml-0 max-sm:max-w-32 max-sm:whitespace-normal max-sm:leading-4" busy={publishing} busyLabel={t('review.publishing')} onClick={onPublish}>{t(isVersion ? 'review.publishVersion' : 'review.publish')}</Submit>
      </div>
    </section>
  )
}
