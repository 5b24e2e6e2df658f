import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getNewestVersion } from '@/lib/use-cases/reading/get-newest-version.ts'

export const GET = route({ params: readingParams }, ({ session, params }) => getNewestVersion(session.user.id, params.readingId))
