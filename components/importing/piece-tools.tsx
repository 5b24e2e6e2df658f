'use client'

import { ArrowDown, ArrowUp, Check, Merge, PencilLine, Scissors, TriangleAlert, Undo2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button.tsx'
import { Field, Input, Select } from '@/components/ui/field.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { blockRoles } from '@/lib/domain/reading/block.ts'
import { madeTypes, type MadeType } from '@/lib/domain/reading/correction.ts'
import type { Draft, Piece } from '@/lib/domain/reading/draft.ts'
import { NoteTools } from './note-tools.tsx'
import { ReviewKeys } from './review-keys.tsx'
import { useReview } from './review-context.ts'

/** What can be done with the chosen block. */
export function PieceTools({ piece, draft, editing }: { piece: Piece; draft: Draft; editing: boolean }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const review = useReview()
  const { id, type } = piece
  if (piece.dropped) {
    return (
      <>
        <p className="mb-3 text-ink-2">{t('piece.leftOut')}</p>
        <Button variant="line" onClick={() => review.toggleOut(piece)}><Undo2 aria-hidden />{t('piece.restore')}</Button>
      </>
    )
  }
  const doubts = [...new Set(piece.carried.flatMap((span) => (span.kind === 'doubt' ? [span.why] : [])))]
  const types = type === 'table' ? (['table', ...madeTypes] as const) : madeTypes
  const retype = (made: string) => {
    if (made === 'note') review.make({ kind: 'type', piece: id, type: 'note', label: freeLabel(draft, piece) })
    else review.make({ kind: 'type', piece: id, type: made as MadeType })
  }
  return (
    <div className="grid gap-5">
      {doubts.length > 0 && (
        <section className="rounded-lg bg-plain-wash px-3 py-2.5">
          <h2 className="flex items-center gap-2 text-small font-semibold"><TriangleAlert aria-hidden className="size-4 text-ink-2" />{t('side.doubt')}</h2>
          {doubts.map((why) => <p key={why} className="mt-1 text-small">{say(why)}</p>)}
          <Button variant="line" className="mt-2" onClick={() => { review.make({ kind: 'settle', piece: id }) }}><Check aria-hidden />{t('side.right')}</Button>
        </section>
      )}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('side.type')}>
          {(control) => (
            <Select value={type} onChange={(event) => retype(event.currentTarget.value)} {...control}>
              {types.map((each) => <option key={each} value={each}>{t(`piece.types.${each}`)}</option>)}
            </Select>
          )}
        </Field>
        {type === 'note'
          ? (
              <Field label={t('side.label2')}>
                {(control) => <Input key={piece.label} defaultValue={piece.label} maxLength={12} onBlur={(event) => relabel(event.currentTarget.value)} {...control} />}
              </Field>
            )
          : (
              <Field label={t('side.role')}>
                {(control) => (
                  <Select value={piece.role ?? 'body'} onChange={(event) => { review.make({ kind: 'role', piece: id, role: blockRoles.find((role) => role === event.currentTarget.value) ?? 'body' }) }} {...control}>
                    {blockRoles.map((role) => <option key={role} value={role}>{t(`side.roles.${role}`)}</option>)}
                  </Select>
                )}
              </Field>
            )}
      </div>
      {(type === 'heading' || type === 'listItem') && (
        <div>
          <p className="mb-1 text-small font-medium" aria-hidden>{t('side.level')}</p>
          <Segmented
            label={t('side.level')}
            value={String(piece.level ?? (type === 'heading' ? 2 : 1))}
            options={(type === 'heading' ? [2, 3, 4, 5] : [1, 2, 3, 4]).map((level) => ({ value: String(level), label: String(level) }))}
            onChange={(level) => { review.make({ kind: 'type', piece: id, type, level: Number(level) }) }}
          />
        </div>
      )}
      <div className="grid grid-cols-2 gap-2 [&>button]:justify-start">
        {editing
          ? <Button variant="line" onClick={() => { review.endEdit() }}><Check aria-hidden />{t('side.done')}</Button>
          : <Button variant="line" onClick={() => review.select(id, { edit: true, focus: true })}><PencilLine aria-hidden />{t('side.edit')}</Button>}
        <Button variant="line" disabled={!editing} onClick={() => review.split()}><Scissors aria-hidden />{t('side.split')}</Button>
        <Button variant="line" onClick={() => review.join(id)}><Merge aria-hidden />{t('side.join')}</Button>
        <Button variant="line" onClick={() => review.toggleOut(piece)}><X aria-hidden />{t('side.drop')}</Button>
        <Button variant="line" onClick={() => review.shift(id, -1)}><ArrowUp aria-hidden />{t('side.up')}</Button>
        <Button variant="line" onClick={() => review.shift(id, 1)}><ArrowDown aria-hidden />{t('side.down')}</Button>
      </div>
      <NoteTools piece={piece} draft={draft} />
      <ReviewKeys />
    </div>
  )

  /** Its markers go along. */
  function relabel(typed: string) {
    const label = typed.trim()
    if (label === '' || label === piece.label) return
    const pointed = draft.pieces.flatMap((other) => other.refs.flatMap((ref, index) => (ref.label === piece.label && !other.dropped ? [{ kind: 'point' as const, piece: other.id, ref: index, label }] : [])))
    review.make({ kind: 'type', piece: id, type: 'note', label }, ...pointed)
  }
}

/** What a block that becomes a note is called: as its words begin, or the next number that is free. */
function freeLabel(draft: Draft, piece: Piece): string {
  const taken = new Set(draft.pieces.filter(({ type, dropped }) => type === 'note' && !dropped).map(({ label }) => label))
  const own = /^\s*(\d{1,4}|[*†‡§])/.exec(piece.text)?.[1]
  if (own !== undefined && !taken.has(own)) return own
  let number = 1
  while (taken.has(String(number))) number += 1
  return String(number)
}
