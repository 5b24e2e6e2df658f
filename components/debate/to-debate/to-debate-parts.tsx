'use client'

import { ClaimNotices } from '@/components/debate/to-debate/claim-notices.tsx'
import { PutToast } from '@/components/debate/to-debate/put-toast.tsx'
import { ToDebateDialog } from '@/components/debate/to-debate/to-debate-dialog.tsx'
import type { ToDebatePartsProps } from '@/components/debate/to-debate/use-to-debate.ts'
import type { RefusedElsewhere } from '@/lib/client/busy-rooms.ts'

/** The dialog, what is said of a claim afterwards, and what is said of one that was begun or refused. */
export function ToDebateParts({ ask, put, begun, refused, drafts, userId, courseId, language, onClose, onHeard, onBegin, onDiscard, onLater }: ToDebatePartsProps) {
  const change = (one: RefusedElsewhere) => {
    const { value, key, message } = one.draft
    if (value.kind !== 'claim') return
    const { target, body, answers } = value
    // First kept here, then gone there.
    drafts.put({ target, body, debateId: null, to: answers?.to ?? null, relation: answers?.relation ?? null })
    void one.session.discard(key)
    onBegin({ target, refused: message })
  }
  return (
    <>
      <ClaimNotices begun={begun} onGoOn={({ target }) => onBegin({ target })} onDiscard={onDiscard} onLater={onLater} refused={refused} onChange={change} />
      <div className="deed-toast" role="status">{put !== null && <PutToast key={put.key} put={put} userId={userId} courseId={courseId} onClose={onHeard} />}</div>
      {ask !== null && <ToDebateDialog ask={ask} drafts={drafts} userId={userId} courseId={courseId} language={language} onClose={onClose} />}
    </>
  )
}
