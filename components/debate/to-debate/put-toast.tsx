'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { takeBack } from '@/components/debate/to-debate/put-claim.ts'
import type { PutClaim } from '@/components/debate/to-debate/use-to-debate.ts'
import { Button } from '@/components/ui/button.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { busyRooms } from '@/lib/client/busy-rooms.ts'
import { openLayer } from '@/lib/client/layer-session.ts'
import { syncUrl } from '@/lib/client/sync-url.ts'

/** Long enough to be read and reached. */
const shownFor = 12_000

interface PutToastProps {
  put: PutClaim
  userId: string
  courseId: string
  onClose: () => void
}

/** Where a claim went, with the way there and the way back. It stays while somebody is at it. */
export function PutToast({ put, userId, courseId, onClose }: PutToastProps) {
  const t = useTranslations('toDebate')
  const [undone, setUndone] = useState(false)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(onClose, shownFor)
    return () => clearTimeout(timer)
  }, [held, onClose, undone])

  const undo = async () => {
    setUndone(true)
    const session = openLayer({ serverUrl: syncUrl(), roomId: put.roomId, handle: put.handle, userId })
    await takeBack(session, put.key, put.claim)
    busyRooms.hold(userId, session)
  }
  const fragment = new URLSearchParams({ c: put.key }).toString()
  return (
    <p onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className="line-clamp-2 min-w-0">{undone ? t('undone') : t(put.kind === 'there' ? 'done' : 'waits', { question: put.question })}</span>
      {!undone && <Link href={`/courses/${courseId}/debates/${put.debateId}#${fragment}`} className={`${textLink} flex-none px-2 py-1`}>{t('see')}</Link>}
      {!undone && <Button variant="quiet" onClick={() => void undo()}>{t('undo')}</Button>}
      <Button size="icon" variant="quiet" aria-label={t('close')} onClick={onClose}><X aria-hidden /></Button>
    </p>
  )
}
