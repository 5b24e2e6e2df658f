'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import { findClaims, type ClaimRow } from '@/components/debate/to-debate/claim-list.ts'
import { relationIcons, RelationWord } from '@/components/debate/relation.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { Input } from '@/components/ui/field.tsx'
import { answering, type Answering } from '@/lib/domain/annotation/mark.ts'

interface AnswersChoiceProps {
  rows: readonly ClaimRow[]
  /** The room has said what it holds. */
  loaded: boolean
  nameOf: (row: ClaimRow) => string
  to: string | null
  relation: Answering | null
  onChange: (to: string | null, relation: Answering | null) => void
  /** What is wrong with the choice, as a sentence. */
  error: string | undefined
}

/** From so many on they are searched. */
const many = 6
const indents = ['', 'ml-5', 'ml-10', 'ml-14', 'ml-16']
const row = 'flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover touch:min-h-11 touch:py-2.5 has-checked:bg-sunk has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-lapis'

/** What a new claim answers: nothing, or one of the debate's claims, and what it does to it. */
export function AnswersChoice({ rows, loaded, nameOf, to, relation, onChange, error }: AnswersChoiceProps) {
  const t = useTranslations('toDebate')
  const said = useTranslations('claim')
  const id = useId()
  const [sought, setSought] = useState('')
  // What is chosen stays in sight, whatever is sought.
  const shown = useMemo(() => {
    const found = new Set(findClaims(rows, sought))
    return rows.filter((one) => found.has(one) || one.key === to)
  }, [rows, sought, to])
  const searching = sought.trim() !== ''
  const choice = (value: string | null) => (
    <input type="radio" name={`${id}-to`} checked={to === value} onChange={() => onChange(value, value === null ? null : relation)} className="mt-0.5 size-4 flex-none accent-lapis outline-none" />
  )
  return (
    <fieldset className="mt-5">
      <legend className="mb-1 text-small font-medium">{t('answers')}</legend>
      {rows.length >= many && <Input type="search" value={sought} aria-label={t('find')} placeholder={t('find')} onChange={(event) => setSought(event.target.value)} className="mb-1" />}
      <div className="-mx-2 max-h-60 overflow-y-auto max-sm:max-h-52">
        <label className={row}>{choice(null)}<span className={cn(to === null && 'font-medium')}>{t('nothing')}</span></label>
        {shown.map((claim) => (
          <label key={claim.key} className={cn(row, !searching && (indents[claim.depth] ?? indents.at(-1)))}>
            {choice(claim.key)}
            <span className="min-w-0 flex-1">
              <span dir="auto" className="line-clamp-3 font-read">{claim.body}</span>
              <span className="flex flex-wrap gap-x-3 text-micro text-ink-3">{claim.relation !== null && <RelationWord relation={claim.relation} className="[&_svg]:size-3" />}{nameOf(claim)}</span>
            </span>
          </label>
        ))}
        {!loaded && rows.length === 0 && <p className="px-2 py-1.5 text-ink-3">{t('loadingClaims')}</p>}
        {searching && shown.length === 0 && <p role="status" className="px-2 py-1.5 text-ink-3">{t('noneFound')}</p>}
      </div>
      {to !== null && (
        <div role="radiogroup" aria-label={t('does')} aria-invalid={error !== undefined || undefined} aria-describedby={error === undefined ? undefined : `${id}-error`} className="mt-2 flex flex-wrap gap-1">
          {answering.map((one) => {
            const Icon = relationIcons[one]
            return (
              <label key={one} className="relative">
                <input type="radio" name={`${id}-does`} checked={relation === one} onChange={() => onChange(to, one)} className="peer absolute inset-0 cursor-pointer appearance-none rounded-md" />
                <span className={cn('pointer-events-none relative flex h-8 items-center gap-1.5 rounded-md px-2.5 text-small inset-ring inset-ring-edge peer-checked:bg-lapis-wash peer-checked:font-semibold peer-checked:inset-ring-2 peer-checked:inset-ring-lapis touch:h-11', one === 'supports' && '[&_svg]:text-evidence-ink', one === 'challenges' && '[&_svg]:text-doubt-ink')}>
                  <Icon aria-hidden className="size-4" />{said(`relations.${one}`)}
                </span>
              </label>
            )
          })}
          {error !== undefined && <p id={`${id}-error`} className="w-full text-small font-medium text-rubric">{error}</p>}
        </div>
      )}
    </fieldset>
  )
}
