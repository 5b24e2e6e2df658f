'use client'

import { GitFork } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** What another device of one's own wrote meanwhile, beside what counts now: nothing is lost, and either can be taken. */
export function ConflictBox({ layer, entry }: { layer: LayerView; entry: LayerEntry }) {
  const t = useTranslations('marking.conflict')
  const { writing } = useRoom()
  if (entry.conflict === undefined) return null
  return (
    <section className="conflict" aria-label={t('title')}>
      <p className="wait bad"><GitFork aria-hidden />{t('title')}</p>
      <p>{t('explain')}</p>
      <Button variant="line" onClick={() => void writing.settle(layer.id, entry.key, entry.value)}>{t('keepNow')}</Button>
      {entry.conflict.others.map((value, at) => (
        <div key={at} className="other">
          {value.kind === 'annotation' || value.kind === 'reply' ? <MarkdownBody source={value.body} /> : <p className="gone">{t('gone')}</p>}
          <Button variant="line" onClick={() => void writing.settle(layer.id, entry.key, value)}>{t('keepThis')}</Button>
        </div>
      ))}
    </section>
  )
}
