import pg from 'pg'

/** For a peer that is to keep what it gets: a row an update in `peer_update`, not awaited before others see it. Null without PEER_DATABASE_URL. */
export function openInserts(): ((room: string, update: Uint8Array) => void) | null {
  const { PEER_DATABASE_URL: connectionString } = process.env
  if (connectionString === undefined) return null
  const pool = new pg.Pool({ connectionString, max: 10 })
  return (room, update) => {
    const values = [room, Buffer.from(update.buffer, update.byteOffset, update.byteLength)]
    pool.query({ name: 'insert', text: 'INSERT INTO peer_update (room, bytes) VALUES ($1, $2)', values }).catch((error: unknown) => {
      process.stderr.write(`An insert failed: ${String(error)}\n`)
    })
  }
}
