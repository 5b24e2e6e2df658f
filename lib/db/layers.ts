import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import { pool } from './client.ts'
import { newHandle, newId } from './id.ts'
import { layerAccessSql, layerVisibleSql, type LayerAccess, roomAccessRoles } from './room-access.ts'
import { inTransaction, type Transaction } from './transaction.ts'

/** One layer of a reading, as `layer.scope` names it. */
export interface LayerScope {
  kind: LayerKind
  scope: string
  ownerId: string | null
  groupId: string | null
}

export const privateScope = (userId: string): LayerScope => ({ kind: 'private', scope: `private:${userId}`, ownerId: userId, groupId: null })
export const groupScope = (groupId: string): LayerScope => ({ kind: 'group', scope: `group:${groupId}`, ownerId: null, groupId })
export const courseScope: LayerScope = { kind: 'course', scope: 'course', ownerId: null, groupId: null }

/**
 * Makes those of `scopes` that the reading lacks, each with its room, and the person's handle in all of them.
 * The reading's row is held meanwhile, so that two readers at once make one layer.
 */
export async function ensureLayers(readingId: string, userId: string, scopes: LayerScope[]): Promise<void> {
  const named = scopes.map(({ scope }) => scope)
  const { rows } = await pool().query<{ ready: boolean }>(
    `SELECT count(*) = $4 AS ready FROM layer l JOIN room_handle h ON h.room_id = l.room_id AND h.user_id = $2
     WHERE l.reading_id = $1 AND l.scope = ANY($3)`,
    [readingId, userId, named, named.length],
  )
  if (rows[0]?.ready) return
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM reading WHERE id = ${readingId} FOR NO KEY UPDATE`
    await createMissing(tx, readingId, scopes)
    const layers = await tx.layer.findMany({ where: { readingId, scope: { in: named } }, select: { roomId: true } })
    await tx.roomHandle.createMany({ data: layers.map(({ roomId }) => ({ handle: newHandle(), roomId, userId })), skipDuplicates: true })
  })
}

async function createMissing(tx: Transaction, readingId: string, scopes: LayerScope[]): Promise<void> {
  const there = await tx.layer.findMany({ where: { readingId, scope: { in: scopes.map(({ scope }) => scope) } }, select: { scope: true } })
  // A group's layer that is made later hides what the course's does.
  const like = await tx.layer.findFirst({ where: { readingId, kind: 'course' }, select: { hiding: true, revealAt: true } })
  const missing = scopes.filter(({ scope }) => !there.some((layer) => layer.scope === scope)).map((scope) => ({ id: newId(), readingId, ...scope, ...(scope.kind !== 'private' && like), roomId: newId() }))
  await tx.room.createMany({ data: missing.map(({ roomId }) => ({ id: roomId })) })
  await tx.layer.createMany({ data: missing })
}

export interface OpenLayer extends LayerAccess {
  kind: LayerKind
  groupName: string | null
}

/** The layers of a reading that the person may enter and has a handle in: private, groups by name, course. The rooms' own statement decides. */
export async function listOpenLayers(userId: string, readingId: string): Promise<OpenLayer[]> {
  const { rows } = await pool().query<OpenLayer>(
    `SELECT a.*, l.kind::text AS kind, g.name AS "groupName"
     FROM (${layerAccessSql} AND m.user_id = $3 AND r.id = $4) a
     JOIN layer l ON l.id = a."layerId" LEFT JOIN "group" g ON g.id = l.group_id
     ORDER BY l.kind, g.name, l.id`,
    [...roomAccessRoles(), userId, readingId],
  )
  return rows
}

/** Everyone with a handle in a layer of the reading that the person sees. */
export async function listHandles(userId: string, readingId: string): Promise<{ handle: string; layerId: string; id: string; name: string }[]> {
  const { rows } = await pool().query<{ handle: string; layerId: string; id: string; name: string }>(
    `SELECT h.handle, l.id AS "layerId", u.id, u.name
     FROM layer l
     JOIN reading r ON r.id = l.reading_id
     JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL
     JOIN room_handle h ON h.room_id = l.room_id
     JOIN "user" u ON u.id = h.user_id
     WHERE ${layerVisibleSql} AND m.user_id = $2 AND r.id = $3`,
    [rolesThatMay('group:read-all'), userId, readingId],
  )
  return rows
}
