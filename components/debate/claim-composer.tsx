'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ClaimField } from '@/components/debate/claim-field.tsx'
import { useDebate } from '@/components/debate/debate-context.ts'
import { claimWords, isClaim, type Answers } from '@/components/debate/make-claim.ts'
import { RelationWord } from '@/components/debate/relation.tsx'
import { claimDraftId } from '@/components/margin/drafts.ts'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { Button } from '@/components/ui/button.tsx'

/** Where a new claim is written, in the place that it will have. Its words are kept on this device until they are put. */
export function ClaimComposer({ answers }: { answers: Answers | null }) {
  const t = useTranslations('debate')
  const { drafts, writing, compose, focusOn, show } = useDebate()
  const id = claimDraftId(answers)
  const kept = useDraft(drafts, id)
  const words = kept?.kind === 'claim' ? kept.body : ''
  const field = useRef<HTMLTextAreaElement>(null)
  const [sending, setSending] = useState(false)
  // Opened by the reload of a page it waits; opened by a press it is written in at once.
  const [began] = useState(words === '')
  useEffect(() => { if (began) field.current?.focus() }, [began])

  const close = (drop: boolean) => {
    if (drop) drafts.drop(id)
    else drafts.close(id)
    compose(answers, false)
    focusOn(answers?.to, 'add')
  }
  const send = async () => {
    if (sending || !isClaim(words)) return
    setSending(true)
    const key = await writing.put(claimWords(words), answers)
    setSending(false)
    if (key === null) return
    drafts.drop(id)
    compose(answers, false)
    show(key)
  }
  const label = answers === null ? t('invite.thesis') : t(`invite.${answers.relation}`)
  return (
    <div className="claim-composer" data-writing>
      {answers !== null && <RelationWord relation={answers.relation} className="text-micro" />}
      <ClaimField
        fieldRef={field} label={label} value={words}
        onWords={(body) => drafts.put(id, { kind: 'claim', answers, body })}
        onSend={() => void send()} onClose={() => close(false)}
      />
      <div className="send">
        <Button variant="primary" aria-disabled={!isClaim(words) || sending || undefined} onClick={() => void send()}>{t('put')}</Button>
        <Button variant="quiet" onClick={() => close(false)}>{t('keepForLater')}</Button>
        {words.trim() !== '' && <Button variant="quiet" onClick={() => close(true)}>{t('discard')}</Button>}
      </div>
    </div>
  )
}
