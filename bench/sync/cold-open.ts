import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { Client } from './client.ts'
import type { Room, Subject } from './subjects.ts'
import { annotate } from './workload.ts'

export interface ColdOpenResult {
  annotations: number
  /** Milliseconds from connecting to the whole room, not decoded: the median of several, one after another. */
  alone: number
  /** The same with the room taken into a doc. */
  applied: number
  /** Of many at once. */
  burstMedian: number
  burstMax: number
}

const writers = 30
/** Annotations in one update of the seeding. */
const chunk = 50
const opens = 7
const burst = 30

/** How long somebody waits who comes into a room of many annotations that is in the server's memory. */
export async function measureColdOpen(subject: Subject, annotations: number): Promise<ColdOpenResult> {
  const room = await subject.makeRoom(writers)
  const seeders = await seed(subject, room, annotations)
  const alone: number[] = []
  for (let i = 0; i < opens; i++) alone.push((await open(subject, room, i)).took)
  const applied: number[] = []
  for (let i = 0; i < 3; i++) {
    const doc = new Y.Doc()
    applied.push((await open(subject, room, i, doc)).took)
    const size = doc.getMap('entries').size
    if (size !== annotations) throw new Error(`${subject.name} gave ${size} of ${annotations} annotations.`)
  }
  const together = await Promise.all(Array.from({ length: burst }, (_, i) => open(subject, room, i)))
  for (const client of seeders) client.close()
  const times = together.map(({ took }) => took)
  return { annotations, alone: median(alone), applied: median(applied), burstMedian: median(times), burstMax: Math.max(...times) }
}

/** They stay: a server without a store forgets a room that everyone has left. */
async function seed(subject: Subject, room: Room, annotations: number): Promise<Client[]> {
  const clients = room.people.map(({ headers }) => new Client({ subject, room: room.name, headers }))
  await Promise.all(clients.map(({ synced }) => synced))
  const docs = clients.map((client) => {
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
    return doc
  })
  for (let n = 0; n < annotations; n += chunk) {
    const doc = docs[(n / chunk) % writers] ?? new Y.Doc()
    const handle = room.people[(n / chunk) % writers]?.handle ?? ''
    doc.transact(() => {
      for (let i = n; i < Math.min(annotations, n + chunk); i++) annotate(doc, handle, i, room.value)
    })
    await pause(5)
  }
  for (;;) {
    const doc = new Y.Doc()
    await open(subject, room, 0, doc)
    if (doc.getMap('entries').size === annotations) return clients
    await pause(200)
  }
}

async function open(subject: Subject, room: Room, i: number, doc?: Y.Doc): Promise<{ took: number }> {
  const client = new Client({ subject, room: room.name, headers: room.people[i % room.people.length]?.headers ?? {}, ...(doc === undefined ? {} : { doc }) })
  await client.synced
  const took = performance.now() - client.begun
  client.close()
  return { took }
}

export const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
