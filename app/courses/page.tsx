import type { Metadata } from 'next'
import { CourseList } from '@/components/course/course-list.tsx'
import { PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'

export const metadata: Metadata = { title: 'Courses' }

export default async function CoursesPage() {
  const { user } = await requireSession('/courses')
  const view = await listCourses(user.id)
  return (
    <PageFrame shell={view.shell} crumbs={[{ label: 'Courses' }]}>
      <CourseList view={view} now={new Date()} />
    </PageFrame>
  )
}
