'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Actions, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { MemberView } from '@/lib/domain/course/views.ts'

export function RemoveMember({ courseId, member, onDone }: { courseId: string; member: MemberView; onDone: () => void }) {
  const t = useTranslations('course')
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    try {
      await api.delete(`/api/courses/${courseId}/members/${member.userId}`)
      onDone()
      router.refresh()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <DialogContent title={t('members.removeTitle', { name: member.name })} description={t('members.removeExplain', { name: member.name })}>
      {problem !== null && <Notice tone="error"><Said>{problem}</Said></Notice>}
      <Actions>
        <DialogClose><Button size="big" variant="line">{t('cancel')}</Button></DialogClose>
        <Button size="big" variant="danger" onClick={() => void remove()}>{t('members.remove')}</Button>
      </Actions>
    </DialogContent>
  )
}
