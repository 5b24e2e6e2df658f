'use client'

import { useLocale, useTranslations } from 'next-intl'
import { sayWhen, sayWhenFully } from '@/components/margin/when.ts'

/** When it was written, in short; changed since, if so. */
export function WhenWritten({ written, edited }: { written: string; edited?: string | undefined }) {
  const t = useTranslations('margin')
  const language = useLocale()
  const whole = sayWhenFully(written, language)
  return (
    <time className="when" dateTime={written} title={edited === undefined ? whole : t('changedAt', { written: whole, edited: sayWhenFully(edited, language) })}>
      {sayWhen(written, new Date(), language)}{edited !== undefined && <span> · {t('edited')}</span>}
    </time>
  )
}
