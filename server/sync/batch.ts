import type * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import type { Commit, EntryRow } from './commit.ts'
import type { Verdict } from './judge/judge-update.ts'

type Accepted = Extract<Verdict, { kind: 'accepted' }>

/** Who is behind an update: somebody with a socket, or the server itself. */
export interface Author {
  handle: string
  mayWrite: boolean
  userId?: string
  sessionId?: string
}

/** Gathers what one commit makes durable, as its updates are judged and applied one after another. */
export class Batch {
  /** When it arrived, where that is not now. */
  at: Date | null = null
  private readonly updates: Commit['updates'] = []
  private readonly claims: Commit['claims'] = []
  private readonly revisions: Commit['revisions'] = []
  /** Sequence number of the update that touched a key last. */
  private readonly touched = new Map<string, number>()
  private readonly members = new Map<string, boolean>()
  private readonly sessions = new Set<string>()
  private readonly roomId: string
  private readonly head: number

  constructor(roomId: string, head: number) {
    this.roomId = roomId
    this.head = head
  }

  get isEmpty(): boolean {
    return this.updates.length === 0 && this.claims.length === 0
  }

  get size(): number {
    return this.updates.length
  }

  claim(author: Author, client: number): void {
    this.claims.push({ client, handle: author.handle })
    this.require(author, false)
  }

  add(author: Author, { claims, touched, values }: Accepted, update: Uint8Array): void {
    for (const client of claims) this.claims.push({ client, handle: author.handle })
    this.updates.push({ handle: author.handle, bytes: update })
    const seq = this.head + this.updates.length
    values.forEach(({ key, value }, ordinal) => this.revisions.push({ seq, ordinal, key, value }))
    for (const key of touched) this.touched.set(key, seq)
    this.require(author, true)
  }

  /** What is to be committed, `doc` being as the batch has left it. */
  toCommit(doc: Y.Doc): Commit {
    const entries: EntryRow[] = []
    const deleted: string[] = []
    const purged: string[] = []
    const map = doc.getMap<EntryValue>(entriesRoot)
    for (const [key, seq] of this.touched) {
      const value = map.get(key)
      if (value === undefined) deleted.push(key)
      else entries.push(toRow(key, value, seq))
      if (this.takeBackWords(key, value)) purged.push(key)
    }
    return {
      roomId: this.roomId, head: this.head, updates: this.updates, claims: this.claims,
      entries, deleted, revisions: this.revisions, purged, at: this.at,
      members: [...this.members].map(([userId, write]) => ({ userId, write })), sessions: [...this.sessions],
    }
  }

  /** Where this batch withdrew or deleted `key`, empties its revisions before that; says whether it did. */
  private takeBackWords(key: string, current: EntryValue | undefined): boolean {
    const own = this.revisions.filter((revision) => revision.key === key)
    const until = current === undefined ? own.length : own.findLastIndex(({ value }) => value?.kind === 'withdrawal')
    if (current !== undefined && (current.kind !== 'withdrawal' || until < 0)) return false
    for (const revision of own.slice(0, until)) revision.value = null
    return true
  }

  private require({ userId, sessionId }: Author, write: boolean): void {
    if (userId !== undefined) this.members.set(userId, write || this.members.get(userId) === true)
    if (sessionId !== undefined) this.sessions.add(sessionId)
  }
}

/** The row that `value` has at `key`. */
export function toRow(key: string, value: EntryValue, seq: number): EntryRow {
  const target = 'target' in value ? value.target : undefined
  const position = target?.selector[0]
  return {
    key, value, seq, handle: handleOf(key), kind: value.kind,
    versionId: target?.version ?? null, start: position?.start ?? null, end: position?.end ?? null,
  }
}
