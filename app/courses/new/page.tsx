import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CourseForm } from '@/components/course/course-form.tsx'
import { Column, PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'

export const metadata: Metadata = { title: 'New course' }

export default async function NewCoursePage() {
  const { user } = await requireSession('/courses/new')
  const { shell } = await listCourses(user.id)
  if (!shell.mayCreateCourse) notFound()
  return (
    <PageFrame shell={shell} crumbs={[{ label: 'Courses', href: '/courses' }, { label: 'New course' }]}>
      <Column title="New course" lede="Readings, groups and people come next. You will be its instructor."><CourseForm /></Column>
    </PageFrame>
  )
}
