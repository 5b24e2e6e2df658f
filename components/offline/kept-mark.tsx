'use client'

import { CloudOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { listKept } from '@/lib/client/offline/keep.ts'

/** Shows beside a reading that it opens without a network. */
export function KeptMark({ userId, readingId }: { userId: string; readingId: string }) {
  const t = useTranslations('offline')
  const [kept, setKept] = useState(false)
  useEffect(() => {
    let stale = false
    listKept(userId).then((pages) => { if (!stale) setKept(pages.some(({ path }) => path === `/readings/${readingId}`)) }, () => undefined)
    return () => { stale = true }
  }, [userId, readingId])
  if (!kept) return null
  return <span title={t('kept')} className="relative ml-1.5 inline-block align-[-2px]"><CloudOff aria-hidden className="size-3.5 text-ink-3" /><span className="sr-only">{t('kept')}</span></span>
}
