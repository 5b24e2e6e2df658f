'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { api } from '@/lib/client/api.ts'

/** Whether members may download the file that the reading was made from. */
export function ShareOriginal({ readingId, shared }: { readingId: string; shared: boolean }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const [on, setOn] = useState(shared)
  const [trouble, setTrouble] = useState<string | null>(null)
  const turn = async (next: boolean) => {
    setOn(next)
    setTrouble(null)
    try {
      await api.put(`/api/readings/${readingId}/original`, { shared: next })
    } catch (error) {
      setOn(!next)
      setTrouble(problemOf(error).message)
    }
  }
  return (
    <>
      <Switch label={t('text.shared')} checked={on} onChange={(event) => void turn(event.currentTarget.checked)} aria-describedby="shared-hint" />
      <p id="shared-hint" className="text-small text-ink-3">{t('text.sharedHint')}</p>
      {trouble !== null && <Notice tone="error" className="mt-3">{say(trouble)}</Notice>}
    </>
  )
}
