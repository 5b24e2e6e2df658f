'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Piece } from '@/lib/domain/reading/draft.ts'
import { useReview } from './review-context.ts'

/** The words of one piece, open to be typed in. What is typed is kept when it is left, by whatever way. */
export function WordsField({ piece, caret }: { piece: Piece; caret: number }) {
  const t = useTranslations('importing')
  const review = useReview()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(piece.text)
  const help = useId()
  const mono = piece.type === 'code' || piece.type === 'table'

  const tell = () => {
    const area = field.current
    if (area) review.caret.current = { piece: piece.id, start: area.selectionStart, end: area.selectionEnd, text: area.value }
  }

  useEffect(() => {
    const area = field.current
    if (area === null) return
    area.focus({ preventScroll: true })
    area.setSelectionRange(caret, caret)
    area.scrollIntoView({ block: 'nearest' })
    review.caret.current = { piece: piece.id, start: caret, end: caret, text: area.value }
  }, [caret, piece.id, review])

  useLayoutEffect(() => {
    const area = field.current
    if (area === null) return
    area.style.setProperty('height', 'auto')
    area.style.setProperty('height', `${area.scrollHeight}px`)
  }, [text])

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const isPoint = selectionStart === selectionEnd
    const before = () => {
      const other = review.neighbour(piece.id, -1)
      if (other && !other.dropped && (other.type === 'note') === (piece.type === 'note')) {
        review.join(other.id)
      }
    }
    const act = event.key === 'Enter' && !event.shiftKey && !mono ? () => review.split()
      : event.key === 'Escape' ? () => void review.endEdit()
        : event.key === 'Backspace' && isPoint && selectionStart === 0 ? before
          : event.key === 'Delete' && isPoint && selectionStart === value.length ? () => review.join(piece.id)
            : null
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    tell()
    act()
  }

  return (
    <>
      <textarea
        ref={field}
        value={text}
        rows={1}
        spellCheck
        aria-label={t('piece.words')}
        aria-describedby={help}
        data-type={piece.type}
        className="words-field"
        onChange={(event) => { setText(event.currentTarget.value); tell() }}
        onSelect={tell}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // Into the tools, which work on the caret: the words stay open.
          if (event.relatedTarget instanceof Element && event.relatedTarget.closest('.review-side') !== null) return
          if (review.caret.current?.piece === piece.id) review.endEdit(false)
        }}
      />
      <p id={help} className="words-help">{t('piece.editing')}</p>
    </>
  )
}
