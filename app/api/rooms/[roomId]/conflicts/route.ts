import { roomParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { listConflicts } from '@/lib/use-cases/layer/list-revisions.ts'

export const GET = route({ params: roomParams }, ({ session, params }) => listConflicts(session.user.id, params.roomId))
