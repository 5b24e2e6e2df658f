'use client'

import { createContext, useContext } from 'react'
import type { Correction } from '@/lib/domain/reading/correction.ts'
import type { Draft, Piece } from '@/lib/domain/reading/draft.ts'

export type SideTab = 'block' | 'work' | 'out'

/** What every part of a review can do. It stays the same object from one correction to the next: pieces that did not change are not drawn again. */
export interface ReviewActions {
  make: (...corrections: Correction[]) => Draft | null
  select: (id: number, how?: { focus?: boolean; edit?: boolean; caret?: number }) => void
  /** Ends the editing of words, keeping what was typed; the draft with it. */
  endEdit: (focus?: boolean) => Draft
  /** The piece before or after, in reading order. */
  neighbour: (id: number, by: 1 | -1) => Piece | null
  join: (id: number) => void
  split: () => void
  shift: (id: number, by: 1 | -1) => void
  toggleOut: (piece: Piece) => void
  doubt: (by: 1 | -1) => void
  /** Where the caret stands in the words that are edited: told by the field, asked by the tools. */
  caret: { current: { piece: number; start: number; end: number; text: string } | null }
}

export const ReviewContext = createContext<ReviewActions | null>(null)

export function useReview(): ReviewActions {
  const actions = useContext(ReviewContext)
  if (actions === null) throw new Error('Outside of a review.')
  return actions
}
