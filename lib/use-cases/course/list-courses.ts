import { listCourseRows } from '@/lib/db/courses.ts'
import type { CourseListView } from '@/lib/domain/course/views.ts'
import { makeShell } from './make-shell.ts'

/** The front page: the person's courses, by title. */
export async function listCourses(userId: string, now = new Date()): Promise<CourseListView> {
  const [shell, rows] = await Promise.all([makeShell(userId), listCourseRows(userId, now)])
  return {
    shell,
    courses: rows.flatMap(({ id, title, timeZone, memberships, assignments, _count }) => {
      const role = memberships[0]?.role
      const next = assignments[0]
      if (!role) return []
      return [{
        id, title, timeZone, role,
        people: _count.memberships,
        readings: _count.readings,
        nextDue: next?.dueAt ? { title: next.reading.title, dueAt: next.dueAt.toISOString() } : null,
      }]
    }),
  }
}
