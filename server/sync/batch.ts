import type * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import type { Commit, EntryRow } from './commit.ts'
import type { Verdict } from './judge/judge-update.ts'
import { isHidden } from './moderated.ts'

type Accepted = Extract<Verdict, { kind: 'accepted' }>

/** Who is behind an update: somebody with a socket, or the server itself. */
export interface Author {
  handle: string
  mayWrite: boolean
  /** Whether they lead the course; where absent, no. */
  mayModerate?: boolean
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
  private readonly members = new Map<string, { write: boolean; moderate: boolean }>()
  /** Entries that were hidden or shown. */
  private readonly moderated = new Set<string>()
  private readonly sessions = new Set<string>()
  private readonly roomId: string
  private readonly head: number
  private readonly epoch: number

  constructor(roomId: string, head: number, epoch: number) {
    this.roomId = roomId
    this.head = head
    this.epoch = epoch
  }

  get isEmpty(): boolean {
    return this.updates.length === 0 && this.claims.length === 0
  }

  get size(): number {
    return this.updates.length
  }

  claim(author: Author, client: number): void {
    this.claims.push({ client, handle: author.handle })
    this.require(author, { write: false, moderate: false })
  }

  add(author: Author, { claims, touched, moderated, values }: Accepted, update: Uint8Array): void {
    for (const client of claims) this.claims.push({ client, handle: author.handle })
    this.updates.push({ handle: author.handle, bytes: update })
    const seq = this.head + this.updates.length
    values.forEach(({ key, value }, ordinal) => this.revisions.push({ seq, ordinal, key, value }))
    for (const key of touched) this.touched.set(key, seq)
    for (const key of moderated) this.moderated.add(key)
    this.require(author, { write: true, moderate: moderated.size > 0 })
  }

  /** Adds an update in which the server says again what stands at `key`, as its author. It is no new value. */
  restate(key: string, update: Uint8Array, claimed: number | null): void {
    const handle = handleOf(key)
    if (claimed !== null) this.claims.push({ client: claimed, handle })
    this.updates.push({ handle, bytes: update })
    this.touched.set(key, this.head + this.updates.length)
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
      else entries.push(toRow(key, value, seq, isHidden(doc, key)))
      if (this.takeBackWords(key, value)) purged.push(key)
    }
    return {
      roomId: this.roomId, head: this.head, epoch: this.epoch, updates: this.updates, claims: this.claims,
      entries, deleted, revisions: this.revisions, purged, at: this.at,
      moderated: [...this.moderated].filter((key) => !this.touched.has(key)).map((key) => ({ key, hidden: isHidden(doc, key) })),
      members: [...this.members].map(([userId, needs]) => ({ userId, ...needs })), sessions: [...this.sessions],
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

  private require({ userId, sessionId }: Author, { write, moderate }: { write: boolean; moderate: boolean }): void {
    if (userId !== undefined) {
      const before = this.members.get(userId)
      this.members.set(userId, { write: write || before?.write === true, moderate: moderate || before?.moderate === true })
    }
    if (sessionId !== undefined) this.sessions.add(sessionId)
  }
}

/** The row that `value` has at `key`. */
export function toRow(key: string, value: EntryValue, seq: number, hidden: boolean): EntryRow {
  const target = 'target' in value ? value.target : undefined
  const position = target?.selector[0]
  return {
    key, value, seq, handle: handleOf(key), kind: value.kind,
    versionId: target?.version ?? null, start: position?.start ?? null, end: position?.end ?? null, isHidden: hidden,
  }
}
