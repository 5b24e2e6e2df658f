import { createContext, useContext } from 'react'
import type { Answers } from '@/components/debate/make-claim.ts'
import type { ShownDebate } from '@/components/debate/shown-claim.ts'
import type { DebateWriting } from '@/components/debate/use-debate-writing.ts'
import type { DraftStore } from '@/components/margin/drafts.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'

export type DebatePerson = DebateView['people'][string]

/** What the parts of a debate's page share. */
export interface DebateRoom {
  view: DebateView
  debate: ShownDebate
  people: Readonly<Record<string, DebatePerson>>
  drafts: DraftStore
  writing: DebateWriting
  /** It is open, and one may write in it. */
  mayWrite: boolean
  chosen: string | null
  /** `enter`: with the focus on what may be done with it. */
  choose: (key: string | null, enter?: boolean) => void
  branch: string | null
  openBranch: (key: string | null) => void
  /** Brings a claim into sight, wherever it stands, and chooses it. */
  show: (key: string) => void
  /** Moves the focus to the first of these claims that is there once the page has changed. */
  focusOn: (...keys: (string | null | undefined)[]) => void
  /** Fields for new claims that are open, by their drafts' ids. */
  composing: ReadonlySet<string>
  compose: (answers: Answers | null, open: boolean) => void
  editing: string | null
  edit: (key: string | null) => void
  /** Hue and shape of a reading, from 1; 0 where it is not known. */
  shapeOf: (readingId: string | undefined) => number
  tell: (words: string, passing?: boolean) => void
}

export const DebateContext = createContext<DebateRoom | null>(null)

export function useDebate(): DebateRoom {
  const room = useContext(DebateContext)
  if (room === null) throw new Error('A part of a debate stands outside of its page.')
  return room
}
