import { placeByHandInput } from '@/lib/domain/reading/placement.ts'
import { placementParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { placeByHand } from '@/lib/use-cases/reading/place-entries.ts'

export const PUT = route({ params: placementParams, body: placeByHandInput }, ({ session, params: { readingId, roomId, key }, body }) => placeByHand(session.user.id, readingId, roomId, key, body))
