import fs from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { PersistentWriter } from './persistent-writer.ts'
import { randomFrom } from './random.ts'
import { makeSeminar } from './seminar.ts'
import { startServerProcess } from './server-process.ts'

export interface MemorySample {
  minute: number
  /** MB of the rooms' process. */
  rss: number
  acknowledged: number
  sockets: number
}

export interface SeminarFigures {
  samples: MemorySample[]
  /** MB: the mean of the second quarter of the run, and of the last. */
  early: number
  late: number
  isFlat: boolean
}

const seats = 8
/** MB that the last quarter may lie above the second: what a garbage collector leaves lying about. */
const slack = 40

/** People come to a room, write and edit, and leave, for `minutes`; one sits at each of eight seats, each for some seconds. */
export async function seminarRun({ seed, minutes, onSample = () => undefined }: { seed: number; minutes: number; onSample?: (sample: MemorySample) => void }): Promise<SeminarFigures> {
  const random = randomFrom(seed)
  const seminar = await makeSeminar()
  const people = await Promise.all(Array.from({ length: seats }, () => seminar.add('student')))
  const server = await startServerProcess()
  const note = seminar.note('The river')
  const begun = Date.now()
  const ends = begun + minutes * 60_000
  let acknowledged = 0
  let sockets = 0
  const sit = async (person: (typeof people)[number]) => {
    while (Date.now() < ends) {
      const writer = new PersistentWriter({ url: () => server.url, roomId: seminar.roomId, person, note })
      const running = writer.run()
      await pause(2000 + random() * 8000)
      writer.finish()
      await running
      acknowledged += writer.acknowledged.length
      sockets += writer.sockets
    }
  }
  const samples: MemorySample[] = []
  const seated = Promise.all(people.map(sit))
  try {
    while (Date.now() < ends) {
      await pause(Math.min(15_000, minutes * 60_000 / 12))
      const sample = { minute: Math.round((Date.now() - begun) / 600) / 100, rss: await rssOf(server.pid), acknowledged, sockets }
      samples.push(sample)
      onSample(sample)
    }
    await seated
  } finally {
    await server.kill()
  }
  const quarter = Math.floor(samples.length / 4)
  const early = mean(samples.slice(quarter, 2 * quarter))
  const late = mean(samples.slice(-quarter))
  return { samples, early, late, isFlat: late <= early + slack }
}

const mean = (samples: MemorySample[]) => Math.round(samples.reduce((sum, { rss }) => sum + rss, 0) / Math.max(1, samples.length))

/** MB, as Linux counts. */
async function rssOf(pid: number): Promise<number> {
  const status = await fs.readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
