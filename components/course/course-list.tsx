import { Plus } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button.tsx'
import { Blank } from '@/components/ui/notice.tsx'
import { dueSentence } from '@/lib/domain/course/due.ts'
import type { CourseListView } from '@/lib/domain/course/views.ts'
import { Column } from './page-frame.tsx'
import { count, roleNames } from './sentences.ts'

export function CourseList({ view: { shell, courses }, now }: { view: CourseListView; now: Date }) {
  return (
    <Column title="Courses">
      {courses.length === 0 && (
        <Blank title={shell.mayCreateCourse ? 'You have no course yet.' : 'You are in no course yet.'}>
          <p>{shell.mayCreateCourse ? 'Make one, add a reading, and invite your students by a link.' : 'Open the link of an invitation, which an instructor sends you.'}</p>
        </Blank>
      )}
      <ul>
        {courses.map(({ id, title, role, people, readings, timeZone, nextDue }) => (
          <li key={id} className="relative -mx-3 flex flex-wrap items-center gap-x-6 gap-y-1 rounded-md p-3 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <h2 className="font-read text-heading font-semibold tracking-[-.01em] text-balance"><Link href={`/courses/${id}`} className="after:absolute after:inset-0 after:rounded-md">{title}</Link></h2>
              <p className="text-small text-ink-3">{roleNames[role]} · {count(people, 'person', 'people')} · {count(readings, 'reading')}</p>
            </div>
            {nextDue !== null && (
              <p className="text-right text-small max-sm:w-full max-sm:text-left">
                <span className="block font-read text-[15px]/5 font-medium italic">{nextDue.title}</span>
                <span className="text-rubric">{dueSentence(nextDue.dueAt, now, timeZone)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {shell.mayCreateCourse && (
        <Button asChild size="big" variant={courses.length === 0 ? 'primary' : 'line'} className="mt-6 max-sm:w-full">
          <Link href="/courses/new"><Plus aria-hidden />New course</Link>
        </Button>
      )}
    </Column>
  )
}
