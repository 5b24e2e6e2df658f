'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { AcceptResult } from '@/lib/domain/account/account-input.ts'

/** For someone who is signed in already: one press. */
export function AcceptForm({ token, course }: { token: string; course: string }) {
  const t = useTranslations('door')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const accept = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { courseId } = await api.post<AcceptResult>('/api/invitations/accept', { token })
      location.assign(`/courses/${courseId}`)
    } catch (error) {
      setProblem(problemOf(error).message)
      setBusy(false)
    }
  }
  return (
    <form method="post" onSubmit={(event) => { event.preventDefault(); if (!busy) void accept() }}>
      {problem !== null && <Notice tone="error" className="mb-4"><Said>{problem}</Said></Notice>}
      <Submit busy={busy} busyLabel={t('join.busy')} className="w-full">{t('join.join', { course })}</Submit>
    </form>
  )
}
