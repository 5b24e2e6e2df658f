import { assignmentInput } from '@/lib/domain/course/reading-input.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { assignReading, unassignReading } from '@/lib/use-cases/reading/assign-reading.ts'

export const PUT = route({ params: readingParams, body: assignmentInput }, ({ session, params, body }) => assignReading(session.user.id, params.readingId, body))

export const DELETE = route({ params: readingParams }, ({ session, params }) => unassignReading(session.user.id, params.readingId))
