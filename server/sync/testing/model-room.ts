import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entryValue, handleOf } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { encodeEpoch } from '../epoch.ts'
import type { RoomRules } from '../judge/rules.ts'
import type { Verdict } from '../judge/judge-update.ts'
import { judgeUpdate } from '../judge/judge-update.ts'
import type { Limits } from '../limits.ts'
import { defaultLimits } from '../limits.ts'
import { hasPending } from '../load.ts'
import { judgeStanding } from '../outdated.ts'
import type { UprootedValue } from '../uprooted.ts'

export interface Writer {
  handle: string
  mayWrite?: boolean
  mayModerate?: boolean
}

/** A promise was broken. */
export class BrokenPromise extends Error {}

/**
 * A room without sockets and Postgres: its doc, the log, and what the promises say of them in plain words. Every offered
 * update is held against them; `BrokenPromise` is thrown where one does not hold.
 */
export class ModelRoom {
  doc = emptyDoc()
  epoch = 0
  readonly owners = new Map<number, string>()
  /** What a fresh client is built from. */
  log: Uint8Array[] = []
  /** A client that gets every update as it comes, and has done so since the last epoch or longer. */
  readonly follower = emptyDoc()
  /** Keys that an epoch left nothing of: whoever uses one again breaks the protocol, and docs of before may differ there. */
  private readonly gone = new Set<string>()
  uprooted: readonly UprootedValue[] = []
  private readonly rules: RoomRules
  private readonly limits: Limits

  constructor(rules: RoomRules, limits: Limits = defaultLimits) {
    this.rules = rules
    this.limits = limits
  }

  offer({ handle, mayWrite = true, mayModerate = false }: Writer, update: Uint8Array): Verdict {
    const before = this.items()
    const verdict = judgeUpdate(this.doc, update, {
      handle, mayWrite, mayModerate, epoch: this.epoch, owners: this.owners, clientsOfWriter: 0, entriesOfWriter: 0, rules: this.rules, limits: this.limits,
    })
    if (verdict.kind === 'accepted' && verdict.update !== null) {
      this.need(mayWrite, 'who may only read changes nothing')
      for (const client of verdict.claims) this.owners.set(client, handle)
      Y.applyUpdate(this.doc, verdict.update)
      Y.applyUpdate(this.follower, verdict.update)
      this.log.push(verdict.update)
      this.compare(before, handle, mayModerate)
    } else this.need(this.items().every((item, i) => item === before[i]), 'what is not accepted changes nothing')
    return verdict
  }

  /** A fresh client. */
  reader(): Y.Doc {
    const doc = emptyDoc()
    for (const update of this.log) Y.applyUpdate(doc, update)
    return doc
  }

  /** Begins a new epoch; clients keep the docs they have. */
  renew(): void {
    const { update, uprooted } = encodeEpoch(this.doc, this.uprooted)
    const next = emptyDoc()
    Y.applyUpdate(next, update)
    this.need(isDeepStrictEqual(toJson(next), this.liveJson(this.doc)), 'an epoch says what was there before')
    for (const [key, item] of this.doc.share.get(entriesRoot)?._map ?? []) if (item.deleted) this.gone.add(key)
    this.doc = next
    this.uprooted = uprooted
    this.log = [update]
    this.epoch++
  }

  /**
   * Brings `doc`, which `handle` has had for however long, up to date, as a client does that comes back; false where the
   * room says that it cannot be. What it shows of others is then what the room has.
   */
  sync(handle: string, doc: Y.Doc): boolean {
    const known = Y.encodeStateVector(doc)
    if (judgeStanding(known, { others: true, handle }, this) === 'outdated') return false
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc, known))
    const ofOthers = (of: Y.Doc) => Object.fromEntries(Object.entries(of.getMap(entriesRoot).toJSON()).filter(([key]) => handleOf(key) !== handle && !this.gone.has(key)))
    this.need(isDeepStrictEqual(ofOthers(doc), ofOthers(this.doc)), 'who comes back with an old doc shows what the room has')
    return true
  }

  /** All that the promises say, also what is dear to look at. */
  check(): void {
    this.need(!hasPending(this.doc) && !hasPending(this.follower), 'nothing is pending')
    this.need([...this.doc.share.keys()].every((root) => root === entriesRoot || root === moderationRoot), 'there are no other roots')
    const now = toJson(this.doc)
    this.need(isDeepStrictEqual(toJson(this.reader()), now), 'the log gives a fresh client the same')
    this.need(isDeepStrictEqual(this.liveJson(this.follower, this.gone), this.liveJson(this.doc, this.gone)), 'who was there all along has the same')
    for (const value of Object.values(now.entries)) this.need(entryValue.safeParse(value).success, 'every value is an entry')
    for (const [client, structs] of this.doc.store.clients) {
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || struct.parent !== this.doc.share.get(entriesRoot)) continue
        this.need(handleOf(struct.parentSub ?? '') === this.owners.get(client), 'each writes only under their own name')
      }
    }
  }

  /** The items that are alive, in an order. */
  private items(): Y.Item[] {
    return [entriesRoot, moderationRoot].flatMap((root) => [...(this.doc.share.get(root)?._map.values() ?? [])].filter((item) => !item.deleted))
  }

  private compare(before: Y.Item[], writer: string, mayModerate: boolean): void {
    this.need(!hasPending(this.doc) && !hasPending(this.follower), 'nothing is pending')
    const entries = this.doc.share.get(entriesRoot)
    const now = new Set(this.items())
    const was = new Set(before)
    for (const item of [...before, ...now]) {
      if (now.has(item) && was.has(item)) continue
      const isEntry = item.parent === entries
      this.need(isEntry ? handleOf(item.parentSub ?? '') === writer : mayModerate, isEntry ? 'nobody touches what another wrote' : 'only who leads hides')
      if (!now.has(item)) continue
      const [value] = item.content.getContent() as unknown[]
      if (isEntry) this.need(entryValue.safeParse(value).success, 'every value is an entry')
      if (this.gone.has(item.parentSub ?? '')) continue
      const followed: unknown = this.follower.getMap(isEntry ? entriesRoot : moderationRoot).get(item.parentSub ?? '')
      this.need(isDeepStrictEqual(followed, value), 'everybody has the same')
    }
  }

  /** Without what was said of entries that are gone, which an epoch drops, and without the keys `but`. */
  private liveJson(doc: Y.Doc, but: ReadonlySet<string> = new Set()) {
    const { entries, moderation } = toJson(doc)
    const isLive = ([key]: [string, unknown]) => key in entries && !but.has(key)
    return { entries: Object.fromEntries(Object.entries(entries).filter(isLive)), moderation: Object.fromEntries(Object.entries(moderation).filter(isLive)) }
  }

  private need(isSo: boolean, promise: string): void {
    if (!isSo) throw new BrokenPromise(promise)
  }
}

function emptyDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  doc.getMap(moderationRoot)
  return doc
}

const toJson = (doc: Y.Doc) => ({
  entries: doc.getMap(entriesRoot).toJSON() as Record<string, EntryValue>,
  moderation: doc.getMap(moderationRoot).toJSON() as Record<string, unknown>,
})
