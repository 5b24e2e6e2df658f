import type { EntryToPlace, PlacedEntry } from '@/lib/anchoring/reanchor/place-entries.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import type { Placements, PlacementMethod, PlacementView } from '@/lib/domain/reading/placement.ts'
import { pool } from './client.ts'
import { entryReadableSql } from './entry-visibility.ts'
import { layerVisibleSql } from './room-access.ts'
import type { Transaction } from './transaction.ts'

/** A version that entries are to be placed in; one that is not stored yet has its number already. */
export interface PlacingVersion {
  id: string
  number: number
}

interface Row {
  roomId: string
  key: string
  target: Target
  versionId: string | null
  start: number | null
  end: number | null
  byHand: boolean
}

/**
 * The entries of all rooms of a reading that point into another version and have no row in this one, with the place of each
 * that is nearest in the line of versions: its own, or one it was placed at. `id` is made by `placementId`.
 */
export async function listEntriesToPlace(readingId: string, version: PlacingVersion): Promise<EntryToPlace[]> {
  const { rows } = await pool().query<Row>(
    `SELECT e.room_id AS "roomId", e.key, e.value->'target' AS target, near.version_id AS "versionId", near.start, near."end",
            EXISTS (SELECT 1 FROM placement h WHERE h.room_id = e.room_id AND h.key = e.key AND h.method = 'by-hand') AS "byHand"
     FROM layer l
     JOIN entry e ON e.room_id = l.room_id AND e.value ? 'target'
     LEFT JOIN reading_version made ON made.id = e.value->'target'->>'version'
     LEFT JOIN LATERAL (
       SELECT p.version_id, p.start, p."end", v.number FROM placement p JOIN reading_version v ON v.id = p.version_id
       WHERE p.room_id = e.room_id AND p.key = e.key AND p.start IS NOT NULL
         AND (made.number IS NULL OR abs(v.number - $3) < abs(made.number - $3))
       ORDER BY abs(v.number - $3), v.number DESC LIMIT 1) near ON true
     WHERE l.reading_id = $1 AND e.value->'target'->>'version' <> $2
       AND NOT EXISTS (SELECT 1 FROM placement done WHERE done.version_id = $2 AND done.room_id = e.room_id AND done.key = e.key)
     ORDER BY e.room_id, e.key`,
    [readingId, version.id, version.number],
  )
  return rows.map(({ roomId, key, target, versionId, start, end, byHand }) => {
    const [position, { exact, prefix, suffix }] = target.selector
    const own = { version: target.version, start: position.start, end: position.end }
    const at = versionId === null || start === null || end === null ? own : { version: versionId, start, end }
    return { id: placementId(roomId, key), exact, prefix, suffix, at, byHand: byHand && at !== own }
  })
}

/** Neither a room's id nor a key has a blank. */
const placementId = (roomId: string, key: string) => `${roomId} ${key}`

/** Rows for entries that were placed, or not found, in a version. One that is there already stays. */
export async function insertPlacements(tx: Pick<Transaction, '$executeRaw'>, versionId: string, placed: readonly PlacedEntry[]): Promise<void> {
  const rows = placed.map(({ id, place }) => {
    const [roomId, key] = id.split(' ')
    return { roomId, key, start: place?.start ?? null, end: place?.end ?? null, method: place?.method ?? 'approximate', score: place?.score ?? 0 }
  })
  // A room may have gone since the entries were read.
  await tx.$executeRaw`
    INSERT INTO placement (version_id, room_id, key, start, "end", method, score)
    SELECT ${versionId}, r.id, p.key, p.start, p."end", p.method, p.score
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p("roomId" text, key text, start int, "end" int, method text, score float8)
    JOIN room r ON r.id = p."roomId"
    ON CONFLICT DO NOTHING`
}

export interface HandPlacement {
  versionId: string
  roomId: string
  key: string
  start: number
  end: number
  placedById: string
}

export async function putHandPlacement({ versionId, roomId, key, start, end, placedById }: HandPlacement): Promise<void> {
  await pool().query(
    `INSERT INTO placement (version_id, room_id, key, start, "end", method, score, placed_by_id) VALUES ($1, $2, $3, $4, $5, 'by-hand', 1, $6)
     ON CONFLICT (version_id, room_id, key) DO UPDATE SET start = excluded.start, "end" = excluded."end", method = excluded.method,
       score = excluded.score, placed_by_id = excluded.placed_by_id, placed_at = now()`,
    [versionId, roomId, key, start, end, placedById],
  )
}

/** What of `version`'s rows is for the person's eyes: of layers they see and entries that nothing hides from them. `keys`: only these. */
export async function listPlacements(userId: string, readingId: string, versionId: string, keys: readonly string[] | null = null): Promise<Placements> {
  const { rows } = await pool().query<{ key: string; start: number | null; end: number | null; method: PlacementMethod }>(
    `SELECT p.key, p.start, p."end", p.method
     FROM layer l
     JOIN reading r ON r.id = l.reading_id
     JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL AND m.user_id = $2
     JOIN room_handle h ON h.room_id = l.room_id AND h.user_id = m.user_id
     JOIN placement p ON p.room_id = l.room_id AND p.version_id = $4
     JOIN entry e ON e.room_id = p.room_id AND e.key = p.key
     WHERE r.id = $3 AND ${layerVisibleSql} AND ${entryReadableSql('h.handle', 'm.role::text = ANY($1::text[])')}
       AND ($5::text[] IS NULL OR p.key = ANY($5::text[]))`,
    [rolesThatMay('group:read-all'), userId, readingId, versionId, keys],
  )
  return Object.fromEntries(rows.map(({ key, start, end, method }): [string, PlacementView] => [key, { method, range: start === null || end === null ? null : { start, end } }]))
}

/** Who wrote an entry that points into the text, and on which version, if the person sees it and may write where it stands; else null. */
export async function findPlaceable(userId: string, readingId: string, roomId: string, key: string): Promise<{ version: string; mine: boolean; staff: boolean } | null> {
  const { rows } = await pool().query<{ version: string; mine: boolean; staff: boolean }>(
    `SELECT e.value->'target'->>'version' AS version, e.handle = h.handle AS mine, m.role::text = ANY($1::text[]) AS staff
     FROM layer l
     JOIN reading r ON r.id = l.reading_id
     JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL AND m.user_id = $2
     JOIN room_handle h ON h.room_id = l.room_id AND h.user_id = m.user_id
     JOIN entry e ON e.room_id = l.room_id AND e.key = $5 AND e.value ? 'target'
     WHERE r.id = $3 AND l.room_id = $4 AND ${layerVisibleSql} AND ${entryReadableSql('h.handle', 'm.role::text = ANY($1::text[])')}`,
    [rolesThatMay('group:read-all'), userId, readingId, roomId, key],
  )
  return rows[0] ?? null
}

/** Where these entries stand in a version that is not their own; those without a place there are left out. Who may see them is the caller's to say. */
export async function findPlacesOf(versionId: string, keys: readonly string[]): Promise<Map<string, { start: number; end: number }>> {
  const { rows } = await pool().query<{ key: string; start: number; end: number }>(
    `SELECT key, start, "end" FROM placement WHERE version_id = $1 AND key = ANY($2::text[]) AND start IS NOT NULL`, [versionId, keys])
  return new Map(rows.map(({ key, start, end }) => [key, { start, end }]))
}
