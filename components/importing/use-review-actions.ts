'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { diffWords } from '@/lib/domain/reading/diff-words.ts'
import { type Draft, inReadingOrder, type Piece } from '@/lib/domain/reading/draft.ts'
import { howToJoin } from './how-to-join.ts'
import type { ReviewActions } from './review-context.ts'
import type { Corrections } from './use-corrections.ts'

const isDoubtful = (piece: Piece) => piece.dropped === undefined && piece.carried.some(({ kind }) => kind === 'doubt')

export interface Selection {
  id: number
  editing: boolean
  /** Where the caret is put when editing begins. */
  caret: number
  /** Counts up where the piece is to take the focus. */
  focus: number
}

/** What is selected in a review, and what can be done to it. */
export function useReviewActions({ draft, make }: Corrections): { selection: Selection | null; actions: ReviewActions } {
  const [selection, setSelection] = useState<Selection | null>(null)
  const now = useRef<{ draft: Draft; selection: Selection | null }>({ draft, selection })
  now.current = { draft, selection }
  const caret = useRef<ReviewActions['caret']['current']>(null)

  // What was taken back may have made the selected piece: whoever works by keyboard goes on at the one before it.
  const before = useRef(draft)
  useEffect(() => {
    const last = before.current
    before.current = draft
    setSelection((selected) => {
      if (selected === null || last === draft || draft.pieces.some(({ id }) => id === selected.id)) return selected
      const there = new Set(draft.pieces.map(({ id }) => id))
      const order = inReadingOrder(last.pieces).map(({ id }) => id)
      const id = order.slice(0, order.indexOf(selected.id)).findLast((one) => there.has(one)) ?? inReadingOrder(draft.pieces)[0]?.id
      return id === undefined ? null : { id, editing: false, caret: 0, focus: selected.focus + 1 }
    })
  }, [draft])

  const actions = useMemo((): ReviewActions => {
    const order = () => inReadingOrder(now.current.draft.pieces)
    const pick = (id: number, editing: boolean, focus: boolean, at = 0) => {
      setSelection((before) => ({ id, editing, caret: at, focus: (before?.focus ?? 0) + (focus ? 1 : 0) }))
    }
    /** What was typed becomes a correction; the draft with it. */
    const keepWords = (): Draft => {
      const typed = caret.current
      caret.current = null
      const piece = typed && now.current.draft.pieces.find(({ id }) => id === typed.piece)
      if (!typed || !piece || piece.text === typed.text) return now.current.draft
      return keep(make({ kind: 'words', piece: piece.id, edits: diffWords(piece.text, typed.text) }))
    }
    /** A correction that was made is seen by what follows in the same moment. */
    const keep = (made: Draft | null): Draft => {
      if (made !== null) now.current = { ...now.current, draft: made }
      return now.current.draft
    }
    const neighbour = (id: number, by: 1 | -1): Piece | null => {
      const pieces = order()
      return pieces[pieces.findIndex((piece) => piece.id === id) + by] ?? null
    }
    const nextLive = (id: number): Piece | null => {
      let next = neighbour(id, 1)
      while (next?.dropped) next = neighbour(next.id, 1)
      return next
    }
    return {
      caret,
      neighbour,
      make: (...corrections) => {
        keepWords()
        const made = make(...corrections)
        keep(made)
        return made
      },
      select: (id, { focus = false, edit = false, caret: at = 0 } = {}) => {
        if (caret.current !== null && caret.current.piece !== id) keepWords()
        pick(id, edit, focus, at)
      },
      endEdit: (focus = true) => {
        const typed = caret.current
        const made = keepWords()
        if (typed !== null) pick(typed.piece, false, focus)
        return made
      },
      join: (id) => {
        const wasEditing = caret.current !== null
        keepWords()
        const first = now.current.draft.pieces.find((piece) => piece.id === id)
        const second = nextLive(id)
        if (!first || !second) return
        const made = make({ kind: 'join', piece: id, with: second.id, by: howToJoin(first, second) })
        keep(made)
        if (made !== null) pick(id, wasEditing, true, made.pieces.find((piece) => piece.id === id)?.text.indexOf(second.text.trimStart()) ?? 0)
      },
      split: () => {
        const typed = caret.current
        if (typed === null) return
        const { piece, start } = typed
        const before = keepWords()
        const made = make({ kind: 'split', piece, at: start })
        keep(made)
        if (made !== null) pick(before.nextId, true, true, 0)
      },
      shift: (id, by) => {
        keepWords()
        const pieces = order()
        const at = pieces.findIndex((piece) => piece.id === id)
        const before = by === -1 ? pieces[at - 1] : pieces[at + 2]
        const over = by === -1 ? pieces[at - 1] : pieces[at + 1]
        const piece = pieces[at]
        if (!piece || !over || (over.type === 'note') !== (piece.type === 'note')) return
        keep(make({ kind: 'move', piece: id, before: before?.id ?? null }))
        pick(id, false, true)
      },
      toggleOut: (piece) => {
        keepWords()
        keep(make({ kind: piece.dropped ? 'restore' : 'drop', piece: piece.id }))
        pick(piece.id, false, true)
      },
      doubt: (by) => {
        keepWords()
        const pieces = order()
        const doubtful = pieces.filter(isDoubtful)
        const from = pieces.findIndex(({ id }) => id === now.current.selection?.id)
        const found = by === 1
          ? doubtful.find((piece) => pieces.indexOf(piece) > from) ?? doubtful[0]
          : doubtful.findLast((piece) => pieces.indexOf(piece) < from) ?? doubtful.at(-1)
        if (found) pick(found.id, false, true)
      },
    }
  }, [make])

  return { selection, actions }
}

export const countDoubtful = ({ pieces }: Draft) => pieces.filter(isDoubtful).length
