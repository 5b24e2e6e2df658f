import type { SessionsResult } from '@/lib/domain/account/views.ts'
import { route } from '@/lib/http/route.ts'
import { listSessions } from '@/lib/use-cases/account/list-sessions.ts'

export const GET = route({}, async ({ session }): Promise<SessionsResult> => ({ sessions: await listSessions(session) }))
