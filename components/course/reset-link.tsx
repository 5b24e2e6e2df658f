'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CopyLink } from '@/components/ui/copy-link.tsx'
import { Actions, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { ResetLinkResult } from '@/lib/domain/course/course-input.ts'
import type { MemberView } from '@/lib/domain/course/views.ts'

/** For someone who forgot a password: an address to hand to them, and to nobody else. */
export function ResetLink({ courseId, member }: { courseId: string; member: MemberView }) {
  const t = useTranslations('course')
  const [url, setUrl] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const make = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setUrl((await api.post<ResetLinkResult>(`/api/courses/${courseId}/members/${member.userId}/reset-link`)).url)
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <DialogContent title={t('members.resetTitle')} description={t('members.resetExplain', { name: member.name })}>
      {problem !== null && <Notice tone="error" className="mb-4"><Said>{problem}</Said></Notice>}
      {url === null
        ? <Actions className="mt-0"><Submit type="button" busy={busy} busyLabel={t('members.resetBusy')} onClick={() => { if (!busy) void make() }}>{t('members.resetMake')}</Submit></Actions>
        : <CopyLink label={t('members.resetFor', { name: member.name })} url={url} />}
    </DialogContent>
  )
}
