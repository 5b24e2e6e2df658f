import '@/app/styles/marks.css'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { CourseHome } from '@/components/course/course-home.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'

interface Props { params: Promise<{ courseId: string }> }

const open = cache(async (courseId: string) => {
  const { user } = await requireSession(`/courses/${courseId}`)
  return openCourseHome(user.id, courseId)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await open((await params).courseId))?.course.title ?? (await getTranslations('site'))('titles.notFound') }
}

export default async function CoursePage({ params }: Props) {
  const view = await open((await params).courseId)
  if (!view) notFound()
  return <CourseFrame frame={view} place="readings"><CourseHome view={view} now={new Date()} /></CourseFrame>
}
