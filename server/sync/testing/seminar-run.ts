import { setTimeout as pause } from 'node:timers/promises'
import { visit } from './guest.ts'
import { randomFrom } from './random.ts'
import type { Person, Seminar } from './seminar.ts'
import { makeSeminar } from './seminar.ts'
import type { ProcessMemory, ServerProcess } from './server-process.ts'
import { startServerProcess } from './server-process.ts'

export interface MemorySample extends ProcessMemory {
  minute: number
  /** Visits and acknowledged changes so far. */
  visits: number
  changes: number
}

export interface SeminarFigures {
  visits: number
  changes: number
  /** In the middle of each lesson, people being there. */
  busy: MemorySample[]
  /** After each lesson, when everybody has left and the rooms are let go. */
  rest: MemorySample[]
  /** Means of the first third and of the last, the first lesson left out: what is compiled and kept ready is there by then. */
  early: Growth
  late: Growth
  isFlat: boolean
}

interface Growth {
  /** MB at rest after garbage was collected. */
  heap: number
  /** MB, as the system counts. */
  rss: number
}

export interface SeminarRunOptions {
  seed: number
  lessons: number
  lessonSeconds: number
  onSample?: (sample: MemorySample) => void
}

const seats = 8
/** MB by which `late` may be beyond `early`. Twenty bytes lost a change, or a kilobyte a visit, are more than that in half an hour. */
const heapSlack = 2
/** What the system counts has also what the collector and malloc leave lying about. */
const rssSlack = 40

/**
 * Lesson after lesson eight people come to a room and to rooms of their own, write, edit and delete, leave, and come
 * again. After each lesson all leave at once, the rooms are let go, and what memory the process keeps is compared.
 */
export async function seminarRun({ seed, lessons, lessonSeconds, onSample = () => undefined }: SeminarRunOptions): Promise<SeminarFigures> {
  const seminar = await makeSeminar()
  const guests = await Promise.all(Array.from({ length: seats }, (_, i) => invite(seminar, randomFrom(seed * 1000 + i))))
  const server = await startServerProcess(0, ['--expose-gc'], { options: { idleMs: 100 } })
  const begun = Date.now()
  const [busy, rest]: [MemorySample[], MemorySample[]] = [[], []]
  let visits = 0
  let changes = 0
  const sample = async (list: MemorySample[]) => {
    const taken = { minute: Math.round((Date.now() - begun) / 600) / 100, ...(await server.memory()), visits, changes }
    list.push(taken)
    onSample(taken)
  }
  const attend = async ({ person, ownRoom, random }: Guest, ends: number) => {
    while (Date.now() < ends) {
      const isAlone = random() < 0.2
      const where = isAlone ? ownRoom : { roomId: seminar.roomId, handle: person.handle }
      const until = Math.min(ends, Date.now() + (0.02 + random() * 0.1) * lessonSeconds * 1000)
      const made = await visit({ url: server.url, roomId: where.roomId, person: { ...person, handle: where.handle }, note: seminar.note('The river'), random, until })
      changes += made
      visits++
    }
  }
  try {
    for (let lesson = 0; lesson < lessons; lesson++) {
      const ends = Date.now() + lessonSeconds * 1000
      const middle = pause(lessonSeconds * 500).then(() => sample(busy))
      await Promise.all([middle, ...guests.map((guest) => attend(guest, ends))])
      await untilEmpty(server)
      await sample(rest)
    }
  } finally {
    await server.kill()
  }
  const third = Math.max(1, Math.floor((lessons - 1) / 3))
  const [early, late] = [mean(rest.slice(1, 1 + third)), mean(rest.slice(-third))]
  return { visits, changes, busy, rest, early, late, isFlat: late.heap <= early.heap + heapSlack && late.rss <= early.rss + rssSlack }
}

interface Guest {
  person: Person
  ownRoom: { roomId: string; handle: string }
  random: () => number
}

async function invite(seminar: Seminar, random: () => number): Promise<Guest> {
  const person = await seminar.add('student')
  return { person, ownRoom: await seminar.addPrivateRoom(person), random }
}

/** Nobody is there, and no room is in memory. */
async function untilEmpty(server: ServerProcess): Promise<void> {
  for (const begun = Date.now(); ; await pause(100)) {
    const { rooms, sockets } = await server.memory()
    if (rooms === 0 && sockets === 0) return
    if (Date.now() - begun > 30_000) throw new Error(`${rooms} rooms and ${sockets} sockets are there still, and nobody in them.`)
  }
}

const average = (numbers: number[]) => Math.round((numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)) * 100) / 100
const mean = (samples: MemorySample[]): Growth => ({ heap: average(samples.map(({ heap }) => heap)), rss: average(samples.map(({ rss }) => rss)) })
