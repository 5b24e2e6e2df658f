'use client'

import { Check, CircleAlert, CloudOff, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SavingState } from '@/components/reader/saving.ts'
import { Spinner } from '@/components/ui/spinner.tsx'

const icons: Record<SavingState['kind'], LucideIcon | null> = {
  saved: Check, saving: null, connecting: null, waiting: CloudOff, offline: CloudOff, ended: CircleAlert,
}

/** Whether what was written is safe, in one word; on a phone as a picture with the word for the ear. Each word is an element of its own: the next does not move it. */
export function SavingStatus({ saving }: { saving: SavingState }) {
  const t = useTranslations('reader')
  const Icon = icons[saving.kind]
  return (
    <span role="status" data-saving={saving.kind} className={`inline-flex items-center gap-1.5 px-3 sm:min-w-30 sm:justify-end text-small max-sm:px-2 [&_svg]:size-3.5 max-sm:[&_svg]:size-4 ${saving.kind === 'ended' ? 'text-rubric' : 'text-ink-3'}`}>
      {Icon === null ? <Spinner /> : <Icon aria-hidden />}
      <span key={saving.kind} className="max-sm:sr-only">{t(`saving.${saving.kind}`, { count: saving.waiting })}</span>
    </span>
  )
}
