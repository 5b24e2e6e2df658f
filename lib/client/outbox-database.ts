import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

/** What waits to be acknowledged: one row a key, the last value written there. */
export interface OutboxRow {
  user: string
  room: string
  key: string
  value: EntryValue
  /** Place in the order of writing; an edit of what waits keeps the place of what it replaces. */
  order: number
  /** New with every value, so that the acknowledgement of an older one removes nothing newer. */
  rev: string
  /** The tab that wrote it, and sends it. */
  tab: string
}

/** What was refused, with the reason. */
export interface DraftRow {
  user: string
  room: string
  key: string
  value: EntryValue
  code: string
  message: string
}

interface OutboxSchema extends DBSchema {
  outbox: { key: [string, string, string]; value: OutboxRow }
  drafts: { key: [string, string, string]; value: DraftRow }
}

export type OutboxDatabase = IDBPDatabase<OutboxSchema>

let opened: Promise<OutboxDatabase> | undefined

/** The database of what this browser keeps for its people. Rejects where there is no storage, as in some private windows. */
export function outboxDatabase(): Promise<OutboxDatabase> {
  opened ??= openDB<OutboxSchema>('postil', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: ['user', 'room', 'key'] })
      db.createObjectStore('drafts', { keyPath: ['user', 'room', 'key'] })
    },
    // A later version of the page must be able to upgrade while this one is open.
    blocking(_current, _blocked, event) {
      opened = undefined
      ;(event.target as IDBDatabase).close()
    },
    terminated() {
      opened = undefined
    },
  }).catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

/** All keys that begin with `parts`: arrays sort after strings. */
export const under = (...parts: string[]) => IDBKeyRange.bound(parts, [...parts, []])
