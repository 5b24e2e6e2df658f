import type { PoolClient } from 'pg'
import { pool } from '@/lib/db/client.ts'
import type { Difference } from './verify/differences.ts'
import { findDifferences } from './verify/differences.ts'
import { rebuild } from './verify/rebuild.ts'
import { repairRows } from './verify/repair.ts'
import type { StoredRoom } from './verify/stored-room.ts'
import { readStoredRoom } from './verify/stored-room.ts'

/** What was found in one room. */
export interface RoomReport {
  roomId: string
  entries: number
  /** What is wrong with the log itself, in words; then its rows are not compared, and cannot be mended from it. */
  faults: string[]
  differences: Difference[]
  /** Whether the differences are mended. */
  repaired: boolean
}

/** How often a room that people write in is read again. */
const maxAttempts = 5

/**
 * Rebuilds rooms from their snapshots and logs and says where their rows differ: each of `roomIds`, or all. May run
 * beside the app: each room is read at one moment, and mended only if nothing was committed to it meanwhile. Owners of
 * client ids that are mended are known to an app that has the room open when it next loads it.
 */
export async function* verifyRooms({ repair, roomIds }: { repair: boolean; roomIds?: string[] }): AsyncGenerator<RoomReport> {
  const { rows } = roomIds === undefined ? await pool().query<{ id: string }>('SELECT id FROM room ORDER BY id') : { rows: roomIds.map((id) => ({ id })) }
  for (const { id } of rows) {
    const report = await verifyRoom(id, repair)
    // A room that is not there any more has no differences.
    if (report !== null) yield report
  }
}

async function verifyRoom(roomId: string, repair: boolean): Promise<RoomReport | null> {
  for (let attempt = 1; ; attempt++) {
    const stored = await inTransaction('ISOLATION LEVEL REPEATABLE READ READ ONLY', (client) => readStoredRoom(client, roomId))
    if (stored === null) return null
    const report = examine(stored)
    if (!repair || report.differences.length === 0) return report
    if (await inTransaction('', (client) => repairRows(client, stored, report.differences))) return { ...report, repaired: true }
    if (attempt === maxAttempts) return report
  }
}

function examine(stored: StoredRoom): RoomReport {
  const rebuilt = rebuild(stored)
  const report = { roomId: stored.id, entries: stored.entries.size, repaired: false }
  if ('faults' in rebuilt) return { ...report, faults: rebuilt.faults, differences: [] }
  return { ...report, faults: [], differences: findDifferences(stored, rebuilt) }
}

async function inTransaction<T>(mode: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN ${mode}`)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Whatever it is in goes with the connection.
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    client.release(broken)
  }
}
