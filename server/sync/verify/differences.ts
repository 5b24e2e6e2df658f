import { isDeepStrictEqual } from 'node:util'
import type { EntryRow } from '../commit.ts'
import type { Rebuilt } from './rebuild.ts'
import type { StoredEntry, StoredRoom } from './stored-room.ts'

/** Something that a room's rows say otherwise than its log. */
export type Difference =
  | { kind: 'missing-entry'; entry: EntryRow }
  | { kind: 'extra-entry'; key: string }
  | { kind: 'other-entry'; entry: EntryRow; fields: string[] }
  | { kind: 'missing-owner'; client: number; handle: string }
  | { kind: 'other-owner'; client: number; handle: string; stored: string }

export function findDifferences(stored: StoredRoom, rebuilt: Rebuilt): Difference[] {
  const found: Difference[] = []
  for (const entry of rebuilt.entries.values()) {
    const row = stored.entries.get(entry.key)
    const fields = row === undefined ? [] : compare(entry, row)
    if (row === undefined) found.push({ kind: 'missing-entry', entry })
    else if (fields.length > 0) found.push({ kind: 'other-entry', entry, fields })
  }
  for (const key of stored.entries.keys()) if (!rebuilt.entries.has(key)) found.push({ kind: 'extra-entry', key })
  for (const [client, handle] of rebuilt.owners) {
    const owner = stored.owners.get(client)
    if (owner === undefined) found.push({ kind: 'missing-owner', client, handle })
    else if (owner !== handle) found.push({ kind: 'other-owner', client, handle, stored: owner })
  }
  return found
}

/** Names of what differs. Values are compared as JSON, whatever the order of their keys. */
function compare(entry: EntryRow, row: StoredEntry): string[] {
  const same: Record<keyof StoredEntry, boolean> = {
    key: true,
    handle: entry.handle === row.handle,
    kind: entry.kind === row.kind,
    // As it was written: what JSON cannot hold, as a negative zero, is not in the row.
    value: isDeepStrictEqual(JSON.parse(JSON.stringify(entry.value)), row.value),
    versionId: entry.versionId === row.versionId,
    start: entry.start === row.start,
    end: entry.end === row.end,
    seq: entry.seq === row.seq,
    isHidden: entry.isHidden === row.isHidden,
  }
  return Object.entries(same).filter(([, equal]) => !equal).map(([field]) => field)
}

/** In words, without what people wrote. */
export function describe(difference: Difference): string {
  switch (difference.kind) {
    case 'missing-entry': return `entry ${difference.entry.key} has no row`
    case 'extra-entry': return `entry ${difference.key} has a row and is not in the log`
    case 'other-entry': return `entry ${difference.entry.key} has a row with another ${difference.fields.join(', ')}`
    case 'missing-owner': return `client ${difference.client} of ${difference.handle} has no owner`
    case 'other-owner': return `client ${difference.client} of ${difference.handle} is ${difference.stored}’s in its row`
  }
}
