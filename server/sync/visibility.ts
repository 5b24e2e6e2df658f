import * as Y from 'yjs'
import type { Role } from '@/lib/domain/course/policy.ts'

/** Somebody who looks into a room. */
export interface Viewer {
  handle: string
  role: Role
}

/**
 * The one place that decides what a socket may see of a room. Every door goes through it: the first sync, relayed
 * updates, presence. Today a layer hides nothing from those who may enter it. Leaving out whole authors is sound:
 * an entry's items depend on their own author's items alone.
 */

/** What `viewer` lacks of the room, given the state vector of what they have. Throws where the vector cannot be read. */
export const visibleState = (doc: Y.Doc, _viewer: Viewer, stateVector?: Uint8Array): Uint8Array => Y.encodeStateAsUpdate(doc, stateVector)

/** What `viewer` may see of an update; null where it is nothing. The same bytes where it is everything. */
export const visibleUpdate = (update: Uint8Array, _viewer: Viewer): Uint8Array | null => update

/** Whether `viewer` may see that the person called `handle` is here. */
export const maySeePresence = (_handle: string, _viewer: Viewer): boolean => true
