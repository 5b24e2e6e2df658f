import { z } from 'zod'
import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { publishReviewed } from '@/lib/use-cases/importing/publish-reviewed.ts'

const body = z.object({ revision: z.int().min(0) })

export const POST = route({ params: importParams, body }, ({ session, params, body }) => publishReviewed(session.user.id, params.importId, body.revision))
