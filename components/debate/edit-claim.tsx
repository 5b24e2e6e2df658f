'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ClaimField } from '@/components/debate/claim-field.tsx'
import { useDebate } from '@/components/debate/debate-context.ts'
import { claimWords, isClaim } from '@/components/debate/make-claim.ts'
import type { Shown } from '@/components/debate/shown-claim.ts'
import { editDraftId } from '@/components/margin/drafts.ts'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { Button } from '@/components/ui/button.tsx'
import type { Claim } from '@/lib/domain/annotation/entry.ts'

/** One's own claim, its words open to be changed. */
export function EditClaim({ node, claim }: { node: Shown; claim: Claim }) {
  const t = useTranslations('debate')
  const { drafts, writing, edit, focusOn } = useDebate()
  const id = editDraftId(node.key)
  const kept = useDraft(drafts, id)
  const words = kept?.kind === 'edit' ? kept.body : claim.body
  const [sending, setSending] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const close = () => {
    drafts.drop(id)
    edit(null)
    focusOn(node.key)
  }
  const send = async () => {
    if (sending || !isClaim(words)) return
    const body = claimWords(words)
    setSending(true)
    const kept = body === claim.body || await writing.edit(node.key, claim, body)
    setSending(false)
    if (kept) close()
  }
  return (
    <div className="claim-composer" data-writing>
      <ClaimField fieldRef={field} label={t('invite.edit')} value={words} onWords={(body) => drafts.put(id, { kind: 'edit', key: node.key, body })} onSend={() => void send()} onClose={close} />
      <div className="send">
        <Button variant="primary" aria-disabled={!isClaim(words) || sending || undefined} onClick={() => void send()}>{t('save')}</Button>
        <Button variant="quiet" onClick={close}>{t('discard')}</Button>
      </div>
    </div>
  )
}
