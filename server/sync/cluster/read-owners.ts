import { pool } from '@/lib/db/client.ts'

/** Whose client ids are, as far as they are anybody's. */
export async function readOwners(roomId: string, clients: number[]): Promise<Map<number, string>> {
  const { rows } = await pool().query<{ client: string; handle: string }>('SELECT client, handle FROM room_client WHERE room_id = $1 AND client = ANY($2::bigint[])', [roomId, clients])
  return new Map(rows.map(({ client, handle }) => [Number(client), handle]))
}
