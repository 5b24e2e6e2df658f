import { rolesThatMay, type Role } from '@/lib/domain/course/policy.ts'
import { numberedTypes } from '@/lib/domain/reading/outline.ts'
import type { CourseAccess } from './access.ts'
import { db, pool } from './client.ts'
import { newHandle, newId } from './id.ts'
import { inTransaction } from './transaction.ts'

export interface NewDebate { courseId: string; question: string; startedById: string; createdAt?: Date }

/** A debate with its room, which nobody has a handle in yet. */
export const createDebate = (debate: NewDebate): Promise<{ id: string; roomId: string }> =>
  inTransaction(async (tx) => {
    const { id: roomId } = await tx.room.create({ data: { id: newId() }, select: { id: true } })
    return tx.debate.create({ data: { id: newId(), ...debate, roomId }, select: { id: true, roomId: true } })
  })

export interface DebateAccess {
  id: string
  question: string
  startedById: string
  closedAt: Date | null
  roomId: string
  course: CourseAccess
}

/** The debate, or null where the person has no part in its course. */
export async function findDebateFor(userId: string, debateId: string): Promise<DebateAccess | null> {
  const own = { userId, endedAt: null }
  const debate = await db().debate.findFirst({
    where: { id: debateId, course: { memberships: { some: own } } },
    select: {
      id: true, question: true, startedById: true, closedAt: true, roomId: true,
      course: { select: { id: true, title: true, timeZone: true, memberships: { where: own, select: { id: true, role: true } } } },
    },
  })
  const membership = debate?.course.memberships[0]
  if (!debate || !membership) return null
  const { id, title, timeZone } = debate.course
  return { ...debate, course: { id, title, timeZone, membershipId: membership.id, role: membership.role } }
}

export interface ListedDebate {
  id: string
  question: string
  startedById: string
  closedAt: Date | null
  claims: number
  people: number
  lastAt: Date | null
}

/** A course's debates, those where something came last first, closed ones at the end. Counts what the person sees: what moderators hide, only for them and its author. */
export async function listDebatesOf(userId: string, courseId: string): Promise<ListedDebate[]> {
  const { rows } = await pool().query<ListedDebate>(
    `SELECT d.id, d.question, d.started_by_id AS "startedById", d.closed_at AS "closedAt", said.claims, said.people, said.last AS "lastAt"
     FROM debate d
     JOIN membership m ON m.course_id = d.course_id AND m.user_id = $1 AND m.ended_at IS NULL
     LEFT JOIN room_handle h ON h.room_id = d.room_id AND h.user_id = m.user_id
     CROSS JOIN LATERAL (
       SELECT (count(*) FILTER (WHERE e.kind = 'claim'))::int AS claims,
              (count(DISTINCT e.handle) FILTER (WHERE e.kind IN ('claim', 'position')))::int AS people, max(e.updated_at) AS last
       FROM entry e WHERE e.room_id = d.room_id AND (NOT e.is_hidden OR e.handle = h.handle OR m.role::text = ANY($3::text[]))) said
     WHERE d.course_id = $2
     ORDER BY d.closed_at IS NOT NULL, coalesce(said.last, d.created_at) DESC, d.id`,
    [userId, courseId, rolesThatMay('layer:moderate')],
  )
  return rows
}

/** Changes a debate where the person still may: those with one of `roles`, or whoever started it, having one of `own`. False where they may not. */
export async function updateDebate(userId: string, debateId: string, { question, closed }: { question?: string | undefined; closed?: boolean | undefined }, { roles, own }: { roles: Role[]; own: Role[] }): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE debate d SET question = coalesce($3, d.question),
       closed_at = CASE WHEN $4::boolean IS NULL THEN d.closed_at WHEN $4 THEN coalesce(d.closed_at, now()) END
     FROM membership m WHERE d.id = $2 AND m.course_id = d.course_id AND m.user_id = $1 AND m.ended_at IS NULL
       AND (m.role::text = ANY($5::text[]) OR (d.started_by_id = $1 AND m.role::text = ANY($6::text[])))`,
    [userId, debateId, question ?? null, closed ?? null, roles, own],
  )
  return rowCount === 1
}

/** Gives the person a name in the room, where they have none. */
export async function ensureHandle(roomId: string, userId: string): Promise<void> {
  await db().roomHandle.createMany({ data: [{ handle: newHandle(), roomId, userId }], skipDuplicates: true })
}

/** Everyone with a handle in a room. Who may know them is the caller's to say. */
export async function listPeopleIn(roomId: string): Promise<{ handle: string; id: string; name: string }[]> {
  const handles = await db().roomHandle.findMany({ where: { roomId }, select: { handle: true, user: { select: { id: true, name: true } } } })
  return handles.map(({ handle, user }) => ({ handle, ...user }))
}

export interface QuotableVersion { id: string; readingId: string; title: string; authors: string[]; language: string; paragraphs: number[] | null }

/** Every version of the course's readings that are open to all its members; those that entries of the room quote with where their numbered paragraphs begin. */
export async function listQuotable(courseId: string, roomId: string): Promise<QuotableVersion[]> {
  const { rows } = await pool().query<QuotableVersion>(
    `SELECT v.id, r.id AS "readingId", r.title, r.authors, v.language,
       CASE WHEN EXISTS (SELECT 1 FROM entry e WHERE e.room_id = $2 AND e.version_id = v.id) THEN (
         SELECT coalesce(jsonb_agg(b.block->'start' ORDER BY b.at), '[]') FROM jsonb_array_elements(v.blocks) WITH ORDINALITY AS b(block, at)
         WHERE b.block->>'type' = ANY($3::text[])) END AS paragraphs
     FROM reading r JOIN reading_version v ON v.reading_id = r.id
     WHERE r.course_id = $1 AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.reading_id = r.id AND a.opens_at > now())`,
    [courseId, roomId, [...numberedTypes]],
  )
  return rows
}
