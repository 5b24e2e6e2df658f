'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import type { SessionView } from '@/lib/domain/account/views.ts'

/** Where one is signed in, each to be ended. `since`: by id, in words. */
export function SessionList({ sessions, since }: { sessions: readonly SessionView[]; since: Record<string, string> }) {
  const router = useRouter()
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
      {problem !== null && <Notice tone="error" className="mb-3">{problem}</Notice>}
      <ul>
        {sessions.map(({ id, device, current }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 border-b border-rule py-1.5 last:border-b-0">
            <div className="min-w-0 flex-1">
              <p className="truncate">{device}{current && <span className="text-ink-3"> (this one)</span>}</p>
              <p className="text-small text-ink-3">since {since[id]}</p>
            </div>
            {!current && <Button variant="line" aria-label={`End the session on ${device}, since ${since[id] ?? ''}`} onClick={() => void end(id)}>End it</Button>}
          </li>
        ))}
      </ul>
    </>
  )
}
