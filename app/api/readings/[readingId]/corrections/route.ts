import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { correctReading } from '@/lib/use-cases/importing/correct-reading.ts'

export const POST = route({ params: readingParams }, ({ session, params }) => correctReading(session.user.id, params.readingId))
