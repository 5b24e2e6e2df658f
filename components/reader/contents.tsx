'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, type MouseEvent } from 'react'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { sayDue } from '@/components/margin/when.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { Section } from '@/components/reader/sections.ts'

interface ContentsProps {
  sections: readonly Section[]
  /** Index of the section in view. */
  current: number
  hasNotes: boolean
  onNotes: () => void
  /** What the reader has written here, in words. */
  written: string
  onGo: (offset: number) => void
}

/** The work, its sections with what is written in each, and what was asked. */
export function Contents({ sections, current, hasNotes, onNotes, written, onGo }: ContentsProps) {
  const { view: { reading, version, assignment, course } } = useRoom()
  const t = useTranslations('reader')
  const language = useLocale()
  const [now] = useState(() => new Date())
  const instead = (go: () => void) => (event: MouseEvent) => {
    event.preventDefault()
    go()
  }
  return (
    <>
      <p className="work" lang={version.language} dir="auto">{reading.title}</p>
      {reading.authors.length > 0 && <p className="by">{reading.authors.join(', ')}</p>}
      {reading.authors.length === 0 && <p className="by" />}
      {sections.length > 0 && (
        <ol>
          {sections.map((section, at) => (
            <li key={section.start} data-depth={section.depth}>
              <a href={`#at-${section.start}`} aria-current={at === current ? 'location' : undefined} onClick={instead(() => onGo(section.start))}>
                {section.number !== null && <span className="n" aria-hidden>{section.number}</span>}
                {section.label}
                <span className="c">
                  {section.notes > 0 && <>
                    {section.fresh > 0 && <><span className="dot" aria-hidden /><span className="sr-only">{t('section.freshOf', { count: section.fresh })} </span></>}
                    <span aria-hidden={section.fresh > 0 ? undefined : true}>{section.notes}</span>
                    <span className="sr-only"> {t('section.marks', { count: section.notes })}</span>
                  </>}
                </span>
              </a>
            </li>
          ))}
          {hasNotes && <li data-depth={0}><a href="#notes" onClick={instead(onNotes)}>{sections.some((section) => section.number !== null) && <span className="n" aria-hidden />}{t('notesOfText')}</a></li>}
        </ol>
      )}
      <div className="foot">
        {assignment !== null && assignment.prompt !== '' && (
          <div className="prompt">
            <h2>{t('askedBy', { name: assignment.askedBy })}</h2>
            <MarkdownBody source={assignment.prompt} />
          </div>
        )}
        {assignment?.dueAt != null && <p className="due"><b suppressHydrationWarning>{t('due', { when: sayDue(assignment.dueAt, course.timeZone, now, language) })}</b><br />{written}</p>}
        {assignment?.dueAt == null && written !== '' && <p className="due">{written}</p>}
      </div>
    </>
  )
}
