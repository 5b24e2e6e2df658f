import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CourseForm } from '@/components/course/course-form.tsx'
import { Column, PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.newCourse') }
}

export default async function NewCoursePage() {
  const { user } = await requireSession('/courses/new')
  const { shell } = await listCourses(user.id)
  if (!shell.mayCreateCourse) notFound()
  const [t, words] = await Promise.all([getTranslations('site'), getTranslations('course')])
  return (
    <PageFrame shell={shell} crumbs={[{ label: t('titles.courses'), href: '/courses' }, { label: t('titles.newCourse') }]}>
      <Column title={t('titles.newCourse')} lede={words('make.lede')}><CourseForm /></Column>
    </PageFrame>
  )
}
