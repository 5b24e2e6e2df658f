'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { stanceIcons } from '@/components/margin/kind.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { stances, type Stance } from '@/lib/domain/annotation/mark.ts'

export function StanceChoice({ stance, onChange }: { stance: Stance; onChange: (stance: Stance) => void }) {
  const t = useTranslations('margin')
  const name = useId()
  return (
    <fieldset className="stances">
      <legend className="sr-only">{t('stanceChoice')}</legend>
      {stances.map((one) => {
        const offers = t(`stances.offers.${one}`)
        const Icon = one === 'plain' ? null : stanceIcons[one]
        return (
          <label key={one}>
            <input type="radio" name={name} aria-label={offers} checked={one === stance} onChange={() => onChange(one)} />
            <span className={cn('stance', one)}>{Icon && <Icon aria-hidden />}{offers}</span>
          </label>
        )
      })}
    </fieldset>
  )
}
