import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { pool } from '@/lib/db/client.ts'
import { Client } from './client.ts'
import { groupSeconds, machineSeconds, processorSeconds } from './processor-time.ts'
import type { Participant, Room, Subject } from './subjects.ts'
import { annotate, digest, scan } from './workload.ts'

export interface Load {
  rooms: number
  /** In each room. */
  clients: number
  writers: number
  /** Annotations a second of each writer. */
  rate: number
  seconds: number
}

export interface LoadResult {
  sent: number
  /** One annotation at one client other than its author. */
  deliveries: number
  missing: number
  /** Milliseconds from before the writer's transaction to receipt. */
  p50: number
  p95: number
  p99: number
  /** Milliseconds of processor for 1,000 deliveries. */
  serverCpu: number
  databaseCpu: number
  /** Share of the machine that neither server, database nor generator used. */
  otherShare: number
  /** Milliseconds, p95: one durable row in the same PostgreSQL, meanwhile; NaN where the server has none. */
  commit: number
  closed: number
  /** Whether writers, a client that reads along and one that comes afterwards end with the same doc; null of a relay. */
  converged: boolean | null
}

interface Member {
  client: Client
  person: Participant
  room: Room
  roomIndex: number
  doc: Y.Doc | null
  /** Annotations it has received. */
  got: Set<number>
}

/** Milliseconds that what is under way has to arrive. */
const patience = 10_000

export async function runLoad(subject: Subject, load: Load): Promise<LoadResult> {
  const rooms: Room[] = []
  for (let i = 0; i < load.rooms; i++) rooms.push(await subject.makeRoom(load.clients + 1))
  const members = rooms.flatMap((room, roomIndex) => enter(subject, room, roomIndex, load))
  await Promise.all(members.map(({ client }) => client.synced))
  await pause(500)
  const sent: { at: number; author: Member }[] = []
  const latencies: number[] = []
  for (const member of members) member.client.onUpdate = (frame) => receive(member, frame)

  function receive(member: Member, frame: Buffer): void {
    const now = performance.now()
    scan(frame, (n) => {
      const annotation = sent[n]
      if (annotation === undefined || annotation.author === member || annotation.author.roomIndex !== member.roomIndex || member.got.has(n)) return
      member.got.add(n)
      latencies.push(now - annotation.at)
    })
  }

  const probe = subject.databasePid === null ? null : startProbe()
  const before = measure(subject)
  await write(members.filter(({ doc }) => doc !== null), load, (author) => {
    const n = sent.length
    sent.push({ at: performance.now(), author })
    if (author.doc !== null) annotate(author.doc, author.person.handle, n, author.room.value)
  })
  const wanted = sent.length * (load.clients - 1)
  for (const begun = performance.now(); latencies.length < wanted && performance.now() - begun < patience;) await pause(20)
  const after = measure(subject)
  const commit = probe === null ? NaN : await probe.stop()
  const closed = members.filter(({ client }) => client.closed !== null).length
  const converged = subject.isStateless ? null : await compare(subject, members, rooms)
  for (const { client } of members) client.close()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(share * latencies.length))] ?? NaN
  const perThousand = (seconds: number) => (seconds * 1e6) / latencies.length
  const used = after.server - before.server + after.database - before.database + after.own - before.own
  return {
    sent: sent.length, deliveries: latencies.length, missing: wanted - latencies.length, p50: at(0.5), p95: at(0.95), p99: at(0.99),
    serverCpu: perThousand(after.server - before.server), databaseCpu: perThousand(after.database - before.database),
    otherShare: Math.max(0, (after.machine.busy - before.machine.busy - used) / (after.machine.all - before.machine.all)), commit, closed, converged,
  }
}

/** The last client of a room keeps a doc and reads along. */
function enter(subject: Subject, room: Room, roomIndex: number, { clients, writers }: Load): Member[] {
  return room.people.slice(0, clients).map((person, i) => {
    const doc = i < writers || i === clients - 1 ? new Y.Doc() : null
    const client = new Client({ subject, room: room.name, headers: person.headers, ...(i === clients - 1 && doc !== null ? { doc } : {}) })
    if (i < writers) doc?.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== client) client.sendUpdate(update)
    })
    return { client, person, room, roomIndex, doc: i < writers ? doc : null, got: new Set() }
  })
}

/** Each writer at its own steady beat, the beats spread over the interval. */
async function write(writers: Member[], { rate, seconds }: Load, say: (author: Member) => void): Promise<void> {
  const interval = 1000 / rate
  const begun = performance.now()
  const due = writers.map((_, i) => begun + (i / writers.length) * interval)
  while (performance.now() < begun + seconds * 1000) {
    for (const [i, author] of writers.entries()) {
      if ((due[i] ?? Infinity) > performance.now()) continue
      due[i] = (due[i] ?? 0) + interval
      say(author)
    }
    await pause(2)
  }
}

/** Commits a row five times a second, as what a commit costs while the load runs. */
function startProbe(): { stop: () => Promise<number> } {
  const took: number[] = []
  let isOver = false
  const work = (async () => {
    await pool().query('CREATE TABLE IF NOT EXISTS probe (id bigserial PRIMARY KEY, bytes bytea NOT NULL)')
    while (!isOver) {
      const begun = performance.now()
      await pool().query({ name: 'probe', text: 'INSERT INTO probe (bytes) VALUES ($1)', values: [Buffer.alloc(800)] })
      took.push(performance.now() - begun)
      await pause(200)
    }
  })()
  return {
    stop: async () => {
      isOver = true
      await work
      took.sort((a, b) => a - b)
      return took[Math.floor(took.length * 0.95)] ?? NaN
    },
  }
}

function measure({ pid, databasePid }: Subject) {
  const { user, system } = process.cpuUsage()
  return { server: processorSeconds(pid), database: databasePid === null ? 0 : groupSeconds(databasePid), own: (user + system) / 1e6, machine: machineSeconds() }
}

async function compare(subject: Subject, members: Member[], rooms: Room[]): Promise<boolean> {
  const same = await Promise.all(rooms.map(async (room, index) => {
    const truth = new Y.Doc()
    for (const { doc, roomIndex } of members) if (doc !== null && roomIndex === index) Y.applyUpdate(truth, Y.encodeStateAsUpdate(doc))
    const fresh = new Y.Doc()
    const late = new Client({ subject, room: room.name, headers: room.people.at(-1)?.headers ?? {}, doc: fresh })
    await late.synced
    late.close()
    return digest(fresh) === digest(truth)
  }))
  return same.every(Boolean)
}
