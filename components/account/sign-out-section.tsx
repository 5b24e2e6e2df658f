'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { forgetLayers } from '@/lib/client/layer-cache.ts'
import { forgetKept } from '@/lib/client/offline/keep.ts'
import { useSignOut } from './use-sign-out.tsx'

export function SignOutSection({ userId }: { userId: string }) {
  const t = useTranslations('account')
  const { signOut, question } = useSignOut(userId)
  const [problem, setProblem] = useState<string | null>(null)
  const everywhere = async () => {
    setProblem(null)
    try {
      await api.post('/api/account/sign-out-everywhere')
      await Promise.all([forgetKept(userId), forgetLayers(userId)])
      location.assign('/sign-in')
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <>
      {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
      <div className="flex flex-wrap gap-2">
        <Button size="big" variant="line" onClick={signOut}>{t('signOut')}</Button>
        <Button size="big" variant="danger" onClick={() => void everywhere()}>{t('leave.everywhere')}</Button>
      </div>
      {question}
    </>
  )
}
