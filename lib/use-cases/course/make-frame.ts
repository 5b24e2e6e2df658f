import type { CourseAccess } from '@/lib/db/access.ts'
import { countMembers } from '@/lib/db/memberships.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { CourseFrame } from '@/lib/domain/course/views.ts'
import { makeShell } from './make-shell.ts'

/** What every page of a course shows around itself. */
export async function makeFrame(userId: string, { id, title, timeZone, role }: CourseAccess): Promise<CourseFrame> {
  const [shell, people] = await Promise.all([makeShell(userId), countMembers(id)])
  return {
    shell,
    course: { id, title, timeZone },
    role,
    may: {
      edit: may(role, 'course:edit'),
      invite: may(role, 'course:invite'),
      addReading: may(role, 'reading:add'),
      assign: may(role, 'reading:assign'),
      editGroups: may(role, 'group:edit'),
      nameMarks: may(role, 'mark:name'),
    },
    people,
  }
}
