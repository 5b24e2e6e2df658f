import { placementsInput } from '@/lib/domain/reading/placement.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getPlacements } from '@/lib/use-cases/reading/place-entries.ts'

/** A POST for the length of the list of keys: it changes nothing that anybody sees. */
export const POST = route({ params: readingParams, body: placementsInput }, ({ session, params, body }) => getPlacements(session.user.id, params.readingId, body))
