import { mayReadEntry } from '@/lib/db/entry-visibility.ts'
import { findHistory, listEdited } from '@/lib/db/revisions.ts'
import { findRoomAccess, type RoomAccess } from '@/lib/db/room-access.ts'
import { type EntryValue, handleOf } from '@/lib/domain/annotation/entry.ts'
import { findLost } from '@/lib/domain/annotation/revision.ts'
import type { ConflictView, RevisionView } from '@/lib/domain/annotation/revision-view.ts'
import { AppError } from '@/lib/domain/error.ts'

/**
 * What an entry has said, in the order of arrival, to whoever may see it; its author is also shown what was lost to
 * another device. Words that were taken back are gone. Throws `not-found`.
 */
export async function listRevisions(userId: string, roomId: string, key: string): Promise<{ revisions: RevisionView[] }> {
  const access = await getRoom(userId, roomId)
  if (!(await mayReadEntry(access, key))) throw new AppError('not-found', 'There is no such note, or it is not open to you.')
  const { revisions, current } = await findHistory(roomId, key)
  const lost = new Set(findLost(revisions, current))
  const isMine = handleOf(key) === access.handle
  return {
    revisions: revisions.flatMap((revision) => {
      const { value, at } = revision
      return value === null || (lost.has(revision) && !isMine) ? [] : [{ at: at.toISOString(), value, lost: lost.has(revision) }]
    }),
  }
}

/** Which of one's own entries of a layer said something else on another device, that was lost, and what. Throws `not-found`. */
export async function listConflicts(userId: string, roomId: string): Promise<{ conflicts: ConflictView[] }> {
  const { handle } = await getRoom(userId, roomId)
  const conflicts = [...(await listEdited(roomId, handle))].map(([key, { revisions, current }]) => ({
    key, others: current === undefined ? [] : findLost(revisions, current).flatMap(({ value }): EntryValue[] => (value === null ? [] : [value])),
  }))
  return { conflicts: conflicts.filter(({ others }) => others.length > 0) }
}

async function getRoom(userId: string, roomId: string): Promise<RoomAccess> {
  const access = await findRoomAccess(userId, roomId)
  if (access === null) throw new AppError('not-found', 'There is no such layer, or it is not open to you.')
  return access
}
