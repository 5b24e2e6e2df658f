import { db } from '@/lib/db/client.ts'
import { newId } from '@/lib/db/id.ts'
import type { Reply } from '@/lib/domain/annotation/entry.ts'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'

/** Writes rows of the projection as a room's commit would, and gives their keys. */
async function put(userId: string, readingId: string, kind: LayerKind, number: number, make: (version: { id: string; text: string }) => { value: Record<string, unknown>; start: number | null; end: number | null }): Promise<string> {
  const room = await openReadingRoom(userId, readingId)
  const layer = room?.view.layers.find((one) => one.kind === kind)
  const version = await db().readingVersion.findFirst({ where: { readingId, number }, select: { id: true, text: true } })
  if (!layer || !version) throw new Error('No such layer.')
  const key = `${layer.handle}:${newId()}`
  const { value, start, end } = make(version)
  const { seq } = (await db().entry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true } })) ?? { seq: 0n }
  const at = new Date()
  await db().entry.create({
    data: {
      roomId: layer.roomId, key, handle: layer.handle, kind: String(value.kind), value: JSON.parse(JSON.stringify(value)) as object,
      versionId: start === null ? null : version.id, start, end, seq: seq + 1n, arrivedAt: at, updatedAt: at,
    },
  })
  return key
}

/** A note (without `body`, a highlight) on the first place where the version with that number says `quote`. */
export const putNote = (userId: string, readingId: string, kind: LayerKind, quote: string, body = '', written = new Date(), version = 1) =>
  put(userId, readingId, kind, version, ({ id, text }) => {
    const start = text.indexOf(quote)
    const end = start + quote.length
    const target = describeRange(text, id, { start, end })
    return { value: { v: 1, kind: 'annotation', motivation: body === '' ? 'highlighting' : 'commenting', mark: 'claim', target, body, written: written.toISOString() }, start, end }
  })

export const putReply = (userId: string, readingId: string, kind: LayerKind, thread: string, body: string, stance: Reply['stance'] = 'plain') =>
  put(userId, readingId, kind, 1, () => ({ value: { v: 1, kind: 'reply', thread, stance, body, written: new Date().toISOString() }, start: null, end: null }))
