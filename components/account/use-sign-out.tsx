'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { clearDeviceTraces, countDeviceDrafts } from '@/components/margin/device-drafts.ts'
import { findSamplePath } from '@/components/door/sample-path.ts'
import { clearOutbox, countOutbox } from '@/lib/client/outbox.ts'
import { forgetLayers } from '@/lib/client/layer-cache.ts'
import { forgetKept, setWho } from '@/lib/client/offline/keep.ts'
import { signOut as endSession } from '@/lib/client/sign-in.ts'

/** Signs out; where notes still wait on this device, or were begun and not sent, asks first what is to become of them. */
export function useSignOut(userId: string): { signOut: () => void; question: ReactNode } {
  const t = useTranslations('account')
  const [waiting, setWaiting] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)

  /** `keep`: what was opened stays on this device as well. */
  const leave = async ({ clear, keep }: { clear: boolean; keep: boolean }) => {
    try {
      if (clear) {
        await clearOutbox(userId)
        clearDeviceTraces(userId)
      }
      await endSession()
      // On a computer that others use nothing stays that was not asked for; and nothing opens for who is not signed in.
      if (keep) await setWho(null)
      else await Promise.all([forgetKept(userId), forgetLayers(userId)])
      location.assign(findSamplePath() ?? '/sign-in')
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }

  const signOut = async () => {
    setProblem(null)
    const unsent = countDeviceDrafts(userId) + await countOutbox(userId).catch(() => 0)
    if (unsent === 0) await leave({ clear: false, keep: false })
    else setWaiting(unsent)
  }

  const question = (
    <Dialog open={waiting > 0 || problem !== null} onOpenChange={(open) => { if (!open) { setWaiting(0); setProblem(null) } }}>
      <DialogContent
        title={waiting === 0 ? t('leave.still') : t('leave.waiting', { count: waiting })}
        {...(waiting > 0 && { description: t('leave.explain', { count: waiting }) })}
      >
        {problem !== null && <Notice tone="error"><Said>{problem}</Said></Notice>}
        <Actions>
          {waiting > 0
            ? (
                <>
                  <Button size="big" variant="primary" onClick={() => void leave({ clear: false, keep: true })}>{t('leave.keep')}</Button>
                  <Button size="big" variant="danger" onClick={() => void leave({ clear: true, keep: false })}>{t('leave.delete')}</Button>
                </>
              )
            : <Button size="big" variant="primary" onClick={() => void leave({ clear: false, keep: false })}>{t('leave.again')}</Button>}
          <DialogClose><Button size="big" variant="quiet">{t('leave.stay')}</Button></DialogClose>
        </Actions>
      </DialogContent>
    </Dialog>
  )

  return { signOut: () => void signOut(), question }
}
