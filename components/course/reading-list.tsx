import { CalendarClock } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { KeptMark } from '@/components/offline/kept-mark.tsx'
import { cn } from '@/components/ui/class-names.ts'
import type { CourseRights, ReadingRow } from '@/lib/domain/course/views.ts'
import { byline, rowTimes } from './sentences.ts'
import { Strip } from './strip.tsx'

interface ReadingListProps {
  userId: string
  courseId: string
  readings: readonly ReadingRow[]
  may: CourseRights
  now: Date
  zone: string
}

/** The other readings of the course, each with its silhouette lying down. */
export function ReadingList({ userId, courseId, readings, may, now, zone }: ReadingListProps) {
  const t = useTranslations('course')
  const language = useLocale()
  return (
    <ul>
      {readings.map((reading) => (
        <li
          key={reading.id}
          className={cn(
            'relative -mx-3 grid items-center gap-x-6 gap-y-1 rounded-md p-3 hover:bg-hover max-sm:grid-cols-[minmax(0,1fr)_auto]',
            may.assign ? 'grid-cols-[minmax(0,1fr)_176px_96px_32px]' : 'grid-cols-[minmax(0,1fr)_176px_96px]',
          )}
        >
          <div>
            <h3 className="font-read text-[17px]/6 font-medium text-balance">
              {reading.mayOpen
                ? <Link href={`/readings/${reading.id}`} className="after:absolute after:inset-0 after:rounded-md">{reading.title}</Link>
                : reading.title}
            </h3>
            <p className="text-small text-ink-3">{byline(t, language, reading)}<KeptMark userId={userId} readingId={reading.id} /></p>
          </div>
          <Strip silhouette={reading.silhouette} faint={!reading.mayOpen} className="max-sm:order-last max-sm:col-span-full" />
          <p className="flex flex-col items-end text-right text-small text-ink-3 max-sm:self-start">
            {reading.notes > 0 && <span className="block text-ink-2">{t('notes', { count: reading.notes })}</span>}
            {rowTimes(t, language, reading.assignment, now, zone).map((line) => <span key={line} className="block whitespace-nowrap">{line}</span>)}
          </p>
          {may.assign && (
            <Link
              href={`/courses/${courseId}/readings/${reading.id}/assign`}
              aria-label={t(reading.assignment ? 'assignment.changeOf' : 'assignment.assignOf', { reading: reading.title })}
              title={reading.assignment ? t('assignment.change') : t('assignment.assignShort')}
              className="relative flex size-8 items-center justify-center gap-2 rounded-md text-ink-3 hover:bg-raised hover:text-ink hover:shadow-key max-sm:order-last max-sm:col-span-full max-sm:w-auto max-sm:justify-start max-sm:text-small touch:min-h-11 touch:min-w-11"
            >
              <CalendarClock aria-hidden className="size-4" />
              <span className="sm:hidden">{reading.assignment ? t('assignment.change') : t('assignment.assign')}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  )
}
