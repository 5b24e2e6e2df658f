import type * as Y from 'yjs'
import { moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { Moderation } from '@/lib/domain/layer/moderation.ts'

/** Whether the entry at `key` is hidden from all but its author and those who lead the course. */
export const isHidden = (doc: Y.Doc, key: string): boolean => moderationOf(doc)?.get(key)?.hidden === true

/** Keys of all entries that are hidden. */
export function hiddenKeys(doc: Y.Doc): Set<string> {
  return new Set([...(moderationOf(doc)?.entries() ?? [])].flatMap(([key, { hidden }]) => (hidden ? [key] : [])))
}

/** A room's doc has the root from the start; asking for it changes nothing. */
const moderationOf = (doc: Y.Doc): Y.Map<Moderation> | null => (doc.share.has(moderationRoot) ? doc.getMap<Moderation>(moderationRoot) : null)
