import type { DBSchema, IDBPDatabase } from 'idb'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { keptOpen } from './kept-open.ts'

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

/** The database of what this browser keeps for its people. Rejects where there is no storage, as in some private windows. */
export const outboxDatabase = keptOpen<OutboxSchema>('postil', (db) => {
  db.createObjectStore('outbox', { keyPath: ['user', 'room', 'key'] })
  db.createObjectStore('drafts', { keyPath: ['user', 'room', 'key'] })
})
