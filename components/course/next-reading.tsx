import { CalendarClock, MessageSquareQuote } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { KeptMark } from '@/components/offline/kept-mark.tsx'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'
import type { CourseRights, ReadingRow } from '@/lib/domain/course/views.ts'
import { byline, whenSentence } from './sentences.ts'
import { Strip } from './strip.tsx'

interface NextReadingProps {
  userId: string
  courseId: string
  reading: ReadingRow
  may: CourseRights
  now: Date
  zone: string
}

/** The one thing due first, as large as a title page. */
export function NextReading({ userId, courseId, reading, may, now, zone }: NextReadingProps) {
  const t = useTranslations('course')
  const language = useLocale()
  const { assignment, notes, mine } = reading
  return (
    <section aria-labelledby="next" className="pb-12">
      <p className={cn('text-small font-semibold', assignment?.dueAt == null || assignment.state === 'later' ? 'text-ink-3' : 'text-rubric')}>{whenSentence(t, language, assignment, now, zone)}</p>
      <h1 id="next" className="my-1 font-read text-display font-semibold tracking-[-.02em] text-balance max-sm:text-[32px]/10">{reading.title}</h1>
      <p className="text-lede text-ink-2">{byline(t, language, reading)}<KeptMark userId={userId} readingId={reading.id} /></p>
      <Strip silhouette={reading.silhouette} tall className="mt-8 mb-2" />
      <p className="flex justify-between gap-4 text-micro text-ink-3">
        <span className="min-w-0 truncate">{t('gather', { count: notes })}</span>
        {mine > 0 && <span className="flex-none text-lapis">{t('yours', { count: mine })}</span>}
      </p>
      {assignment !== null && assignment.prompt !== '' && (
        <div className="mt-8 grid grid-cols-[16px_minmax(0,1fr)] gap-3">
          <MessageSquareQuote aria-hidden className="mt-0.5 size-4 text-ink-3" />
          <div>
            <h2 className="font-semibold">{t('asks', { name: assignment.askedBy })}</h2>
            <div className="mt-0.5 max-w-[60ch] text-ink-2"><MarkdownBody source={assignment.prompt} /></div>
          </div>
        </div>
      )}
      <div className="mt-8 flex flex-wrap gap-2">
        {reading.mayOpen
          ? (
              <Button asChild variant="primary" size="big" className="max-sm:w-full">
                <Link href={`/readings/${reading.id}`}>{mine > 0 ? t('readOn') : t('start')}</Link>
              </Button>
            )
          : <p className="text-ink-2">{t('notOpen')}</p>}
        {may.assign && (
          <Button asChild size="big" variant="line" className="max-sm:w-full">
            <Link href={`/courses/${courseId}/readings/${reading.id}/assign`}><CalendarClock aria-hidden />{assignment ? t('assignment.change') : t('assignment.assign')}</Link>
          </Button>
        )}
      </div>
    </section>
  )
}
