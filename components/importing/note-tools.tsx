'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Field, Select } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { Draft, Piece } from '@/lib/domain/reading/draft.ts'
import { useReview } from './review-context.ts'

const isNote = (piece: Piece) => piece.type === 'note' && piece.dropped === undefined

/** The last whole words before a place, `most` characters of them. */
const wordsBefore = (text: string, offset: number, most: number) => {
  const words = text.slice(Math.max(0, offset - most), offset)
  return (offset > most ? words.replace(/^\S*\s+(?=\S)/, '') : words).trimStart()
}

/** The markers of a block and the notes they lead to; of a note, the places that lead to it. */
export function NoteTools({ piece, draft }: { piece: Piece; draft: Draft }) {
  const t = useTranslations('importing')
  const review = useReview()
  const notes = draft.pieces.filter(isNote)
  if (notes.length === 0) return null
  if (isNote(piece)) return <MarkersOf note={piece} draft={draft} />
  const label = (note: Piece) => t('side.noteTitle', { label: note.label ?? '', words: note.text.slice(0, 48) })
  return (
    <section>
      <h2 className="mb-2 text-small font-semibold">{t('side.markers')}</h2>
      <ul className="grid gap-3">
        {piece.refs.map((ref, index) => notes.some((note) => note.label === ref.label) && (
          <li key={index} className="flex items-end gap-2">
            <Field label={t('side.marker', { words: wordsBefore(piece.text, ref.offset, 24) })} className="min-w-0 flex-1">
              {(control) => (
                <Select value={ref.label} onChange={(event) => { review.make({ kind: 'point', piece: piece.id, ref: index, label: event.currentTarget.value }) }} {...control}>
                  {notes.map((note) => <option key={note.id} value={note.label}>{label(note)}</option>)}
                </Select>
              )}
            </Field>
            <IconButton label={t('side.removeMarker', { label: ref.label })} onClick={() => { review.make({ kind: 'untie', piece: piece.id, ref: index }) }}><Trash2 aria-hidden /></IconButton>
          </li>
        ))}
      </ul>
      <AddMarker piece={piece} draft={draft} notes={notes} label={label} />
    </section>
  )
}

function AddMarker({ piece, draft, notes, label }: { piece: Piece; draft: Draft; notes: Piece[]; label: (note: Piece) => string }) {
  const t = useTranslations('importing')
  const review = useReview()
  const tied = new Set(draft.pieces.filter(({ dropped }) => !dropped).flatMap(({ refs }) => refs.map((ref) => ref.label)))
  const inOrder = [...notes.filter((note) => !tied.has(note.label ?? '')), ...notes.filter((note) => tied.has(note.label ?? ''))]
  const [chosen, setChosen] = useState<string | null>(null)
  const to = inOrder.find((note) => note.label === chosen) ?? inOrder[0]
  const add = () => {
    const caret = review.caret.current
    const words = review.endEdit(false).pieces.find(({ id }) => id === piece.id)
    const at = caret?.piece === piece.id ? { start: caret.start, end: caret.end } : { start: words?.text.length ?? 0, end: words?.text.length ?? 0 }
    review.make({ kind: 'tie', piece: piece.id, ...at, label: to?.label ?? '' })
  }
  return (
    <div className="mt-3 grid gap-2">
      <Field label={t('side.leadsTo')} hint={t('side.markerWhere')}>
        {(control) => (
          <Select value={to?.label ?? ''} onChange={(event) => setChosen(event.currentTarget.value)} {...control}>
            {inOrder.map((note) => <option key={note.id} value={note.label}>{label(note)}</option>)}
          </Select>
        )}
      </Field>
      <Button variant="line" className="justify-self-start" onClick={add}>{t('side.addMarker')}</Button>
    </div>
  )
}

function MarkersOf({ note, draft }: { note: Piece; draft: Draft }) {
  const t = useTranslations('importing')
  const review = useReview()
  const from = draft.pieces.flatMap((piece) => (piece.dropped ? [] : piece.refs.filter((ref) => ref.label === note.label).map((ref) => ({ piece, offset: ref.offset }))))
  return (
    <section>
      <h2 className="mb-2 text-small font-semibold">{from.length === 0 ? t('side.untied') : t('side.markedIn')}</h2>
      {from.length === 0 && <p className="text-small text-ink-2">{t('side.noMarker')}</p>}
      <ul>
        {from.map(({ piece, offset }, index) => (
          <li key={index}>
            <button type="button" className="-mx-2 block w-full rounded-md px-2 py-1.5 text-left text-small hover:bg-hover touch:min-h-11" onClick={() => review.select(piece.id, { focus: true })}>
              {t('side.marker', { words: wordsBefore(piece.text, offset, 40) })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
