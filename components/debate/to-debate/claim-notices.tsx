'use client'

import { CircleAlert, Split } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { ClaimDraft } from '@/components/debate/to-debate/claim-drafts.ts'
import { OneNotice } from '@/components/reader/room-notices.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import type { RefusedElsewhere } from '@/lib/client/busy-rooms.ts'
import { excerpt } from '@/lib/domain/course/excerpt.ts'

interface ClaimNoticesProps {
  /** Begun and not put forward. */
  begun: ClaimDraft | null
  onGoOn: (draft: ClaimDraft) => void
  onDiscard: (draft: ClaimDraft) => void
  onLater: () => void
  refused: readonly RefusedElsewhere[]
  onChange: (refused: RefusedElsewhere) => void
}

const words = 80
const bold = (chunks: ReactNode) => <b>{chunks}</b>

/** A claim that was begun on this device, and those that a debate did not take. */
export function ClaimNotices({ begun, onGoOn, onDiscard, onLater, refused, onChange }: ClaimNoticesProps) {
  const t = useTranslations('toDebate')
  const say = useSentence()
  const bodyOf = ({ draft: { value } }: RefusedElsewhere) => excerpt('body' in value ? value.body : '', words)
  return (
    <>
      {refused.map((one) => (
        <OneNotice key={one.draft.key} error icon={<CircleAlert aria-hidden />} onClose={() => void one.session.discard(one.draft.key)}>
          {t.rich('notAccepted', { b: bold, reason: say(one.draft.message), words: bodyOf(one) })}{' '}
          <button type="button" className="word-button inline" onClick={() => onChange(one)}>{t('change')}</button>
        </OneNotice>
      ))}
      {begun !== null && (
        <OneNotice icon={<Split aria-hidden />} onClose={onLater}>
          {t.rich('begun', { b: bold, words: excerpt(begun.body, words) })}{' '}
          <span className="inline-flex gap-4">
            <button type="button" className="word-button inline" onClick={() => onGoOn(begun)}>{t('goOn')}</button>
            <button type="button" className="word-button inline" onClick={() => onDiscard(begun)}>{t('discard')}</button>
          </span>
        </OneNotice>
      )}
    </>
  )
}
