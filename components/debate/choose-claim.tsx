'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo, useState, type SubmitEvent } from 'react'
import { useDebate } from '@/components/debate/debate-context.ts'
import { isBelow, stateOf, type Shown } from '@/components/debate/shown-claim.ts'
import { Actions, Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Input } from '@/components/ui/field.tsx'
import type { Relation } from '@/lib/domain/annotation/mark.ts'

interface ChooseClaimProps<R extends Relation> {
  open: boolean
  onClose: () => void
  /** The claim that is joined or moved. */
  of: Shown
  title: string
  does: readonly R[]
  submit: string
  /** It may stand by itself, too: `null`. And nothing that hangs below it can be chosen. */
  alone?: boolean
  onChoose: (to: string | null, relation: R) => Promise<boolean>
}

/** Folds case and accents, so that a claim is found as one types. */
const fold = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Another claim, found by its words, and what the one does to it. */
export function ChooseClaim<R extends Relation>({ open, onClose, ...props }: ChooseClaimProps<R>) {
  return <Dialog open={open} onOpenChange={(next) => { if (!next) onClose() }}><DialogContent title={props.title} className="max-w-140"><ChooseForm {...props} onClose={onClose} /></DialogContent></Dialog>
}

function ChooseForm<R extends Relation>({ onClose, of, does, submit, alone = false, onChoose }: Omit<ChooseClaimProps<R>, 'open' | 'title'>) {
  const t = useTranslations('debate.choose')
  const { debate } = useDebate()
  const name = useId()
  const wordOf = (one: Relation) => t(`relations.${one}`)
  const [relation, setRelation] = useState<R | undefined>(does[0])
  const [words, setWords] = useState('')
  const [to, setTo] = useState<string | null | undefined>(undefined)
  const found = useMemo(() => {
    const sought = fold(words.trim())
    return [...debate.byKey.values()].flatMap((node) => {
      const { claim, key } = node
      if (claim === null || key === of.key || stateOf(node) !== 'claim' || (alone && isBelow(debate, key, of.key))) return []
      return sought === '' || fold(claim.body).includes(sought) ? [{ key, body: claim.body }] : []
    })
  }, [debate, of.key, words, alone])

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (to === undefined || relation === undefined) return
    if (await onChoose(to, relation)) onClose()
  }
  return (
    <form onSubmit={(event) => void send(event)} className="choose-claim">
      <p className="of" dir="auto">{of.claim?.body}</p>
      <fieldset disabled={to === null} className="does">
        <legend>{t('does')}</legend>
        {does.map((one) => (
          <label key={one} className="chip"><input type="radio" name={`${name}-does`} checked={relation === one} onChange={() => setRelation(one)} />{wordOf(one)}</label>
        ))}
      </fieldset>
      <Input type="search" aria-label={t('search')} placeholder={t('search')} value={words} onChange={(event) => setWords(event.target.value)} autoComplete="off" />
      <p role="status" className="sr-only">{t('found', { count: found.length })}</p>
      <fieldset className="found">
        <legend className="sr-only">{t('claims')}</legend>
        {alone && <label><input type="radio" name={`${name}-to`} checked={to === null} onChange={() => setTo(null)} /><span>{t('alone')}</span></label>}
        {found.map(({ key, body }) => (
          <label key={key}><input type="radio" name={`${name}-to`} checked={to === key} onChange={() => setTo(key)} /><span className="font-read" dir="auto">{body}</span></label>
        ))}
        {found.length === 0 && <p className="text-ink-3">{t('found', { count: 0 })}</p>}
      </fieldset>
      <Actions><Button type="submit" variant="primary" size="big" aria-disabled={to === undefined || undefined}>{submit}</Button></Actions>
    </form>
  )
}
