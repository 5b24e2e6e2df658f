'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { findSamplePath } from '@/components/door/sample-path.ts'
import { clearOutbox, countOutbox } from '@/lib/client/outbox.ts'
import { signOut as endSession } from '@/lib/client/sign-in.ts'

/** Signs out; where notes still wait on this device, asks first what is to become of them. */
export function useSignOut(userId: string): { signOut: () => void; question: ReactNode } {
  const t = useTranslations('account')
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)

  const leave = async (clear: boolean) => {
    try {
      if (clear) await clearOutbox(userId)
      await endSession()
      location.assign(findSamplePath() ?? '/sign-in')
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }

  const signOut = async () => {
    setProblem(null)
    const unsent = await countOutbox(userId).catch(() => 0)
    if (unsent === 0) await leave(false)
    else setWaiting(unsent)
  }

  const question = (
    <Dialog open={waiting > 0 || problem !== null} onOpenChange={(open) => { if (!open) { setWaiting(0); setProblem(null) } }}>
      <DialogContent
        title={waiting === 0 ? t('leave.still') : t('leave.waiting', { count: waiting })}
        {...(waiting > 0 && { description: t('leave.explain') })}
      >
        {problem !== null && <Notice tone="error"><Said>{problem}</Said></Notice>}
        <Actions>
          {waiting > 0
            ? (
                <>
                  <Button size="big" variant="primary" onClick={() => void leave(false)}>{t('leave.keep')}</Button>
                  <Button size="big" variant="danger" onClick={() => void leave(true)}>{t('leave.delete')}</Button>
                </>
              )
            : <Button size="big" variant="primary" onClick={() => void leave(false)}>{t('leave.again')}</Button>}
          <DialogClose asChild><Button size="big" variant="quiet">{t('leave.stay')}</Button></DialogClose>
        </Actions>
      </DialogContent>
    </Dialog>
  )

  return { signOut: () => void signOut(), question }
}
