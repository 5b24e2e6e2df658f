'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { ClaimComposer } from '@/components/debate/claim-composer.tsx'
import { ClaimPane } from '@/components/debate/claim-pane.tsx'
import { claimKeys } from '@/components/debate/claim-keys.ts'
import { DebateAnnouncer } from '@/components/debate/debate-announcer.tsx'
import { DebateBar } from '@/components/debate/debate-bar.tsx'
import { DebateContext, type DebateRoom as Room } from '@/components/debate/debate-context.ts'
import { Legend } from '@/components/debate/legend.tsx'
import type { Answers } from '@/components/debate/make-claim.ts'
import { PathBack } from '@/components/debate/path-back.tsx'
import { PrintedDebate } from '@/components/debate/printed-debate.tsx'
import { RefusedClaims } from '@/components/debate/refused-claims.tsx'
import { branchShowing } from '@/components/debate/shown-claim.ts'
import { AddClaim, Thesis } from '@/components/debate/thesis.tsx'
import { useDebatePlace } from '@/components/debate/use-debate-place.ts'
import { useDebateSession } from '@/components/debate/use-debate-session.ts'
import { useDebateWriting } from '@/components/debate/use-debate-writing.ts'
import { useFocusOn } from '@/components/debate/use-focus-on.ts'
import { useSteady } from '@/components/debate/use-steady.ts'
import { DeedToast } from '@/components/margin/deed-toast.tsx'
import { claimDraftId, draftKey, DraftStore } from '@/components/margin/drafts.ts'
import { presentPeople } from '@/components/presence/present-people.ts'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { RoomNotices } from '@/components/reader/room-notices.tsx'
import { describeSaving } from '@/components/reader/saving.ts'
import { useMedia } from '@/components/reader/use-media.ts'
import { useRoomWords } from '@/components/reader/use-room-words.ts'
import { Blank, Notice } from '@/components/ui/notice.tsx'
import { Sheet, SheetContent } from '@/components/ui/sheet.tsx'
import { emptySnapshot } from '@/lib/client/empty-snapshot.ts'
import { buildDebate } from '@/lib/domain/debate/tree.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'

/** The page of a debate: its claims, live, and beside them what the chosen one rests on. */
export function DebateRoom({ view: given }: { view: DebateView }) {
  const t = useTranslations('debate')
  const { view, setView, people, live, sessionOf, snapshot = emptySnapshot, ask } = useDebateSession(given)
  const { room: { roomId, handle }, me } = view
  const [drafts] = useState(() => new DraftStore(deviceStorage(), draftKey(me.userId, roomId), ''))
  const { complain, tell, notices } = useRoomWords()
  const writing = useDebateWriting({ roomId, handle, sessionOf, complain })
  const { place, go } = useDebatePlace()
  const page = useRef<HTMLElement>(null)
  const pane = useRef<HTMLElement>(null)
  const { entries, waiting, release } = useSteady(snapshot, page)
  const debate = useMemo(() => buildDebate(entries), [entries])
  const focusOn = useFocusOn()
  const beside = useMedia('(min-width: 1120px)')
  const [sheet, setSheet] = useState(false)
  /** The chosen claim is still to be brought into sight. */
  const sought = useRef(true)
  const [editing, edit] = useState<string | null>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const kept = useSyncExternalStore(drafts.subscribe, drafts.snapshot, () => drafts.snapshot())
  const mayWrite = view.room.mayWrite && view.debate.closedAt === null

  // What was being written when the page was left is open again.
  useEffect(() => {
    const begun = Object.entries(drafts.snapshot())
    setOpened(new Set(begun.flatMap(([id, one]) => (one.kind === 'claim' ? [id] : []))))
    for (const [, one] of begun) if (one.kind === 'edit') edit(one.key)
  }, [drafts])

  const branch = place.branch !== null && debate.byKey.has(place.branch) ? place.branch : null
  const chosen = place.chosen !== null && debate.byKey.has(place.chosen) ? place.chosen : null
  const choose = useCallback((key: string | null, enter = false) => {
    sought.current = false
    go({ branch: place.branch, chosen: key })
    setSheet(key !== null && !matchMedia('(min-width: 1120px)').matches)
    if (enter) requestAnimationFrame(() => pane.current?.focus())
  }, [go, place.branch])
  const openBranch = useCallback((key: string | null) => {
    release()
    sought.current = false
    // What is chosen is in sight, so that a reload leads to the same place.
    go({ branch: key, chosen: key ?? place.branch })
    focusOn(key ?? place.branch)
  }, [go, place, release, focusOn])
  const show = useCallback((key: string) => {
    setSheet(false)
    // What was put just now is not there yet.
    sought.current = !debate.byKey.has(key)
    go({ branch: sought.current ? branch : branchShowing(debate, key, branch), chosen: key })
    focusOn(key)
  }, [debate, branch, go, focusOn])
  const compose = useCallback((answers: Answers | null, open: boolean) => {
    const id = claimDraftId(answers)
    if (open && answers !== null) {
      sought.current = false
      setSheet(false)
      go({ branch: branchShowing(debate, answers.to, branch), chosen: answers.to })
    }
    setOpened((before) => new Set(open ? [...before, id] : [...before].filter((one) => one !== id)))
  }, [debate, branch, go])

  // Once what an address leads to is there, the branch that it stands in is opened.
  useEffect(() => {
    if (!sought.current || !snapshot.loaded || place.chosen === null || !debate.byKey.has(place.chosen)) return
    sought.current = false
    const showing = branchShowing(debate, place.chosen, place.branch)
    if (showing !== place.branch) go({ branch: showing, chosen: place.chosen })
    focusOn(place.chosen)
  }, [snapshot.loaded, debate, place, go, focusOn])

  const shapes = useMemo(() => {
    const found: string[] = []
    for (const { claim } of debate.byKey.values()) {
      const readingId = claim?.target && view.readings[claim.target.version]?.readingId
      if (readingId !== undefined && !found.includes(readingId)) found.push(readingId)
    }
    return found
  }, [debate, view.readings])
  const room = useMemo<Room>(() => ({
    view, debate, people, drafts, writing, mayWrite, chosen, choose, branch, openBranch, show, focusOn, composing: opened, compose, editing, edit,
    shapeOf: (readingId) => (readingId === undefined ? 0 : shapes.indexOf(readingId) + 1), tell,
  }), [view, debate, people, drafts, writing, mayWrite, chosen, choose, branch, openBranch, show, focusOn, opened, compose, editing, shapes, tell])

  const here = useMemo(() => presentPeople([snapshot.present], Object.fromEntries(Object.entries(people).map(([who, person]) => [who, { ...person, layerId: roomId }]))), [snapshot.present, people, roomId])
  const saving = describeSaving([snapshot])
  const node = chosen === null ? undefined : debate.byKey.get(chosen)
  const top = branch === null ? null : debate.byKey.get(branch)
  const tops = top ? [top] : debate.roots
  const thesisId = claimDraftId(null)
  const unsent = kept[thesisId] !== undefined
  const leave = (event: { key: string; defaultPrevented: boolean; preventDefault: () => void }) => {
    if (event.key !== 'Escape' || event.defaultPrevented || chosen === null) return
    event.preventDefault()
    focusOn(chosen)
  }
  const showWaiting = () => {
    const first = waiting[0]
    release()
    focusOn(first)
  }

  return (
    <DebateContext value={room}>
      <DebateBar saving={saving} here={here} onChanged={(debate) => { setView((before) => ({ ...before, debate: { ...before.debate, ...debate } })); ask() }} />
      <div className="debate" data-debate>
        <main id="main" ref={page} tabIndex={-1} className="map" onKeyDown={claimKeys({ debate, openBranch, show })}>
          <h1>{view.debate.question}</h1>
          <Legend readingIds={shapes} />
          {view.debate.closedAt !== null && <Notice icon={<Lock aria-hidden />} className="mb-6">{t('closed')}</Notice>}
          {view.debate.closedAt === null && !view.room.mayWrite && <p className="mb-6 text-ink-3">{t('readAlong')}</p>}
          <RefusedClaims refused={snapshot.drafts} />
          {top && <PathBack node={top} />}
          {!snapshot.loaded && debate.roots.length === 0 && <div className="loading" role="status"><span className="sr-only">{t('loading')}</span><i /><i /><i /></div>}
          {snapshot.loaded && debate.roots.length === 0 && <Blank title={t('empty')} className="mb-4">{mayWrite && <p>{t('emptyHint')}</p>}</Blank>}
          <h2 className="sr-only">{t('theses')}</h2>
          <div data-list="theses">{tops.map((one) => <Thesis key={one.key} node={one} />)}</div>
          {mayWrite && top == null && snapshot.loaded && (
            <div className="add-thesis">
              {opened.has(thesisId) ? <ClaimComposer answers={null} /> : <AddClaim label={unsent ? t('add.resume') : t('add.thesis')} onAdd={() => compose(null, true)} />}
            </div>
          )}
        </main>
        {beside && (
          <aside ref={pane} tabIndex={-1} className="beside" aria-label={node === undefined ? t('pane.label') : t('pane.of', { mine: node.entry?.mine === true ? 'yes' : 'no', name: people[node.entry?.handle ?? '']?.name ?? t('somebody') })} onKeyDown={leave}>
            {node === undefined ? <div className="hint"><p>{t('pane.choose')}</p><p>{t('pane.keys')}</p></div> : <ClaimPane key={node.key} node={node} />}
          </aside>
        )}
      </div>
      {!beside && (
        <Sheet open={sheet && node !== undefined} onOpenChange={setSheet}>
          <SheetContent title={t('pane.label')} side="bottom" className="debate-sheet"><div className="beside">{node !== undefined && <ClaimPane key={node.key} node={node} />}</div></SheetContent>
        </Sheet>
      )}
      {waiting.length > 0 && <button type="button" className="pill over" onClick={showWaiting}><span className="dot" aria-hidden />{t('arrived', { count: waiting.length })}</button>}
      <RoomNotices live={live} waiting={saving.waiting} {...notices} />
      <DeedToast deeds={writing.deeds} />
      <DebateAnnouncer ready={snapshot.loaded} here={here} entries={snapshot.entries} people={people} />
      <PrintedDebate roots={debate.roots} />
    </DebateContext>
  )
}
