'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { InvitationView } from '@/lib/domain/course/views.ts'

/** Links that were made, and until when each lets someone in. `until`: by id, in words of the course's zone. */
export function InvitationList({ courseId, invitations, until }: { courseId: string; invitations: readonly InvitationView[]; until: Record<string, string> }) {
  const t = useTranslations('course')
  const router = useRouter()
  const [problem, setProblem] = useState<string | null>(null)
  const revoke = async (id: string) => {
    setProblem(null)
    try {
      await api.delete(`/api/courses/${courseId}/invitations/${id}`)
      router.refresh()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
      <ul className="grid gap-3">
        {invitations.map((invitation) => {
          const name = [t(`roles.${invitation.role}`), invitation.group].filter(Boolean).join(', ')
          return (
            <li key={invitation.id} className="flex items-start gap-3">
              <div className="min-w-0 flex-1">
                <p className={cn('truncate', invitation.state !== 'open' && 'text-ink-3')}>{name}</p>
                <p className="text-small text-ink-3">
                  {t('invite.state', { state: invitation.state, when: until[invitation.id] ?? '', count: invitation.uses })}
                </p>
              </div>
              {invitation.state === 'open' && <Button variant="line" aria-label={t('invite.revokeLabel', { name })} onClick={() => void revoke(invitation.id)}>{t('invite.revoke')}</Button>}
            </li>
          )
        })}
      </ul>
    </>
  )
}
