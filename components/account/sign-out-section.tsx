'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { useSignOut } from './use-sign-out.tsx'

export function SignOutSection({ userId }: { userId: string }) {
  const { signOut, question } = useSignOut(userId)
  const [problem, setProblem] = useState<string | null>(null)
  const everywhere = async () => {
    setProblem(null)
    try {
      await api.post('/api/account/sign-out-everywhere')
      location.assign('/sign-in')
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3">{problem}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button size="big" variant="line" onClick={signOut}>Sign out</Button>
        <Button size="big" variant="danger" onClick={() => void everywhere()}>Sign out everywhere</Button>
      </div>
      {question}
    </>
  )
}
