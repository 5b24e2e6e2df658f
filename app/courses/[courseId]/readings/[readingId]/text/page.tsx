import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { Column } from '@/components/course/page-frame.tsx'
import { ReadingText } from '@/components/importing/reading-text.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openReadingText } from '@/lib/use-cases/importing/open-reading-text.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importing'))('text.link') }
}

export default async function ReadingTextPage({ params }: { params: Promise<{ courseId: string; readingId: string }> }) {
  const { courseId, readingId } = await params
  const { user } = await requireSession(`/courses/${courseId}/readings/${readingId}/text`)
  const view = await openReadingText(user.id, courseId, readingId)
  if (!view) notFound()
  const t = await getTranslations('importing')
  return (
    <CourseFrame frame={view} place="readings" here={t('text.link')}>
      <Column inCourse title={view.reading.title}><ReadingText view={view} /></Column>
    </CourseFrame>
  )
}
