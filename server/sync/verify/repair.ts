import type { PoolClient } from 'pg'
import type { Difference } from './differences.ts'
import type { StoredRoom } from './stored-room.ts'

/**
 * Makes the rows say what the log says. `client` is in a transaction. False, and nothing is changed, where the room has
 * gone on since it was read. A row that was missing gets its times from the entry's history.
 */
export async function repairRows(client: PoolClient, { id, head, snapSeq }: StoredRoom, differences: Difference[]): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM room WHERE id = $1 AND head = $2 AND snap_seq = $3 FOR UPDATE', [id, head, snapSeq])
  if (rowCount !== 1) return false
  const entries = differences.flatMap((d) => (d.kind === 'missing-entry' || d.kind === 'other-entry' ? [d.entry] : []))
  const extra = differences.flatMap((d) => (d.kind === 'extra-entry' ? [d.key] : []))
  const owners = differences.flatMap((d) => (d.kind === 'missing-owner' || d.kind === 'other-owner' ? [d] : []))
  if (extra.length > 0) await client.query('DELETE FROM entry WHERE room_id = $1 AND key = ANY($2::text[])', [id, extra])
  if (entries.length > 0) await client.query(putEntries, [id, JSON.stringify(entries)])
  if (owners.length > 0) await client.query(putOwners, [id, owners.map((owner) => owner.client), owners.map(({ handle }) => handle)])
  return true
}

const putEntries = `
INSERT INTO entry (room_id, key, handle, kind, value, version_id, start, "end", seq, is_hidden, arrived_at, updated_at)
SELECT $1, e.key, e.handle, e.kind, e.value, e."versionId", e.start, e."end", e.seq, e."isHidden", coalesce(v.first, now()), coalesce(v.last, now())
FROM jsonb_to_recordset($2::jsonb) AS e(key text, handle text, kind text, value jsonb, "versionId" text, start int, "end" int, seq bigint, "isHidden" boolean)
LEFT JOIN LATERAL (SELECT min(at) AS first, max(at) AS last FROM entry_revision WHERE room_id = $1 AND key = e.key) v ON true
ON CONFLICT (room_id, key) DO UPDATE SET handle = excluded.handle, kind = excluded.kind, value = excluded.value,
  version_id = excluded.version_id, start = excluded.start, "end" = excluded."end", seq = excluded.seq, is_hidden = excluded.is_hidden`

const putOwners = `
INSERT INTO room_client (room_id, client, handle) SELECT $1, c.client, c.handle FROM unnest($2::bigint[], $3::text[]) AS c(client, handle)
ON CONFLICT (room_id, client) DO UPDATE SET handle = excluded.handle`
