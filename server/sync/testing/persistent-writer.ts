import { setTimeout as pause } from 'node:timers/promises'
import type * as Y from 'yjs'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { RawClient } from './raw-client.ts'
import type { Person } from './seminar.ts'
import { keyOf } from './seminar.ts'
import { updateOf } from './update-of.ts'

/** One value at one key; `n` counts the values of that key, and stands in its words. */
export interface Written {
  key: string
  n: number
}

const words = ({ n }: Written) => `value ${n}`
export const numberOf = (value: EntryValue | undefined): number => (value?.kind === 'annotation' ? Number(value.body.split(' ')[1]) : 0)

/** Milliseconds between two values. */
const pace = 15
/** One value in so many edits an entry that is there. */
const editEvery = 4

/**
 * A person who goes on writing while the server comes and goes, as the browser does: what is not acknowledged waits, and is
 * sent again over the next socket if the room then does not have it. Keeps what it was told was saved, and what it saw of others.
 */
export class PersistentWriter {
  readonly acknowledged: Written[] = []
  /** The latest value seen of each key that somebody else wrote. */
  readonly seen = new Map<string, number>()
  sockets = 0
  private outbox: Written[] = []
  private readonly own: Written[] = []
  private isWriting = true
  private isOver = false
  private readonly options: { url: () => string; roomId: string; person: Person; note: Annotation }

  constructor(options: PersistentWriter['options']) {
    this.options = options
  }

  /** Resolves when all that was written is saved, after `finish`. */
  async run(): Promise<void> {
    while (!this.isOver) {
      await this.connect().catch(() => undefined)
      await pause(20)
    }
  }

  finish(): void {
    this.isWriting = false
  }

  private async connect(): Promise<void> {
    const { url, roomId, person, note } = this.options
    const client = new RawClient(url(), roomId, { cookie: person.cookie })
    await client.open()
    this.sockets++
    const map = client.doc.getMap<EntryValue>('entries')
    map.observe((event) => this.look(event, map))
    client.sendStep1()
    const isEnded = () => client.closed !== null
    while (!isEnded() && !client.heard.some(({ kind }) => kind === 'step2')) await pause(5)
    const sent: Written[] = []
    const send = (written: Written) => {
      sent.push(written)
      client.sendUpdate(updateOf([[written.key, { ...note, body: words(written) }]], client.doc))
    }
    if (isEnded()) return
    // What a sync shows is saved, also where its acknowledgement was lost.
    this.outbox = this.outbox.filter((written) => numberOf(map.get(written.key)) < written.n)
    for (const written of this.outbox) send(written)
    while (!isEnded() && !this.isOver) {
      if (this.isWriting) {
        const written = this.next()
        this.outbox.push(written)
        send(written)
      }
      await pause(pace)
      this.takeAcknowledgement(client, sent)
      if (!this.isWriting && this.outbox.length === 0) this.isOver = true
    }
    this.takeAcknowledgement(client, sent)
    client.ws.terminate()
  }

  private next(): Written {
    const count = this.own.length
    const earlier = count % editEvery === editEvery - 1 ? this.own[Math.floor(count / 2)] : undefined
    const written = earlier === undefined ? { key: keyOf(this.options.person.handle), n: 1 } : { key: earlier.key, n: this.latest(earlier.key) + 1 }
    this.own.push(written)
    return written
  }

  private latest(key: string): number {
    return this.own.findLast((written) => written.key === key)?.n ?? 0
  }

  private takeAcknowledgement(client: RawClient, sent: Written[]): void {
    const last = client.messages().at(-1)
    const count = last?.type === 'acknowledged' ? last.count : 0
    for (const written of sent.slice(0, count)) {
      if (!this.outbox.includes(written)) continue
      this.acknowledged.push(written)
      this.outbox = this.outbox.filter((other) => other !== written)
    }
  }

  private look({ keysChanged, transaction }: Y.YMapEvent<EntryValue>, map: Y.Map<EntryValue>): void {
    if (transaction.local) return
    for (const key of keysChanged) {
      if (typeof key === 'string' && !key.startsWith(this.options.person.handle)) this.seen.set(key, Math.max(this.seen.get(key) ?? 0, numberOf(map.get(key))))
    }
  }
}
