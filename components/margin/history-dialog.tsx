'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Kind } from '@/components/margin/kind.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { sayWhenFully } from '@/components/margin/when.ts'
import { Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { api } from '@/lib/client/api.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { RevisionView } from '@/lib/domain/annotation/revision-view.ts'

interface HistoryDialogProps {
  roomId: string
  entryKey: string
  onClose: () => void
}

/** What a note or reply said before, from its room's record, the newest first. */
export function HistoryDialog({ roomId, entryKey, onClose }: HistoryDialogProps) {
  const t = useTranslations('marking.history')
  const language = useLocale()
  const [revisions, setRevisions] = useState<readonly RevisionView[] | 'failed' | null>(null)
  useEffect(() => {
    let gone = false
    api.get<{ revisions: RevisionView[] }>(`/api/rooms/${roomId}/entries/${encodeURIComponent(entryKey)}/revisions`).then(
      (found) => { if (!gone) setRevisions(found.revisions.toReversed()) },
      () => { if (!gone) setRevisions('failed') },
    )
    return () => { gone = true }
  }, [roomId, entryKey])
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }}>
      <DialogContent title={t('title')} className="max-w-130">
        {revisions === null && <p role="status" className="text-ink-3">{t('loading')}</p>}
        {revisions === 'failed' && <p role="alert" className="text-rubric">{t('failed')}</p>}
        {revisions !== null && revisions !== 'failed' && (
          <ol className="history">
            {revisions.map(({ at, value, lost }, which) => (
              <li key={`${at}-${which}`}>
                <p className="when"><time dateTime={at}>{sayWhenFully(at, language)}</time>{which === 0 && <b>{t('now')}</b>}{lost && <span className="wait bad">{t('lost')}</span>}</p>
                <OneRevision value={value} />
              </li>
            ))}
          </ol>
        )}
      </DialogContent>
    </Dialog>
  )
}

function OneRevision({ value }: { value: EntryValue }) {
  const t = useTranslations('marking.history')
  if (value.kind === 'withdrawal') return <p className="gone">{t('takeBack')}</p>
  if (value.kind === 'claim') return <p className="font-read" dir="auto">{value.body}</p>
  if (value.kind !== 'annotation' && value.kind !== 'reply') return null
  return (
    <>
      {value.kind === 'annotation' && <p className="quote">{value.target.selector[1].exact}</p>}
      {value.body === '' ? value.kind === 'annotation' && <Kind mark={value.mark} /> : <MarkdownBody source={value.body} />}
      {value.kind === 'annotation' && (value.tags?.length ?? 0) > 0 && <p className="text-micro text-ink-3">{t('tags', { tags: value.tags?.join(', ') ?? '' })}</p>}
    </>
  )
}
