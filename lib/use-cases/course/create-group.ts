import { getCourseFor } from '@/lib/db/access.ts'
import { createGroupRow } from '@/lib/db/groups.ts'
import { isTaken } from '@/lib/db/transaction.ts'
import type { GroupInput, GroupResult } from '@/lib/domain/course/course-input.ts'
import { AppError } from '@/lib/domain/error.ts'

export async function createGroup(userId: string, courseId: string, { name }: GroupInput): Promise<GroupResult> {
  const course = await getCourseFor(userId, courseId, 'group:edit')
  try {
    return { groupId: await createGroupRow(course.id, name) }
  } catch (error) {
    if (isTaken(error)) throw new AppError('conflict', 'This course has a group of that name already. Choose another name.', { field: 'name' })
    throw error
  }
}
