'use client'

import { WorkDetails } from '@/components/importing/work-details.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import type { ReactNode } from 'react'

/** What the text is called and whose it is; under it what must be said of the notes where no margin says it. */
export function TextHead({ children }: { children: ReactNode }) {
  const { view: { reading, version, work, course, me } } = useRoom()
  return (
    <header>
      <h1 lang={version.language} dir="auto">{reading.title}</h1>
      <p className="byline" dir="auto">{[reading.authors.join(', '), reading.source].filter(Boolean).join(' · ')}</p>
      <WorkDetails work={work} courseId={course.id} readingId={reading.id} leads={me.leads} />
      {children}
    </header>
  )
}
