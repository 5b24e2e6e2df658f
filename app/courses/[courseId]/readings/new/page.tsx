import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { AddReadingForm } from '@/components/course/add-reading-form.tsx'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { Column } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openAddReading } from '@/lib/use-cases/reading/open-add-reading.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.addReading') }
}

export default async function AddReadingPage({ params }: { params: Promise<{ courseId: string }> }) {
  const { courseId } = await params
  const { user } = await requireSession(`/courses/${courseId}/readings/new`)
  const view = await openAddReading(user.id, courseId)
  if (!view) notFound()
  const title = (await getTranslations('site'))('titles.addReading')
  return (
    <CourseFrame frame={view} place="readings" here={title}>
      <Column inCourse title={title}><AddReadingForm courseId={courseId} fromWeb={view.fromWeb} /></Column>
    </CourseFrame>
  )
}
