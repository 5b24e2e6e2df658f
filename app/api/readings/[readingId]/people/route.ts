import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getPeople } from '@/lib/use-cases/reading/open-reading-room.ts'

export const GET = route({ params: readingParams }, ({ session, params }) => getPeople(session.user.id, params.readingId))
