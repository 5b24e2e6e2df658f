import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'

/** Stands in an entry's key before its number, and nowhere else in what is written. */
const mark = 'Zz-'
const digits = 7

/** The key of annotation number `n` of the person `handle`. */
export const keyOf = (handle: string, n: number) => `${handle}:${mark}${n.toString(36).padStart(digits, '0')}`

/** Calls `found` with the number of every annotation in the bytes: keys stand in an update as they are, however it was merged. */
export function scan(bytes: Buffer, found: (n: number) => void): void {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length + digits)) {
    found(parseInt(bytes.toString('latin1', at + mark.length, at + mark.length + digits), 36))
  }
}

const words = 'the reader holds that an argument of this chapter turns on its second premise and not the first as claimed'.split(' ')

/** About 200 characters. */
export const bodyOf = (n: number) => Array.from({ length: 40 }, (_, i) => words[(i * 7 + n) % words.length]).join(' ').slice(0, 200)

export function annotate(doc: Y.Doc, handle: string, n: number, value: EntryValue): void {
  doc.getMap<EntryValue>(entriesRoot).set(keyOf(handle, n), { ...value, body: bodyOf(n) } as EntryValue)
}

/** The same for docs that say the same. */
export function digest(doc: Y.Doc): string {
  const entries = [...doc.getMap<EntryValue>(entriesRoot).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, 'body' in value ? value.body : ''])
  const state = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return createHash('sha256').update(JSON.stringify([entries, state])).digest('hex')
}
