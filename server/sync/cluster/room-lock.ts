import type { PoolClient } from 'pg'
import { pool } from '@/lib/db/client.ts'
import type { Commit } from '../commit.ts'
import { commitBatch, inTime } from '../commit.ts'

/**
 * Milliseconds a process may do nothing while it holds a room; then Postgres takes it away. A process that is stopped in
 * the middle would keep the others from writing.
 */
const idle = 5000

/**
 * A room held by this process: until it is let go nobody else's commit to it goes through, so what is read and judged
 * meanwhile stays right.
 */
export class RoomLock {
  readonly client: PoolClient
  private readonly roomId: string
  private isOpen = true

  private constructor(client: PoolClient, roomId: string) {
    this.client = client
    this.roomId = roomId
  }

  /** Waits until nobody else holds the room. Throws where Postgres does not answer in time. */
  static async take(roomId: string): Promise<RoomLock> {
    const connecting = pool().connect()
    const client = await inTime(connecting).catch((error: unknown) => {
      // One that comes late is given back.
      connecting.then((late) => late.release(), () => undefined)
      throw error
    })
    const lock = new RoomLock(client, roomId)
    try {
      await inTime(client.query(`BEGIN; SET LOCAL idle_in_transaction_session_timeout = ${idle}`))
      await inTime(client.query('SELECT 1 FROM room WHERE id = $1 FOR UPDATE', [roomId]))
      return lock
    } catch (error) {
      lock.breakOff(error)
      throw error
    }
  }

  /** As `commitBatch`, and the room is let go where the batch counts. */
  async commit(commit: Commit): Promise<boolean> {
    try {
      if (!(await commitBatch(commit, this.client))) return false
      await inTime(this.client.query('COMMIT'))
    } catch (error) {
      this.breakOff(error)
      throw error
    }
    this.isOpen = false
    this.client.release()
    return true
  }

  /** Lets the room go without a commit, if it is held still. */
  async letGo(): Promise<void> {
    if (!this.isOpen) return
    try {
      await inTime(this.client.query('ROLLBACK'))
      this.isOpen = false
      this.client.release()
    } catch (error) {
      this.breakOff(error)
    }
  }

  /** A connection that failed midway is not used again; Postgres ends what it had begun. */
  private breakOff(error: unknown): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.client.release(error instanceof Error ? error : new Error(`The room ${this.roomId} could not be held.`))
  }
}
