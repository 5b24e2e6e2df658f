import { attachment } from '@/lib/http/attachment.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { exportOwnNotes } from '@/lib/use-cases/reading/export-own-notes.ts'

/** `?marks=0` leaves out highlights without words. */
export const GET = route({ params: readingParams }, async ({ session, params, request }) => {
  const marks = new URL(request.url).searchParams.get('marks') !== '0'
  const { fileName, markdown } = await exportOwnNotes(session.user.id, params.readingId, { marks })
  return attachment(markdown, fileName, 'text/markdown; charset=utf-8')
})
