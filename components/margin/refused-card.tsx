'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo } from 'react'
import { CardFrame } from '@/components/margin/card-frame.tsx'
import { bodyOf } from '@/components/margin/entries.ts'
import { Kind } from '@/components/margin/kind.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** What may be done with words the server did not take. */
function RefusedActions({ layer, refused }: { layer: LayerView; refused: RefusedDraft }) {
  const t = useTranslations('margin')
  const { writing } = useRoom()
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button variant="line" onClick={() => void writing.resend(layer.id, refused.key, refused.value)}>{t('sendAgain')}</Button>
      <Button variant="quiet" onClick={() => void writing.discard(layer.id, refused.key)}>{t('discard')}</Button>
    </div>
  )
}

interface RefusedCardProps {
  itemKey: string
  layer: LayerView
  refused: RefusedDraft
  selected: boolean
  pointed: boolean
}

/** A note the server refused: kept for its author alone, with the reason. */
export const RefusedCard = memo(function RefusedCard({ itemKey, layer, refused, selected, pointed }: RefusedCardProps) {
  const t = useTranslations('margin')
  const { view } = useRoom()
  const { value } = refused
  return (
    <CardFrame itemKey={itemKey} selected={selected} pointed={pointed} label={t('refused.label')} openLabel={t('refused.open', { reason: refused.message })} person={view.me} ring="private">
      <div className="head">
        <b>{t('you')}</b>
        <span className="wait bad"><Lock aria-hidden />{t('refused.state')}</span>
        {value.kind === 'annotation' && <Kind mark={value.mark} />}
      </div>
      {value.kind === 'withdrawal'
        ? <p className="gone">{t('refused.takeBack')}</p>
        : <div className="say"><MarkdownBody source={bodyOf(value)} /></div>}
      <div className="tail"><span>{refused.message}</span></div>
      {selected && <RefusedActions layer={layer} refused={refused} />}
    </CardFrame>
  )
})

/** The same for a reply, in its thread. */
export function RefusedReply({ layer, refused }: { layer: LayerView; refused: RefusedDraft }) {
  const t = useTranslations('margin')
  return (
    <div className="composer">
      <p className="wait bad"><Lock aria-hidden />{t('refused.reply')}</p>
      <MarkdownBody source={bodyOf(refused.value)} />
      <p className="mt-1 text-micro text-ink-3">{refused.message}</p>
      <RefusedActions layer={layer} refused={refused} />
    </div>
  )
}
