'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { nameTime } from '@/components/course/times.ts'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { SessionView } from '@/lib/domain/account/views.ts'
import { useZone } from '@/components/ui/use-zone.ts'

/** Where one is signed in, each to be ended. `now`: when the page was made, ISO 8601. */
export function SessionList({ sessions, now }: { sessions: readonly SessionView[]; now: string }) {
  const t = useTranslations('account')
  const words = useTranslations('course')
  const language = useLocale()
  const say = useSentence()
  const router = useRouter()
  const zone = useZone()
  const [problem, setProblem] = useState<string | null>(null)
  const end = async (id: string) => {
    setProblem(null)
    try {
      await api.delete(`/api/account/sessions/${id}`)
      router.refresh()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
      <ul>
        {sessions.map(({ id, device, current, createdAt }) => {
          const since = t('sessions.since', { when: nameTime(words, language, new Date(createdAt), new Date(now), zone) })
          return (
            <li key={id} className="flex min-h-12 items-center gap-3 border-b border-rule py-1.5 last:border-b-0">
              <div className="min-w-0 flex-1">
                <p className="truncate">{say(device)}{current && <span className="text-ink-3"> {t('sessions.this')}</span>}</p>
                <p className="text-small text-ink-3">{since}</p>
              </div>
              {!current && <Button variant="line" aria-label={t('sessions.endLabel', { device: say(device), since })} onClick={() => void end(id)}>{t('sessions.end')}</Button>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
