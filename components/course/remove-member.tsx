'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Actions, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { MemberView } from '@/lib/domain/course/views.ts'

export function RemoveMember({ courseId, member, onDone }: { courseId: string; member: MemberView; onDone: () => void }) {
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
    <DialogContent title={`Remove ${member.name}?`} description={`${member.name} no longer sees this course or anything in it. What they wrote for others stays. An invitation can bring them back.`}>
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <Actions>
        <DialogClose asChild><Button size="big" variant="line">Cancel</Button></DialogClose>
        <Button size="big" variant="danger" onClick={() => void remove()}>Remove from the course</Button>
      </Actions>
    </DialogContent>
  )
}
