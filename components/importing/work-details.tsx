import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import type { WorkView } from '@/lib/domain/reading/room-view.ts'

interface WorkDetailsProps {
  work: WorkView
  courseId: string
  readingId: string
  /** Staff: may correct the text. */
  leads: boolean
}

const link = 'underline decoration-rule underline-offset-3 hover:text-ink hover:decoration-current'

/** A quiet line under a work's name: when it appeared, where it is found, under which licence, and its original; the rest folded away. */
export function WorkDetails({ work: { container, date, doi, licence, abstract, keywords, people, original }, courseId, readingId, leads }: WorkDetailsProps) {
  const t = useTranslations('importing')
  const language = useLocale()
  const parts: ReactNode[] = [
    container,
    date === undefined ? undefined : <time dateTime={date}>{sayDate(date, language)}</time>,
    doi === undefined ? undefined : <a href={`https://doi.org/${encodeURI(doi)}`} rel="noopener noreferrer" className={link}>{t('work.doi', { doi })}</a>,
    licence,
    original ? <a href={`/api/readings/${readingId}/original`} download className={link}>{t('work.original')}</a> : undefined,
    leads ? <Link href={`/courses/${courseId}/readings/${readingId}/text`} className={link}>{t('work.text')}</Link> : undefined,
  ].filter((part) => part !== undefined)
  const known = people.filter(({ affiliation, orcid }) => affiliation !== undefined || orcid !== undefined)
  const hasMore = abstract !== undefined || keywords.length > 0 || known.length > 0
  if (parts.length === 0 && !hasMore) return null
  return (
    <div className="work-details">
      <p>{parts.map((part, index) => <Fragment key={index}>{index > 0 && ' · '}{part}</Fragment>)}</p>
      {hasMore && (
        <details>
          <summary>{t('work.more')}</summary>
          {known.map(({ name, affiliation, orcid }) => (
            <p key={name}>
              {name}{affiliation !== undefined && `, ${affiliation}`}
              {orcid !== undefined && <> · <a href={`https://orcid.org/${orcid}`} rel="noopener noreferrer" className={link} aria-label={t('work.orcid', { name })}>ORCID</a></>}
            </p>
          ))}
          {abstract !== undefined && <p><b>{t('work.abstract')}.</b> {abstract}</p>}
          {keywords.length > 0 && <p><b>{t('work.keywords')}.</b> {keywords.join(', ')}</p>}
        </details>
      )}
    </div>
  )
}

/** As precisely as it is known: a year, a month or a day. */
function sayDate(date: string, language: string): string {
  const parts = date.split('-').length
  if (parts === 1) return date
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', year: 'numeric', month: 'long', ...(parts === 3 ? { day: 'numeric' as const } : {}) }).format(new Date(`${date}${parts === 2 ? '-01' : ''}T00:00:00Z`))
}
