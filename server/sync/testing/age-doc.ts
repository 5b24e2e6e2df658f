import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { encodeEpoch } from '../epoch.ts'
import { keyOf, noteOn } from './seminar.ts'

export interface AgeFigures {
  edits: number
  deletedEntries: number
  /** Bytes of the snapshot that a past edit and a deleted entry cost. */
  bytesPerEdit: number
  bytesPerDeletedEntry: number
  /** Bytes of the snapshot before the epoch and after it, and of a doc that never had a past. */
  beforeEpoch: number
  afterEpoch: number
  alive: number
}

const notes = 100
/** Edits by one client id: an hour of one tab. */
const editsPerClient = 1000

/** Edits 100 notes `edits` times, one after another in turn (so that nothing runs together), then writes and deletes a tenth as many more. */
export function ageDoc(edits: number): AgeFigures {
  const doc = new Y.Doc()
  const entries = doc.getMap<EntryValue>(entriesRoot)
  doc.getMap(moderationRoot)
  const keys = Array.from({ length: notes }, () => keyOf('adaadaadaada'))
  const set = (key: string, n: number) => entries.set(key, noteOn('v1', 'the market', `Words, edited for the time ${String(n).padStart(7, '0')}`))
  const size = () => Y.encodeStateAsUpdate(doc).length
  let client = 1_000_000_000
  for (const key of keys) set(key, 0)
  const fresh = size()
  for (let i = 0; i < edits; i++) {
    if (i % editsPerClient === 0) doc.clientID = client++
    set(keys[i % notes] ?? '', i)
  }
  const edited = size()
  const deletedEntries = Math.ceil(edits / 10)
  for (let i = 0; i < deletedEntries; i++) {
    const key = keyOf('adaadaadaada')
    set(key, i)
    set(keys[i % notes] ?? '', i)
    entries.delete(key)
  }
  const beforeEpoch = size()
  const bytesPerEdit = (edited - fresh) / edits
  const next = new Y.Doc()
  Y.applyUpdate(next, encodeEpoch(doc).update)
  const clean = new Y.Doc()
  for (const [key, value] of entries.entries()) clean.getMap(entriesRoot).set(key, value)
  return {
    edits, deletedEntries, bytesPerEdit, bytesPerDeletedEntry: (beforeEpoch - edited) / deletedEntries - bytesPerEdit, beforeEpoch,
    afterEpoch: Y.encodeStateAsUpdate(next).length, alive: Y.encodeStateAsUpdate(clean).length,
  }
}
