import { redirect } from 'next/navigation'
import { currentSession } from '@/lib/auth/current.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'

/** One's only course, or the list of them; or the door. */
export default async function FrontPage() {
  const session = await currentSession()
  if (!session) redirect('/sign-in')
  const { courses } = await listCourses(session.user.id)
  redirect(courses.length === 1 && courses[0] ? `/courses/${courses[0].id}` : '/courses')
}
