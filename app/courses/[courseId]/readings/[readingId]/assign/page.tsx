import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AssignmentForm } from '@/components/course/assignment-form.tsx'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { Column } from '@/components/course/page-frame.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { requireSession } from '@/lib/auth/current.ts'
import { openAssignment } from '@/lib/use-cases/reading/open-assignment.ts'

export const metadata: Metadata = { title: 'Assign a reading' }

interface Props {
  params: Promise<{ courseId: string; readingId: string }>
  /** `new`: the reading has just been added. */
  searchParams: Promise<{ new?: string }>
}

export default async function AssignPage({ params, searchParams }: Props) {
  const { courseId, readingId } = await params
  const { user } = await requireSession(`/courses/${courseId}/readings/${readingId}/assign`)
  const view = await openAssignment(user.id, readingId)
  if (!view || view.course.id !== courseId) notFound()
  const { reading } = view
  const look = <Link href={`/readings/${reading.id}`} className={textLink}>Look at it as readers will</Link>
  return (
    <CourseFrame frame={view} place="readings" here="Assignment">
      <Column inCourse title={reading.title} lede={(await searchParams).new === undefined ? <>What readers are to do with it, and by when. {look}.</> : <>It is in the course. {look}, then say by when it is to be read.</>}>
        <AssignmentForm course={view.course} reading={reading} current={view.current} now={view.now} />
      </Column>
    </CourseFrame>
  )
}
