import * as random from 'lib0/random'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { Author, Batch } from './batch.ts'
import type { Foreign } from './cluster/catch-up.ts'
import type { LoggedUpdate } from './cluster/read-news.ts'
import type { Commit } from './commit.ts'
import type { NextEpoch } from './epoch.ts'
import { countDead, encodeEpoch } from './epoch.ts'
import type { Verdict } from './judge/judge-update.ts'
import { judgeUpdate } from './judge/judge-update.ts'
import { Refusal } from './judge/refusal.ts'
import type { RoomRules } from './judge/rules.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './load.ts'
import { addCount, hasPending } from './load.ts'
import { encodeRestatement } from './restate.ts'
import type { UprootedValue } from './uprooted.ts'
import { RoomVisibility } from './visibility.ts'
import { WholeState } from './whole-state.ts'

/** A doc that must not be gone on with. */
export class BrokenDocError extends Error {}

/** Another process has begun an epoch that this one's people cannot follow from where they are. */
export class LeftBehindError extends BrokenDocError {}

/** A room's doc with what is known of its writers. Whatever enters it is judged here first. */
export class RoomDoc {
  readonly owners: Map<number, string>
  readonly epoch: number
  readonly uprooted: readonly UprootedValue[]
  readonly visibility: RoomVisibility
  /** All of it, for those who have nothing and may see everything. */
  readonly whole: WholeState
  private readonly doc: Y.Doc
  private readonly clientsOf: Map<string, number>
  private readonly entriesOf: Map<string, number>
  private readonly rules: RoomRules
  private readonly limits: Limits
  private readonly log: Logger
  /** Client ids whose owner is not committed yet. */
  private readonly claiming = new Set<number>()
  private lastUpdate: Uint8Array | null = null
  /** Client ids under which the server says again what somebody wrote, by handle. */
  private readonly restaters = new Map<string, number>()

  constructor({ doc, source, epoch, uprooted, owners, clientsOf, entriesOf }: LoadedRoom, { rules, limits, log }: { rules: RoomRules; limits: Limits; log: Logger }) {
    this.doc = doc
    this.epoch = epoch
    this.uprooted = uprooted
    this.owners = owners
    this.visibility = new RoomVisibility(doc, owners)
    this.whole = new WholeState(() => this.encode(), source)
    this.clientsOf = clientsOf
    this.entriesOf = entriesOf
    this.rules = rules
    this.limits = limits
    this.log = log
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      this.lastUpdate = update
      this.whole.note(update, transaction)
    })
  }

  /** Runs `work`, which offers updates; gives what they changed together, as one update. Throws where the doc is broken after it. */
  change(work: () => void): Uint8Array | null {
    this.lastUpdate = null
    this.doc.transact(work)
    if (hasPending(this.doc)) throw new BrokenDocError('An accepted update left something pending.')
    return this.lastUpdate
  }

  /** Takes in what another process has made durable. It was judged there, and is not judged again. Throws where it does not fit. */
  take(updates: readonly LoggedUpdate[]): Foreign {
    const entries = this.doc.getMap<EntryValue>(entriesRoot)
    const moderation = this.doc.getMap(moderationRoot)
    let isModerated = false
    const onModeration = () => { isModerated = true }
    const { hidden } = this.visibility
    moderation.observe(onModeration)
    const update = this.change(() => {
      for (const { handle, bytes } of updates) this.takeOne(handle, bytes, entries)
    })
    moderation.unobserve(onModeration)
    if (isModerated) this.visibility.noteModerated()
    return { update, isModerated, hiddenNow: [...this.visibility.hidden].filter((key) => !hidden.has(key)) }
  }

  /** Postgres says whose these client ids are. */
  learnOwners(owners: ReadonlyMap<number, string>): void {
    for (const [client, handle] of owners) {
      if (this.owners.has(client)) continue
      this.owners.set(client, handle)
      addCount(this.clientsOf, handle, 1)
    }
  }

  /** Judges an update, and takes it in where it is accepted. */
  offer(author: Author, bytes: Uint8Array, batch: Batch): Verdict {
    const verdict = this.judge(author, bytes)
    if (verdict.kind !== 'accepted' || verdict.update === null) return verdict
    for (const client of verdict.claims) this.own(client, author.handle)
    addCount(this.entriesOf, author.handle, verdict.newEntries)
    Y.applyUpdate(this.doc, verdict.update)
    if (verdict.moderated.size > 0) this.visibility.noteModerated()
    batch.add(author, verdict, verdict.update)
    return verdict
  }

  /** Makes a client id that nobody has the author's. */
  claim(author: Author, client: number, batch: Batch): void {
    if (this.owners.has(client)) return
    this.own(client, author.handle)
    batch.claim(author, client)
  }

  /**
   * Says again what stands at `key`, as its author: those from whom it was hidden hold it as deleted, which nothing takes
   * back, and so get it anew. False where nothing stands there.
   */
  restate(key: string, batch: Batch): boolean {
    const handle = handleOf(key)
    const known = this.restaters.get(handle)
    const client = known ?? this.newClient()
    const update = encodeRestatement(this.doc, key, client)
    if (update === null) return false
    if (known === undefined) {
      this.own(client, handle)
      this.restaters.set(handle, client)
    }
    Y.applyUpdate(this.doc, update)
    batch.restate(key, update, known === undefined ? client : null)
    return true
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

  /** The doc's next epoch, where enough of its structs are of the past and they outweigh what is alive; or null. */
  encodeNextEpoch(): NextEpoch | null {
    const { minDeadForEpoch, epochRatio } = this.limits
    if (countDead(this.doc) < minDeadForEpoch) return null
    const next = encodeEpoch(this.doc, this.uprooted)
    return this.encode().length > epochRatio * next.update.length ? next : null
  }

  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc)
  }

  /** Everything new in a logged update is its writer's, and so are its client ids. */
  private takeOne(handle: string, bytes: Uint8Array, entries: Y.Map<EntryValue>): void {
    const before = entries._map.size
    Y.applyUpdate(this.doc, bytes)
    addCount(this.entriesOf, handle, entries._map.size - before)
    this.learnOwners(new Map([...Y.parseUpdateMeta(bytes).to.keys()].map((client) => [client, handle])))
  }

  private judge(author: Author, bytes: Uint8Array): Verdict {
    try {
      const verdict = judgeUpdate(this.doc, bytes, {
        handle: author.handle, mayWrite: author.mayWrite, mayModerate: author.mayModerate === true, epoch: this.epoch, owners: this.owners, rules: this.rules, limits: this.limits,
        clientsOfWriter: this.clientsOf.get(author.handle) ?? 0, entriesOfWriter: this.entriesOf.get(author.handle) ?? 0,
      })
      const sentence = verdict.kind === 'refused' ? this.rules.sentences?.[verdict.refusal.code] : undefined
      return verdict.kind === 'refused' && sentence !== undefined ? { ...verdict, refusal: new Refusal(verdict.refusal.code, verdict.refusal.keys, sentence) } : verdict
    } catch (error) {
      // Judging changes nothing: whoever finds a fault in it spoils only their own update.
      this.log.error({ err: error, user: author.userId }, 'an update could not be judged')
      return { kind: 'refused', refusal: new Refusal('malformed') }
    }
  }

  private newClient(): number {
    for (;;) {
      const client = random.uint32()
      if (!this.owners.has(client)) return client
    }
  }

  private own(client: number, handle: string): void {
    this.owners.set(client, handle)
    this.claiming.add(client)
    addCount(this.clientsOf, handle, 1)
  }
}
