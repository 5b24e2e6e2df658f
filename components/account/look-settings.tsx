'use client'

import { useTranslations } from 'next-intl'
import { LookControls } from '@/components/account/look-controls.tsx'

/** How readings look, as the account keeps it, with a line to see it by. */
export function LookSettings() {
  const t = useTranslations('account')
  return (
    <div className="grid max-w-90 gap-5">
      <LookControls />
      <p className="max-w-[60ch] font-read text-read text-ink-2">{t('sizeExample')}</p>
    </div>
  )
}
