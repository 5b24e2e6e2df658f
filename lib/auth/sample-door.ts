import { timingSafeEqual } from 'node:crypto'
import { newToken } from '@/lib/db/id.ts'
import { hasRealAccount } from '@/lib/db/users.ts'
import { shared } from '@/lib/shared.ts'
import { isLoopbackHost, readPeer } from './peer.ts'

/**
 * The sample seminar's people need no password, so their door is narrow: the token printed at this start, asked for on
 * this machine by its own name, through no proxy or tunnel, and only until somebody has a real account.
 */
const door = () => shared<{ token: string | null }>('sample-door', () => ({ token: null }))

/** Opens the door for this run of the process; the token goes into the printed address. */
export function openSampleDoor(): string {
  const token = newToken()
  door().token = token
  return token
}

export function closeSampleDoor(): void {
  door().token = null
}

export async function isSampleDoorOpen(token: string | null | undefined, headers: { get(name: string): string | null }): Promise<boolean> {
  const printed = door().token
  if (!printed || !token || !isSame(printed, token)) return false
  if (!isLoopbackHost(headers.get('host')) || readPeer(headers).forwarded) return false
  return !(await hasRealAccount())
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
