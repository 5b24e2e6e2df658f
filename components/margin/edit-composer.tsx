'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { editDraftId } from '@/components/margin/drafts.ts'
import { editBody } from '@/components/margin/entries.ts'
import { GrowingTextarea } from '@/components/margin/growing-textarea.tsx'
import { handleComposerKeys, SendRow } from '@/components/margin/send-row.tsx'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, Reply } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface EditComposerProps {
  layer: LayerView
  entry: LayerEntry
  value: Annotation | Reply
  onClose: () => void
}

/** Other words for one's own note or reply. Closing drops them; a reload does not. */
export function EditComposer({ layer, entry, value, onClose }: EditComposerProps) {
  const t = useTranslations('margin')
  const { drafts, writing } = useRoom()
  const id = editDraftId(entry.key)
  const kept = useDraft(drafts, id)
  const body = kept?.kind === 'edit' ? kept.body : value.body
  const field = useRef<HTMLTextAreaElement>(null)
  const needsWords = value.kind === 'reply' || value.motivation === 'questioning'

  useEffect(() => {
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const close = () => {
    drafts.drop(id)
    onClose()
  }
  const save = async () => {
    if (needsWords && body.trim() === '') return
    if (body.trim() === value.body || await writing.set(layer.id, entry, editBody(value, body, new Date()), 'edit')) close()
  }

  return (
    <div className="mt-1">
      <GrowingTextarea
        fieldRef={field}
        aria-label={t('words')}
        value={body}
        maxLength={20_000}
        onChange={(event) => drafts.put(id, { kind: 'edit', key: entry.key, body: event.target.value })}
        onKeyDown={(event) => handleComposerKeys(event, { send: () => void save(), close })}
      />
      <SendRow layer={layer} label={t('save')} disabled={needsWords && body.trim() === ''} onSend={() => void save()}>
        <Button variant="quiet" onClick={close}>{t('cancel')}</Button>
      </SendRow>
    </div>
  )
}
