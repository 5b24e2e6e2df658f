import { originalInput } from '@/lib/domain/course/reading-input.ts'
import { attachment } from '@/lib/http/attachment.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getOriginal, shareOriginal } from '@/lib/use-cases/importing/original.ts'

export const GET = route({ params: readingParams }, async ({ session, params }) => {
  const { bytes, fileName, mediaType } = await getOriginal(session.user.id, params.readingId)
  return attachment(bytes, fileName, mediaType)
})

export const PUT = route({ params: readingParams, body: originalInput }, ({ session, params, body }) => shareOriginal(session.user.id, params.readingId, body.shared))
