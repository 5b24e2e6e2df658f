import type { PoolClient } from 'pg'

/** All that Postgres has of one room but the texts of its history, at one moment. */
export interface StoredRoom {
  id: string
  /** Of the room's own row. */
  head: number
  snapSeq: number
  snapshot: { seq: number; bytes: Uint8Array } | null
  /** In order of their sequence numbers. */
  updates: { seq: number; bytes: Uint8Array }[]
  /** Whose each client id is. */
  owners: Map<number, string>
  /** The projection, by key. */
  entries: Map<string, StoredEntry>
  /** Sequence number of the last accepted value at each key. */
  revised: Map<string, number>
}

export interface StoredEntry {
  key: string
  handle: string
  kind: string
  value: unknown
  versionId: string | null
  start: number | null
  end: number | null
  seq: number
  isHidden: boolean
}

/** Reads a room. Null where there is none. `client` is in a transaction that sees one moment. */
export async function readStoredRoom(client: PoolClient, roomId: string): Promise<StoredRoom | null> {
  const ask = async <T extends object>(sql: string) => (await client.query<T>(sql, [roomId])).rows
  const [room] = await ask<{ head: string; snap_seq: string }>('SELECT head, snap_seq FROM room WHERE id = $1')
  if (room === undefined) return null
  const [snapshot] = await ask<{ seq: string; bytes: Buffer }>('SELECT seq, bytes FROM room_snapshot WHERE room_id = $1')
  const updates = await ask<{ seq: string; bytes: Buffer }>('SELECT seq, bytes FROM room_update WHERE room_id = $1 ORDER BY seq')
  const owners = await ask<{ client: string; handle: string }>('SELECT client, handle FROM room_client WHERE room_id = $1')
  const entries = await ask<Omit<StoredEntry, 'seq'> & { seq: string }>(
    'SELECT key, handle, kind, value, version_id AS "versionId", start, "end", seq, is_hidden AS "isHidden" FROM entry WHERE room_id = $1')
  const revised = await ask<{ key: string; seq: string }>('SELECT key, max(seq) AS seq FROM entry_revision WHERE room_id = $1 GROUP BY key')
  return {
    id: roomId,
    head: Number(room.head),
    snapSeq: Number(room.snap_seq),
    snapshot: snapshot === undefined ? null : { seq: Number(snapshot.seq), bytes: snapshot.bytes },
    updates: updates.map(({ seq, bytes }) => ({ seq: Number(seq), bytes })),
    owners: new Map(owners.map(({ client: id, handle }) => [Number(id), handle])),
    entries: new Map(entries.map((entry) => [entry.key, { ...entry, seq: Number(entry.seq) }])),
    revised: new Map(revised.map(({ key, seq }) => [key, Number(seq)])),
  }
}
