import type { Logger } from 'pino'
import * as Y from 'yjs'
import type { Author, Batch } from './batch.ts'
import type { Commit } from './commit.ts'
import type { Verdict } from './judge/judge-update.ts'
import { judgeUpdate } from './judge/judge-update.ts'
import { Refusal } from './judge/refusal.ts'
import type { ReadingTexts } from './judge/values.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './load.ts'
import { addCount, hasPending } from './load.ts'
import type { Viewer } from './visibility.ts'
import { visibleState } from './visibility.ts'

/** A room's doc with what is known of its writers. Whatever enters it is judged here first. */
export class RoomDoc {
  readonly owners: Map<number, string>
  private readonly doc: Y.Doc
  private readonly clientsOf: Map<string, number>
  private readonly entriesOf: Map<string, number>
  private readonly texts: ReadingTexts
  private readonly limits: Limits
  private readonly log: Logger
  /** Client ids whose owner is not committed yet. */
  private readonly claiming = new Set<number>()
  private lastUpdate: Uint8Array | null = null

  constructor({ doc, owners, clientsOf, entriesOf }: LoadedRoom, { texts, limits, log }: { texts: ReadingTexts; limits: Limits; log: Logger }) {
    this.doc = doc
    this.owners = owners
    this.clientsOf = clientsOf
    this.entriesOf = entriesOf
    this.texts = texts
    this.limits = limits
    this.log = log
    doc.on('update', (update: Uint8Array) => {
      this.lastUpdate = update
    })
  }

  /** Runs `work`, which offers updates; gives what they changed together, as one update. Throws where the doc is broken after it. */
  change(work: () => void): Uint8Array | null {
    this.lastUpdate = null
    this.doc.transact(work)
    if (hasPending(this.doc)) throw new Error('An accepted update left something pending.')
    return this.lastUpdate
  }

  /** Judges an update, and takes it in where it is accepted. */
  offer(author: Author, bytes: Uint8Array, batch: Batch): Verdict {
    const verdict = this.judge(author, bytes)
    if (verdict.kind !== 'accepted' || verdict.update === null) return verdict
    for (const client of verdict.claims) this.own(client, author.handle)
    addCount(this.entriesOf, author.handle, verdict.newEntries)
    Y.applyUpdate(this.doc, verdict.update)
    batch.add(author, verdict, verdict.update)
    return verdict
  }

  /** Makes a client id that nobody has the author's. */
  claim(author: Author, client: number, batch: Batch): void {
    if (this.owners.has(client)) return
    this.own(client, author.handle)
    batch.claim(author, client)
  }

  mayClaim(handle: string): boolean {
    return (this.clientsOf.get(handle) ?? 0) < this.limits.maxClientsPerPerson
  }

  isDurable(client: number): boolean {
    return !this.claiming.has(client)
  }

  /** All that is in the doc has been committed. */
  markDurable(): void {
    this.claiming.clear()
  }

  toCommit(batch: Batch): Commit {
    return batch.toCommit(this.doc)
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  /** What `viewer` lacks and may see. Throws where the state vector cannot be read. */
  stateFor(viewer: Viewer, stateVector: Uint8Array): Uint8Array {
    return visibleState(this.doc, viewer, stateVector)
  }

  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  private judge(author: Author, bytes: Uint8Array): Verdict {
    try {
      return judgeUpdate(this.doc, bytes, {
        handle: author.handle, mayWrite: author.mayWrite, owners: this.owners, texts: this.texts, limits: this.limits,
        clientsOfWriter: this.clientsOf.get(author.handle) ?? 0, entriesOfWriter: this.entriesOf.get(author.handle) ?? 0,
      })
    } catch (error) {
      // Judging changes nothing: whoever finds a fault in it spoils only their own update.
      this.log.error({ err: error, user: author.userId }, 'an update could not be judged')
      return { kind: 'refused', refusal: new Refusal('malformed') }
    }
  }

  private own(client: number, handle: string): void {
    this.owners.set(client, handle)
    this.claiming.add(client)
    addCount(this.clientsOf, handle, 1)
  }
}
