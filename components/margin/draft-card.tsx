'use client'

import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { CardFrame } from '@/components/margin/card-frame.tsx'
import type { NoteDraft } from '@/components/margin/drafts.ts'
import { Kind } from '@/components/margin/kind.tsx'
import { MarkChoice } from '@/components/margin/mark-choice.tsx'
import { handleComposerKeys, SendRow } from '@/components/margin/send-row.tsx'
import { TagField } from '@/components/margin/tag-field.tsx'
import { WritingField } from '@/components/margin/writing-field.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'

interface DraftCardProps {
  id: string
  draft: NoteDraft
  selected: boolean
  pointed: boolean
  quoted?: boolean
}

/** A note being written. It is on this device until it is sent. */
export const DraftCard = memo(function DraftCard({ id, draft, selected, pointed, quoted = false }: DraftCardProps) {
  const t = useTranslations('margin')
  const { view, index, drafts, writing, select } = useRoom()
  const field = useRef<HTMLTextAreaElement>(null)
  const layer = view.layers.find((one) => one.id === draft.layerId)
  const asks = draft.motivation === 'questioning' ? 'yes' : 'no'

  useEffect(() => {
    if (!selected) return
    const element = field.current
    element?.focus({ preventScroll: true })
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [selected])

  if (layer === undefined) return null
  const send = async () => {
    if (await writing.note(id)) select(null)
  }
  const discard = () => {
    drafts.drop(id)
    select(null)
  }
  return (
    <CardFrame
      itemKey={id}
      selected={selected}
      pointed={pointed}
      label={t('draft.label', { asks })}
      openLabel={t('draft.open', { asks, text: draft.body.slice(0, 80) })}
      className={cn(`k-${draft.mark}`)}
      person={view.me}
      ring={layer.kind === 'private' ? 'private' : 'none'}
    >
      <div className="head">
        <b>{t('you')}</b>
        {!selected && <><span className="wait">{t('draft.state')}</span><Kind mark={draft.mark} /></>}
      </div>
      {quoted && <p className="quote">{index?.text.slice(draft.start, draft.end)}</p>}
      {selected ? (
        <>
          <MarkChoice mark={draft.mark} onChange={(mark) => drafts.put(id, { ...draft, mark })} />
          <WritingField
            fieldRef={field}
            layer={layer}
            aria-label={t('draft.field', { asks })}
            placeholder={t('draft.invite', { asks })}
            value={draft.body}
            onWords={(body) => drafts.put(id, { ...draft, body })}
            onKeyDown={(event) => handleComposerKeys(event, { send: () => void send(), close: () => select(null) })}
          />
          <TagField tags={draft.tags ?? []} onTags={(tags) => drafts.put(id, { ...draft, tags })} onKeyDown={(event) => handleComposerKeys(event, { send: () => void send(), close: () => select(null) })} />
          <SendRow layer={layer} before={view.layers.find((one) => one.id === draft.begunFor)} disabled={draft.body.trim() === ''} onSend={() => void send()}>
            <Button variant="quiet" onClick={discard}>{t('discard')}</Button>
          </SendRow>
        </>
      ) : <p className="say">{draft.body}</p>}
    </CardFrame>
  )
})
