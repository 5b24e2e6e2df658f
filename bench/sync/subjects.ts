import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { annotation } from '@/lib/domain/annotation/entry.ts'
import { findPostmaster } from '@/server/database/postmaster.ts'
import { openCrashDatabase } from '@/server/sync/testing/crash-database.ts'
import { makeSeminar } from '@/server/sync/testing/seminar.ts'
import { startServerProcess } from '@/server/sync/testing/server-process.ts'

/** Somebody who connects: under which name they write, and how they are known. */
export interface Participant {
  handle: string
  headers: Record<string, string>
}

/** A room to measure in, with a person for each client. */
export interface Room {
  name: string
  people: Participant[]
  /** What they annotate. */
  value: EntryValue
}

/** A server that is measured. */
export interface Subject {
  name: string
  /** It only forwards: there is nothing to open, and nobody to ask. */
  isStateless: boolean
  /** Hocuspocus: every frame begins with the room's name. */
  namesRoom: boolean
  pid: number
  /** Of the PostgreSQL that belongs to it. */
  databasePid: number | null
  address(room: string): string
  makeRoom(people: number): Promise<Room>
  stop(): Promise<void>
}

/** Ours first. With a folder to put a profile of it in, ours alone. */
export async function startSubjects(profileFolder?: string): Promise<Subject[]> {
  const ours = await startOurs(profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`])
  if (profileFolder !== undefined) return [ours]
  const value = sampleValue()
  return [ours, ...(await Promise.all([
    startPeer('@y/websocket-server, memory only', 'websocket-server', value),
    startPeer('Hocuspocus, memory only', 'hocuspocus', value, { namesRoom: true }),
    startPeer('bare ws relay', 'relay', value, { isStateless: true }),
  ]))]
}

/** As large as what ours carries. */
function sampleValue(): EntryValue {
  const exact = 'Nobody in the lower town had been told that it would.'
  const target = { version: 'v'.repeat(16), selector: [{ type: 'TextPositionSelector', start: 29, end: 82 }, { type: 'TextQuoteSelector', exact, prefix: 'The river rose in the night.\n', suffix: ' 🌊 By noon the market was gone.' }] }
  return annotation.parse({ v: 1, kind: 'annotation', motivation: 'questioning', mark: 'question', target, body: 'x', written: '2026-11-22T10:00:00Z' })
}

/** The rooms with everything on: sessions, rights, checks, the log with fsync, the projection. One account a client. */
async function startOurs(nodeArgs: string[]): Promise<Subject> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-bench-'))
  const database = await openCrashDatabase(dataDir)
  const server = await startServerProcess(0, nodeArgs)
  return {
    name: 'Postil, everything on', isStateless: false, namesRoom: false, pid: server.pid,
    databasePid: (await findPostmaster(path.join(dataDir, 'postgres')))?.pid ?? null,
    address: (room) => `${server.url}/${room}?postil=1`,
    makeRoom: async (count) => {
      const seminar = await makeSeminar()
      const people: Participant[] = []
      for (let i = 0; i < count; i++) {
        const { handle, cookie } = await seminar.add('student')
        people.push({ handle, headers: { cookie } })
      }
      return { name: seminar.roomId, people, value: seminar.note('Nobody in the lower town had been told that it would.') }
    },
    stop: async () => {
      await server.kill('SIGTERM')
      await database.close()
      await fs.rm(dataDir, { recursive: true, force: true })
    },
  }
}

let made = 0

async function startPeer(name: string, program: string, value: EntryValue, { namesRoom = false, isStateless = false } = {}): Promise<Subject> {
  const child = spawn(process.execPath, ['--import', 'tsx', `bench/sync/servers/${program}.ts`], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [])])) as Buffer[]
  if (line === undefined || child.pid === undefined) throw new Error(`${name} did not start.`)
  const url = line.toString().trim()
  return {
    name, isStateless, namesRoom, pid: child.pid, databasePid: null,
    address: (room) => `${url}/${room}`,
    makeRoom: (count) => Promise.resolve({
      name: `room-${++made}`, value,
      people: Array.from({ length: count }, (_, i) => ({ handle: `p${String(i).padStart(11, '0')}`, headers: {} })),
    }),
    stop: () => end(child),
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
