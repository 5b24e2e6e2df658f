'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDebate } from '@/components/debate/debate-context.ts'
import { Button } from '@/components/ui/button.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'

/** What the server did not take: kept for its author alone, with the reason. */
export function RefusedClaims({ refused }: { refused: readonly RefusedDraft[] }) {
  const t = useTranslations('debate.refused')
  const say = useSentence()
  const { writing, focusOn } = useDebate()
  if (refused.length === 0) return null
  return (
    <section className="refused" aria-label={t('title')}>
      <p className="wait bad"><Lock aria-hidden />{t('title')}</p>
      <ul>
        {refused.map(({ key, value, message }) => (
          <li key={key}>
            {value.kind === 'claim' && <p className="font-read" dir="auto">{value.body}</p>}
            <p className="text-small text-ink-2">{t(value.kind === 'claim' ? 'claim' : 'other', { reason: say(message) })}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button variant="line" onClick={() => void writing.resend(key, value).then(() => focusOn(key, 'add'))}>{t('again')}</Button>
              <Button variant="quiet" onClick={() => void writing.discard(key).then(() => focusOn('add'))}>{t('discard')}</Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
