import { pool } from '@/lib/db/client.ts'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import { roomAccessRoles, roomAccessSql } from '@/lib/db/room-access.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { findOpenSessions } from './arrival.ts'
import { postilFrame } from './frames.ts'
import type { RoomSocket } from './socket.ts'

/** A socket, and the room it is in. */
export interface Seat {
  socket: RoomSocket
  roomId: string
}

/**
 * Reads again whether those on `seats` may be there, and as what: closes those who may not (4401, 4403) and tells the
 * others what they may do. Who came while Postgres was asked was judged by something newer. Throws where Postgres fails.
 */
export async function checkSeats(seats: Seat[]): Promise<void> {
  const asked = Date.now()
  const [open, access] = await Promise.all([
    findOpenSessions([...new Set(seats.map(({ socket }) => socket.sessionId))]),
    findAccess(seats),
  ])
  for (const { socket, roomId } of seats) {
    if (socket.isOver || socket.judgedAt > asked) continue
    if (!open.has(socket.sessionId)) expel(socket, closeCode.unauthenticated, 'Sign in again.')
    else applyAccess(socket, access.get(`${roomId} ${socket.userId}`) ?? null, asked)
  }
}

/** Gives a socket the rights that its person had when that was asked, or closes it; nothing, where a later question was answered first. */
export function applyAccess(socket: RoomSocket, access: RoomAccess | null, asked: number): void {
  if (socket.judgedAt > asked) return
  socket.judgedAt = asked
  if (access === null) return expel(socket, closeCode.rightLost, 'You are no longer in this room.')
  socket.role = access.role
  if (socket.mayWrite === access.mayWrite) return
  socket.mayWrite = access.mayWrite
  if (socket.isPostil) socket.send(postilFrame({ type: 'may', write: access.mayWrite }))
}

/** What it still has in the line does not count. */
export function expel(socket: RoomSocket, code: number, reason: string): void {
  socket.isRefused = true
  socket.close(code, reason)
}

async function findAccess(seats: Seat[]): Promise<Map<string, RoomAccess>> {
  if (seats.length === 0) return new Map()
  const pairs = new Map(seats.map(({ socket, roomId }) => [`${roomId} ${socket.userId}`, { roomId, userId: socket.userId }]))
  const { rows } = await pool().query<RoomAccess>(
    roomAccessSql('(h.room_id, m.user_id) IN (SELECT * FROM unnest($3::text[], $4::text[]))'),
    [...roomAccessRoles(), [...pairs.values()].map(({ roomId }) => roomId), [...pairs.values()].map(({ userId }) => userId)])
  return new Map(rows.map((row) => [`${row.roomId} ${row.userId}`, row]))
}
