'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ClaimField } from '@/components/debate/claim-field.tsx'
import { claimWords, isClaim, makeClaim } from '@/components/debate/make-claim.ts'
import { AnswersChoice } from '@/components/debate/to-debate/answers-choice.tsx'
import type { ClaimDraft, ClaimDrafts } from '@/components/debate/to-debate/claim-drafts.ts'
import { listClaims } from '@/components/debate/to-debate/claim-list.ts'
import { DebateChoice } from '@/components/debate/to-debate/debate-choice.tsx'
import { putClaim } from '@/components/debate/to-debate/put-claim.ts'
import { Quoted } from '@/components/debate/to-debate/quoted.tsx'
import type { DebateAsk, PutClaim } from '@/components/debate/to-debate/use-to-debate.ts'
import { useDebateRoom } from '@/components/debate/to-debate/use-debate-room.ts'
import { useDebates } from '@/components/debate/to-debate/use-debates.ts'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { maxClaim } from '@/lib/domain/annotation/entry-key.ts'
import { excerpt } from '@/lib/domain/course/excerpt.ts'

interface ToDebateDialogProps {
  ask: DebateAsk
  drafts: ClaimDrafts
  userId: string
  courseId: string
  language: string
  /** `put`: what was put forward, and where; null where somebody only left. */
  onClose: (put: PutClaim | null) => void
}

const nobody = ''

/** Puts a claim that rests on a passage forward in a debate of the course. */
export function ToDebateDialog({ ask, drafts, userId, courseId, language, onClose }: ToDebateDialogProps) {
  const t = useTranslations('toDebate')
  const say = useSentence()
  const [draft, setDraft] = useState<ClaimDraft>(() => drafts.find(ask.target) ?? { target: ask.target, body: ask.words === undefined ? '' : excerpt(ask.words, maxClaim - 1), debateId: null, to: null, relation: null })
  const debates = useDebates(userId, courseId, draft.debateId)
  const { view, session, snapshot, problem } = useDebateRoom(userId, debates.chosen)
  const [wrong, setWrong] = useState<{ about: 'words' | 'relation' | 'server'; message: string } | null>(() => (ask.refused === undefined ? null : { about: 'server', message: ask.refused }))
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // The browser tells of a dialog that closed after it is gone, which may be heard yet: that is nobody leaving.
  const done = useRef(false)
  const leave = () => { if (!done.current) onClose(null) }
  const rows = useMemo(() => listClaims(snapshot.entries.values()), [snapshot.entries])

  // Under a finger the keyboard would cover what one has not read yet.
  useEffect(() => { if (matchMedia('(pointer: fine)').matches) field.current?.focus() }, [])

  const change = (part: Partial<ClaimDraft>) => {
    const next = { ...draft, debateId: debates.chosen, ...part }
    setDraft(next)
    drafts.put(next)
    setWrong(null)
  }
  // Of another debate, or taken back: its place is not here.
  const to = rows.some(({ key }) => key === draft.to) ? draft.to : null
  const exact = ask.target?.selector[1].exact ?? ''
  const barred = view === null ? null
    : !view.room.mayWrite ? t('readOnly')
      : ask.target !== undefined && !(ask.target.version in view.readings) ? t('notOpen')
        : snapshot.status === 'ended' ? t('ended')
          : null

  const put = async () => {
    if (busy || session === null || view === null || barred !== null) return
    if (!isClaim(draft.body)) {
      setWrong({ about: 'words', message: claimWords(draft.body) === '' ? t('problems.words') : t('problems.tooLong', { most: maxClaim }) })
      field.current?.focus()
      return
    }
    if (to !== null && draft.relation === null) {
      setWrong({ about: 'relation', message: t('problems.relation') })
      return
    }
    setBusy(true)
    setWrong(null)
    const claim = makeClaim({ body: claimWords(draft.body), target: ask.target, answers: to === null || draft.relation === null ? null : { to, relation: draft.relation }, now: new Date() })
    try {
      const outcome = await putClaim(session, claim)
      if (outcome.kind === 'refused') setWrong({ about: 'server', message: outcome.message })
      else {
        drafts.drop(ask.target)
        done.current = true
        onClose({ kind: outcome.kind, key: outcome.key, claim, debateId: view.debate.id, question: view.debate.question, roomId: view.room.roomId, handle: view.room.handle })
      }
    } catch {
      setWrong({ about: 'server', message: t('problems.notKept') })
    }
    setBusy(false)
  }

  return (
    <Dialog open onOpenChange={(open) => { if (!open) leave() }}>
      <DialogContent title={t('title')} className="max-w-130">
        {exact !== '' && <Quoted words={exact} language={language} />}
        <DebateChoice debates={debates} />
        {(problem !== null || barred !== null) && <Notice {...(barred === null && { tone: 'error' })} className="mt-3">{barred ?? say(problem ?? nobody)}</Notice>}
        <div className="mt-5">
          <ClaimField fieldRef={field} label={t('claim')} value={draft.body} onWords={(body) => change({ body })} onSend={() => void put()} onClose={leave} />
          {wrong?.about === 'words' && <p role="alert" className="mt-1 text-small font-medium text-rubric">{wrong.message}</p>}
          {isClaim(exact) && draft.body.trim() === '' && <button type="button" className="word-button mt-1 text-small" onClick={() => { change({ body: claimWords(exact) }); field.current?.focus() }}>{t('usePassage')}</button>}
        </div>
        {(debates.open === null || debates.chosen !== null) && (
          <AnswersChoice
            rows={rows} loaded={snapshot.loaded} to={to} relation={draft.relation} onChange={(next, relation) => change({ to: next, relation })}
            nameOf={({ handle, mine }) => (mine ? t('you') : (view?.people[handle]?.name ?? nobody))} error={wrong?.about === 'relation' ? wrong.message : undefined}
          />
        )}
        {wrong?.about === 'server' && <Notice tone="error" className="mt-4"><b>{t('refused')}</b> {say(wrong.message)}</Notice>}
        <Actions>
          <Button size="big" variant="primary" aria-disabled={busy || session === null || barred !== null} onClick={() => void put()}>{t('put')}</Button>
          <DialogClose><Button size="big" variant="quiet">{t('cancel')}</Button></DialogClose>
          <p className="ml-auto text-micro text-ink-3">{t('seen')}</p>
        </Actions>
      </DialogContent>
    </Dialog>
  )
}
