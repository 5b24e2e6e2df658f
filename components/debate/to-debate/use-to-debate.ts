import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { ClaimDrafts, claimDraftsKey, type ClaimDraft } from '@/components/debate/to-debate/claim-drafts.ts'
import { useSendWaiting } from '@/components/offline/use-send-waiting.ts'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { busyRooms, nothingElsewhere, type RefusedElsewhere } from '@/lib/client/busy-rooms.ts'
import type { LayerSnapshot } from '@/lib/client/layer-session.types.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Annotation, Claim } from '@/lib/domain/annotation/entry.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { describeRange, type TextRange } from '@/lib/domain/annotation/text-range.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** What somebody wants to put forward. */
export interface DebateAsk {
  /** The passage it rests on; missing where a refused claim rested on none. */
  target?: Target | undefined
  /** Words to begin with, as Markdown. */
  words?: string | undefined
  /** Why it was not taken before. */
  refused?: string | undefined
}

/** A claim that was put forward: `there`, or waiting on this device. */
export interface PutClaim {
  kind: 'there' | 'waits'
  key: string
  claim: Claim
  debateId: string
  question: string
  roomId: string
  handle: string
}

export interface ToDebate {
  /** Null where the reader puts nothing forward in this course, as an observer. */
  fromPassage: ((range: TextRange) => void) | null
  fromNote: ((note: Annotation, range: TextRange | null) => void) | null
  /** The passage that is taken to a debate at the moment. */
  range: TextRange | null
  /** What waits for rooms that the page does not show. */
  waiting: readonly LayerSnapshot[]
  /** For later-parts' ToDebateParts. */
  parts: ToDebatePartsProps
}

export interface ToDebatePartsProps {
  ask: DebateAsk | null
  put: PutClaim | null
  begun: ClaimDraft | null
  refused: readonly RefusedElsewhere[]
  drafts: ClaimDrafts
  userId: string
  courseId: string
  language: string
  onClose: (put: PutClaim | null) => void
  onHeard: () => void
  onBegin: (ask: DebateAsk) => void
  onDiscard: (draft: ClaimDraft) => void
  onLater: () => void
}

const nothing = () => nothingElsewhere

interface ToDebateParts {
  view: RoomView
  index: TextIndex | null
  selectText: (range: TextRange | null) => void
  /** Told what went wrong, as a sentence. */
  complain: (sentence: string) => void
}

/** From a passage of the reading to a debate of its course: what is begun, put forward, waits and was refused. */
export function useToDebate({ view: { course, reading, version, me, layers }, index, selectText, complain }: ToDebateParts): ToDebate {
  const t = useTranslations('marking.trouble')
  const [drafts] = useState(() => new ClaimDrafts(deviceStorage(), claimDraftsKey(me.userId, reading.id)))
  const [asked, setAsked] = useState<{ ask: DebateAsk; range: TextRange | null; selected: boolean } | null>(null)
  const [put, setPut] = useState<PutClaim | null>(null)
  const [begun, setBegun] = useState<ClaimDraft | null>(null)
  const shown = useMemo(() => layers.map(({ roomId }) => roomId), [layers])
  useSendWaiting(me.userId, shown)
  const elsewhere = useSyncExternalStore(busyRooms.subscribe, busyRooms.snapshot, nothing)
  const waiting = useMemo(() => elsewhere.waiting.filter(({ roomId }) => !shown.includes(roomId)).map(({ snapshot }) => snapshot), [elsewhere, shown])
  const mayPut = layers.some(({ kind, mayWrite }) => kind === 'course' && mayWrite)

  const showBegun = useCallback(() => setBegun(drafts.list().at(-1) ?? null), [drafts])
  useEffect(() => { if (mayPut) showBegun() }, [mayPut, showBegun])

  const begin = useCallback((ask: DebateAsk, range: TextRange | null = null, selected = false) => {
    setPut(null)
    setBegun(null)
    setAsked({ ask, range, selected })
  }, [])
  const fromPassage = useCallback((range: TextRange) => {
    const target = index && describeRange(index.text, version.id, range)
    if (target) {
      selectText(null)
      begin({ target }, range, true)
    } else complain(t(index ? 'tooLong' : 'notReady'))
  }, [index, version.id, selectText, begin, complain, t])
  const fromNote = useCallback((note: Annotation, range: TextRange | null) => {
    const here = index && range && describeRange(index.text, version.id, range)
    begin({ target: here ?? note.target, words: note.body }, range)
  }, [index, version.id, begin])
  const onClose = useCallback((done: PutClaim | null) => {
    // Who only looked has the passage in hand as before; who wrote is told that the words are kept.
    if (done === null && asked?.selected === true && drafts.find(asked.ask.target) === null) selectText(asked.range)
    setAsked(null)
    setPut(done)
    showBegun()
  }, [asked, drafts, selectText, showBegun])
  const onDiscard = useCallback((draft: ClaimDraft) => {
    drafts.drop(draft.target)
    showBegun()
  }, [drafts, showBegun])

  return {
    fromPassage: mayPut ? fromPassage : null,
    fromNote: mayPut ? fromNote : null,
    range: asked?.range ?? null,
    waiting,
    parts: {
      ask: asked?.ask ?? null, put, begun, refused: mayPut ? elsewhere.refused : nothingElsewhere.refused, drafts, userId: me.userId, courseId: course.id, language: version.language,
      onClose, onHeard: useCallback(() => setPut(null), []), onBegin: begin, onDiscard, onLater: useCallback(() => setBegun(null), []),
    },
  }
}
