import { listMemberIds } from '@/lib/db/memberships.ts'
import { accessEvents } from './events.ts'

/** What everyone of a course may do could have changed: their open rooms read it again. */
export async function tellCourse(courseId: string): Promise<void> {
  for (const userId of await listMemberIds(courseId)) accessEvents().emit('rights-changed', userId)
}
