import { tellCourse } from '@/lib/auth/tell-course.ts'
import { getReadingFor } from '@/lib/db/access.ts'
import { writeHiding } from '@/lib/db/hiding.ts'
import { courseScope, ensureLayers } from '@/lib/db/layers.ts'
import type { HidingInput, HidingResult } from '@/lib/domain/course/hiding-input.ts'
import { toInstant } from '@/lib/domain/course/zoned-time.ts'

/** Says what the shared layers of a reading hide from those who do not lead the course. Open rooms follow at once. */
export async function setHiding(userId: string, readingId: string, { hiding, revealAt }: HidingInput): Promise<HidingResult> {
  const reading = await getReadingFor(userId, readingId, 'reading:assign')
  const at = hiding === 'nothing' || revealAt === null ? null : toInstant(revealAt, reading.course.timeZone)
  // A layer that is made later hides what the course's does, so there must be one.
  await ensureLayers(readingId, userId, [courseScope])
  await writeHiding(readingId, { hiding, revealAt: at })
  await tellCourse(reading.course.id)
  return { hiding, revealAt: at?.toISOString() ?? null }
}
