'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import type { MadeType } from '@/lib/domain/reading/correction.ts'
import type { Piece } from '@/lib/domain/reading/draft.ts'
import { PieceLook } from './piece-look.tsx'
import { useReview } from './review-context.ts'
import type { Selection } from './use-review-actions.ts'
import { WordsField } from './words-field.tsx'

const typeKeys: Record<string, MadeType> = { h: 'heading', p: 'paragraph', q: 'blockquote', l: 'listItem', c: 'caption', u: 'pullquote', o: 'code' }

interface PieceRowProps {
  piece: Piece
  /** Counted from 1, of all. */
  at: number
  total: number
  /** Null where another piece is selected. */
  selection: Selection | null
  /** Whether Tab stops here: one piece of all. */
  isStop: boolean
}

/** One block of the text that is looked over: as it will look, selected, or with its words open to be edited. */
export const PieceRow = memo(function PieceRow({ piece, at, total, selection, isStop }: PieceRowProps) {
  const t = useTranslations('importing')
  const say = useSentence()
  const review = useReview()
  const row = useRef<HTMLDivElement>(null)
  const { id, type, dropped } = piece
  const focus = selection?.focus
  const editing = selection?.editing === true && dropped === undefined

  useEffect(() => {
    if (focus === undefined || focus === 0 || editing) return
    row.current?.focus({ preventScroll: true })
    row.current?.scrollIntoView({ block: 'nearest' })
  }, [focus, editing])

  const doubts = [...new Set(piece.carried.flatMap((span) => (span.kind === 'doubt' ? [span.why] : [])))]
  const name = t('piece.name', { type: type === 'heading' ? t('piece.headingLevel', { level: piece.level ?? 2 }) : type === 'note' ? t('piece.noteLabel', { label: piece.label ?? '' }) : t(`piece.types.${type}`), at, total })
  const label = dropped ? `${name}. ${t('piece.leftOut')}` : doubts.length > 0 ? t('piece.doubtful', { name, why: doubts.map(say).join(' ') }) : name

  const go = (to: Piece | null) => { if (to) review.select(to.id, { focus: true }) }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== row.current || event.ctrlKey || event.metaKey) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const made = typeKeys[key]
    const act = event.altKey
      ? { ArrowUp: () => review.shift(id, -1), ArrowDown: () => review.shift(id, 1) }[key]
      : {
          ArrowUp: () => go(review.neighbour(id, -1)),
          ArrowDown: () => go(review.neighbour(id, 1)),
          Enter: () => review.select(id, { edit: true, focus: true }),
          Delete: () => review.toggleOut(piece),
          Backspace: () => review.toggleOut(piece),
          j: () => review.join(id),
          n: () => review.doubt(event.shiftKey ? -1 : 1),
          ...(made === undefined || type === 'note' || dropped ? {} : {
            // Once more: the next level.
            [key]: () => { review.make({ kind: 'type', piece: id, type: made, ...(made === 'heading' ? { level: type === 'heading' ? ((piece.level ?? 2) - 1) % 4 + 2 : 2 } : {}) }) },
          }),
        }[key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }

  return (
    <div
      ref={row}
      role="group"
      aria-label={label}
      aria-current={selection !== null || undefined}
      tabIndex={isStop ? 0 : -1}
      data-piece={id}
      className={cn('piece', dropped && 'out', doubts.length > 0 && !dropped && 'in-doubt')}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (editing || event.defaultPrevented) return
        review.select(id, { focus: true, ...(selection !== null && event.detail > 1 ? { edit: true, caret: caretAt(event.clientX, event.clientY, row.current) } : {}) })
      }}
    >
      {dropped
        ? (
            <p className="out-words">
              <span>{t('piece.leftOut')}: <s>{piece.text.slice(0, 160)}</s></span>
              <Button onClick={(event) => { event.preventDefault(); review.toggleOut(piece) }}><Undo2 aria-hidden />{t('piece.restore')}</Button>
            </p>
          )
        : editing
          ? <WordsField key={piece.text} piece={piece} caret={selection.caret} />
          : <PieceLook piece={piece} />}
    </div>
  )
})

/** The offset in the piece's words under a point of the window. */
function caretAt(x: number, y: number, root: HTMLElement | null): number {
  const range = 'caretPositionFromPoint' in document ? document.caretPositionFromPoint(x, y) : null
  if (range === null || root === null || !root.contains(range.offsetNode)) return 0
  const before = document.createRange()
  before.setStart(root, 0)
  before.setEnd(range.offsetNode, range.offset)
  return before.toString().length
}
