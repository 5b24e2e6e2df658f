import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { CoursePeople } from '@/components/course/course-people.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openCoursePeople } from '@/lib/use-cases/course/open-course-people.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.people') }
}

export default async function PeoplePage({ params }: { params: Promise<{ courseId: string }> }) {
  const { courseId } = await params
  const { user } = await requireSession(`/courses/${courseId}/people`)
  const view = await openCoursePeople(user.id, courseId)
  if (!view) notFound()
  return <CourseFrame frame={view} place="people"><CoursePeople view={view} now={new Date()} /></CourseFrame>
}
