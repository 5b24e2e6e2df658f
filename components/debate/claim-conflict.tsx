'use client'

import { GitFork } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDebate } from '@/components/debate/debate-context.ts'
import type { ShownEntry } from '@/components/debate/shown-claim.ts'
import { Button } from '@/components/ui/button.tsx'

/** What another device of one's own wrote meanwhile, beside what counts now: either can be taken. */
export function ClaimConflict({ entry }: { entry: ShownEntry }) {
  const t = useTranslations('marking.conflict')
  const { writing } = useDebate()
  return (
    <section className="conflict" aria-label={t('title')}>
      <p className="wait bad"><GitFork aria-hidden />{t('title')}</p>
      <p>{t('explain')}</p>
      <Button variant="line" onClick={() => void writing.settle(entry.key, entry.value)}>{t('keepNow')}</Button>
      {entry.conflict?.others.map((value, at) => (
        <div key={at} className="other">
          <p className={value.kind === 'claim' ? undefined : 'gone'} dir="auto">{value.kind === 'claim' ? value.body : t('gone')}</p>
          <Button variant="line" onClick={() => void writing.settle(entry.key, value)}>{t('keepThis')}</Button>
        </div>
      ))}
    </section>
  )
}
