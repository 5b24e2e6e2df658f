'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { editDraftId } from '@/components/margin/drafts.ts'
import { editBody, editTags } from '@/components/margin/entries.ts'
import { handleComposerKeys, SendRow } from '@/components/margin/send-row.tsx'
import { TagField } from '@/components/margin/tag-field.tsx'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { WritingField } from '@/components/margin/writing-field.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, Reply } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const noTags: readonly string[] = []

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
  const own = (value.kind === 'annotation' ? value.tags : undefined) ?? noTags
  const tags = (kept?.kind === 'edit' ? kept.tags : undefined) ?? own
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
    const now = new Date()
    const worded = body.trim() === value.body ? value : editBody(value, body, now)
    const next = worded.kind === 'annotation' && tags.join() !== own.join() ? editTags(worded, tags, now) : worded
    if (next === value || await writing.set(layer.id, entry, next, 'edit')) close()
  }

  return (
    <div className="mt-1">
      <WritingField
        fieldRef={field}
        layer={layer}
        aria-label={t('words')}
        value={body}
        onWords={(words) => drafts.put(id, { kind: 'edit', key: entry.key, body: words, ...(tags !== own && { tags: [...tags] }) })}
        onKeyDown={(event) => handleComposerKeys(event, { send: () => void save(), close })}
      />
      {value.kind === 'annotation' && <TagField tags={tags} onTags={(next) => drafts.put(id, { kind: 'edit', key: entry.key, body, tags: next })} />}
      <SendRow layer={layer} label={t('save')} disabled={needsWords && body.trim() === ''} onSend={() => void save()}>
        <Button variant="quiet" onClick={close}>{t('cancel')}</Button>
      </SendRow>
    </div>
  )
}
