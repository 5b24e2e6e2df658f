import type { IncomingMessage } from 'node:http'
import { findSession } from '@/lib/auth/session.ts'
import { pool } from '@/lib/db/client.ts'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import { findRoomAccess } from '@/lib/db/room-access.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'

/** Where an upgrade wants to go. */
export interface Destination {
  /** Null where the path names no room. */
  roomId: string | null
  isPostil: boolean
}

const roomPath = /^\/sync\/([A-Za-z0-9_-]{1,64})\/?$/

export function readDestination(url: string | undefined): Destination {
  const [path = '', query = ''] = (url ?? '').split('?', 2)
  return { roomId: roomPath.exec(path)?.[1] ?? null, isPostil: new URLSearchParams(query).get('postil') === '1' }
}

/** Somebody may come in, or the close code that says why not. */
export type Entrance = { access: RoomAccess; sessionId: string } | { code: number; reason: string }

/**
 * Who is at the door and whether they may come in. No right and no such room look the same. `changes` counts what
 * happens to sessions and rights in this process: where something did while we asked, the answer may be stale.
 */
export async function findEntrance(req: IncomingMessage, roomId: string | null, changes: () => number): Promise<Entrance> {
  for (;;) {
    const before = changes()
    const entrance = await ask(req, roomId)
    if (changes() === before) return entrance
  }
}

async function ask(req: IncomingMessage, roomId: string | null): Promise<Entrance> {
  const session = await findSession(req.headers.cookie)
  if (session === null) return { code: closeCode.unauthenticated, reason: 'Sign in again.' }
  const access = roomId === null ? null : await findRoomAccess(session.user.id, roomId)
  if (access === null) return { code: closeCode.notFound, reason: 'There is no such room.' }
  return { access, sessionId: session.sessionId }
}

/** Which of `sessionIds` have neither ended nor expired. */
export async function findOpenSessions(sessionIds: string[]): Promise<Set<string>> {
  if (sessionIds.length === 0) return new Set()
  const { rows } = await pool().query<{ id: string }>('SELECT id FROM session WHERE id = ANY($1::text[]) AND ended_at IS NULL AND expires_at > now()', [sessionIds])
  return new Set(rows.map(({ id }) => id))
}
