import fs from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { Client } from './client.ts'
import { NetSocket } from './net-socket.ts'
import type { Room, Subject } from './subjects.ts'
import { idleMs, startProgram } from './subjects.ts'
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
  /** The same after everybody had left and the room was let go; null of servers that keep a room or lose it. */
  cold: { applied: number; burstMedian: number } | null
  /** Bytes the process held more than before: with the room, and after everybody had left; null as above. */
  memory: { open: number; left: number } | null
}

const writers = 30
/** Annotations in one update of the seeding. */
const chunk = 50
const opens = 7
const burst = 30

/** How long somebody waits who comes into a room of many annotations. */
export async function measureColdOpen(subject: Subject, annotations: number): Promise<ColdOpenResult> {
  const room = await subject.makeRoom(writers)
  const before = await subject.memory()
  const seeders = await seed(subject, room, annotations)
  const withRoom = await subject.memory()
  const alone: number[] = []
  for (let i = 0; i < opens; i++) alone.push((await open(subject, room, i)).took)
  const applied = await openAndApply(subject, room, annotations)
  const together = await openTogether(subject, room)
  for (const client of seeders) client.close()
  const result: ColdOpenResult = { annotations, alone: median(alone), applied, burstMedian: median(together), burstMax: Math.max(...together), cold: null, memory: null }
  // Only ours both forgets a room in memory and still has it.
  if (subject.databasePid === null || subject.namesRoom || !subject.address(room.name).includes('postil')) return result
  await pause(idleMs * 3)
  result.memory = { open: withRoom - before, left: (await subject.memory()) - before }
  const coldApplied: number[] = []
  for (let i = 0; i < 3; i++) {
    coldApplied.push(await openAndApply(subject, room, annotations, 1))
    await pause(idleMs * 2)
  }
  result.cold = { applied: median(coldApplied), burstMedian: median(await openTogether(subject, room)) }
  return result
}

/** The limit: milliseconds from connecting until a snapshot of as many annotations has come from a server that knows nothing else, and is applied. */
export async function measureOpenLimit(file: string, value: EntryValue, annotations: number): Promise<number> {
  const doc = new Y.Doc()
  for (let n = 0; n < annotations; n++) annotate(doc, `p${String(n % writers).padStart(11, '0')}`, n, value)
  await fs.writeFile(file, Y.encodeStateAsUpdate(doc))
  const server = await startProgram('snapshot', { SNAPSHOT_FILE: file })
  const took: number[] = []
  for (let i = 0; i < opens; i++) {
    const begun = performance.now()
    const socket = new NetSocket(server.url)
    await new Promise<void>((resolve) => {
      socket.onOpen = () => socket.send(new Uint8Array([0]))
      socket.onMessage = (data) => {
        Y.applyUpdate(new Y.Doc(), data)
        resolve()
      }
    })
    took.push(performance.now() - begun)
    socket.close()
  }
  await server.stop()
  return median(took)
}

async function openAndApply(subject: Subject, room: Room, annotations: number, times = 3): Promise<number> {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const doc = new Y.Doc()
    took.push((await open(subject, room, i, doc)).took)
    const size = doc.getMap('entries').size
    if (size !== annotations) throw new Error(`${subject.name} gave ${size} of ${annotations} annotations.`)
  }
  return median(took)
}

const openTogether = async (subject: Subject, room: Room) =>
  (await Promise.all(Array.from({ length: burst }, (_, i) => open(subject, room, i)))).map(({ took }) => took)

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
