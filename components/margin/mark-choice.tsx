'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Kind, markIcons, useMarkWord } from '@/components/margin/kind.tsx'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

/** Which of the six marks a note carries. */
export function MarkChoice({ mark, onChange }: { mark: Mark; onChange: (mark: Mark) => void }) {
  const t = useTranslations('margin')
  const wordOf = useMarkWord()
  const name = useId()
  return (
    <fieldset className="kinds">
      <legend className="sr-only">{t('markChoice')}</legend>
      {marks.map((one) => {
        const word = wordOf(one)
        const Icon = markIcons[one]
        return (
          <label key={one} className={`k-${one}`} title={word}>
            <input type="radio" name={name} aria-label={word} checked={one === mark} onChange={() => onChange(one)} />
            <Icon aria-hidden />
          </label>
        )
      })}
      <Kind mark={mark} className="name" />
    </fieldset>
  )
}
