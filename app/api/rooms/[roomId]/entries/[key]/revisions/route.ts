import { entryParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { listRevisions } from '@/lib/use-cases/layer/list-revisions.ts'

export const GET = route({ params: entryParams }, ({ session, params }) => listRevisions(session.user.id, params.roomId, params.key))
