'use client'

import { useState } from 'react'
import { CopyLink } from '@/components/ui/copy-link.tsx'
import { Actions, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { ResetLinkResult } from '@/lib/domain/course/course-input.ts'
import type { MemberView } from '@/lib/domain/course/views.ts'

/** For someone who forgot a password: an address to hand to them, and to nobody else. */
export function ResetLink({ courseId, member }: { courseId: string; member: MemberView }) {
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
    <DialogContent title="A new password" description={`The link lets whoever opens it choose a new password for ${member.name}, once. Give it to ${member.name} only. It is shown this one time.`}>
      {problem !== null && <Notice tone="error" className="mb-4">{problem}</Notice>}
      {url === null
        ? <Actions className="mt-0"><Submit type="button" busy={busy} busyLabel="Making the link" onClick={() => { if (!busy) void make() }}>Make the link</Submit></Actions>
        : <CopyLink label={`Link for ${member.name}`} url={url} />}
    </DialogContent>
  )
}
