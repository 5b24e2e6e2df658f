'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Field, Input, Textarea } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { aboutChange, type AboutChange } from '@/lib/domain/reading/correction.ts'
import type { About } from '@/lib/domain/reading/draft.ts'
import type { Author } from '@/lib/domain/reading/metadata.ts'
import { useReview } from './review-context.ts'

/** Taken from however it was pasted: https://doi.org/10.1000/182, doi:10.1000/182. */
const bareDoi = (typed: string) => typed.trim().replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, '')
const bareOrcid = (typed: string) => typed.trim().replace(/^https?:\/\/orcid\.org\//i, '')
const linesOf = (typed: string) => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')

/** What is said of the work, each detail kept when its field is left. */
export function AboutFields({ about, titleProblem }: { about: About; titleProblem: string | null }) {
  const t = useTranslations('importing')
  const review = useReview()
  const [wrong, setWrong] = useState<keyof AboutChange | null>(null)
  const keep = (set: AboutChange) => {
    const field = Object.keys(set)[0] as keyof AboutChange
    const parsed = aboutChange.safeParse(set)
    setWrong(parsed.success ? null : field)
    if (parsed.success && JSON.stringify(parsed.data[field]) !== JSON.stringify(about[field] ?? '')) review.make({ kind: 'about', set: parsed.data })
  }
  const error = (field: keyof AboutChange) => (wrong === field ? t('about.wrong') : undefined)

  return (
    <div className="grid gap-4">
      <Field label={t('about.title')} error={titleProblem !== null && about.title === '' ? titleProblem : error('title')}>
        {(control) => <Textarea key={about.title} rows={2} className="min-h-0 font-read" defaultValue={about.title} onBlur={(event) => keep({ title: event.currentTarget.value })} {...control} />}
      </Field>
      <Authors authors={about.authors} onKeep={(authors) => keep({ authors })} />
      <Field label={t('about.container')} error={error('container')}>
        {(control) => <Input key={about.container} defaultValue={about.container} onBlur={(event) => keep({ container: event.currentTarget.value })} {...control} />}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('about.date')} hint={t('about.dateHint')} error={error('date')}>
          {(control) => <Input key={about.date} defaultValue={about.date} onBlur={(event) => keep({ date: event.currentTarget.value.trim() })} {...control} />}
        </Field>
        <Field label={t('about.language')} error={error('language')}>
          {(control) => <Input key={about.language} defaultValue={about.language === 'und' ? '' : about.language} onBlur={(event) => keep({ language: event.currentTarget.value.trim() || 'und' })} {...control} />}
        </Field>
      </div>
      <Field label={t('about.doi')} error={error('doi')}>
        {(control) => <Input key={about.doi} defaultValue={about.doi} onBlur={(event) => keep({ doi: bareDoi(event.currentTarget.value) })} {...control} />}
      </Field>
      <Field label={t('about.licence')} error={error('licence')}>
        {(control) => <Input key={about.licence} defaultValue={about.licence} onBlur={(event) => keep({ licence: event.currentTarget.value })} {...control} />}
      </Field>
      <Field label={t('about.abstract')} error={error('abstract')}>
        {(control) => <Textarea key={about.abstract} rows={5} defaultValue={about.abstract} onBlur={(event) => keep({ abstract: event.currentTarget.value })} {...control} />}
      </Field>
      <Field label={t('about.keywords')} hint={t('about.keywordsHint')} error={error('keywords')}>
        {(control) => <Textarea key={about.keywords.join('\n')} rows={3} defaultValue={about.keywords.join('\n')} onBlur={(event) => keep({ keywords: linesOf(event.currentTarget.value) })} {...control} />}
      </Field>
    </div>
  )
}

function Authors({ authors, onKeep }: { authors: Author[]; onKeep: (authors: Author[]) => void }) {
  const t = useTranslations('importing')
  const [adding, setAdding] = useState(false)
  const shown: Author[] = adding ? [...authors, { name: '' }] : authors
  const change = (index: number, more: Partial<Author>) => {
    const changed = shown.map((author, at) => (at === index ? { ...author, ...more } : author)).filter(({ name }) => name.trim() !== '')
    if (changed.length >= shown.length) setAdding(false)
    if (changed.length > 0 || authors.length > 0) onKeep(changed)
  }
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium">{t('about.authors')}</legend>
      <ol className="grid gap-3">
        {shown.map((author, index) => (
          <li key={`${index} ${author.name}`} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-2 gap-y-2 border-l-2 border-rule pl-3">
            <Field label={t('about.name')}>{(control) => <Input defaultValue={author.name} autoFocus={adding && index === authors.length} onBlur={(event) => { if (event.currentTarget.value.trim() !== author.name) change(index, { name: event.currentTarget.value }) }} {...control} />}</Field>
            <IconButton label={t('about.removeAuthor', { name: author.name })} onClick={() => { if (index >= authors.length) setAdding(false); else onKeep(authors.filter((_one, at) => at !== index)) }}><X aria-hidden /></IconButton>
            {author.name !== '' && (
              <>
                <Field label={t('about.affiliation')} className="col-span-2">{(control) => <Input defaultValue={author.affiliation} onBlur={(event) => { if (event.currentTarget.value.trim() !== (author.affiliation ?? '')) change(index, { affiliation: event.currentTarget.value.trim() }) }} {...control} />}</Field>
                <Field label={t('about.orcid')} className="col-span-2">{(control) => <Input defaultValue={author.orcid} inputMode="numeric" placeholder="0000-0000-0000-0000" onBlur={(event) => keepOrcid(index, author, event.currentTarget.value)} {...control} />}</Field>
              </>
            )}
          </li>
        ))}
      </ol>
      {!adding && <Button variant="line" className="mt-2" onClick={() => setAdding(true)}><Plus aria-hidden />{t('about.addAuthor')}</Button>}
    </fieldset>
  )

  function keepOrcid(index: number, { orcid: before, ...author }: Author, typed: string) {
    const orcid = bareOrcid(typed)
    if (orcid === (before ?? '')) return
    onKeep(authors.map((one, at) => (at === index ? { ...author, ...(orcid === '' ? {} : { orcid }) } : one)))
  }
}
