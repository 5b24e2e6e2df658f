import { listCourseLinks } from '@/lib/db/courses.ts'
import { findUser } from '@/lib/db/users.ts'
import { viewPerson } from '@/lib/domain/account/person.ts'
import type { ShellView } from '@/lib/domain/course/views.ts'
import { AppError } from '@/lib/domain/error.ts'

/** The frame of every page of someone who is signed in. */
export async function makeShell(userId: string): Promise<ShellView> {
  const [user, courses] = await Promise.all([findUser(userId), listCourseLinks(userId)])
  if (!user) throw new AppError('unauthenticated', 'Your account is no longer here.')
  return {
    me: { ...viewPerson(user, userId), userId },
    courses,
    mayCreateCourse: user.isInstructor || user.isAdmin,
    isSample: user.isSample,
  }
}
