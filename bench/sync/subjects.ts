import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { annotation } from '@/lib/domain/annotation/entry.ts'
import { pool } from '@/lib/db/client.ts'
import { env } from '@/lib/env.ts'
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
  /** Bytes that its process holds after a collection, in the heap and outside. */
  memory(): Promise<number>
  makeRoom(people: number): Promise<Room>
  stop(): Promise<void>
}

/** Where start.mjs puts what it bundles. */
const bundles = 'dist/bench-sync'

/** Ours first, with a processor profile in `profileFolder` when it ends. */
export async function startSubjects({ oursAlone, profileFolder }: { oursAlone: boolean; profileFolder: string | undefined }): Promise<Subject[]> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-bench-'))
  const ours = await startOurs(folder, profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`])
  if (oursAlone) return [ours]
  const value = sampleValue()
  await pool().query('CREATE TABLE peer_update (id bigserial PRIMARY KEY, room text NOT NULL, bytes bytea NOT NULL)')
  const database = { url: env().databaseUrl, pid: ours.databasePid }
  const peer = (name: string, program: string, options: Partial<PeerOptions> = {}) => startPeer(name, program, { folder, value, ...options })
  return [ours, ...(await Promise.all([
    peer('@y/websocket-server, memory only', 'websocket-server'),
    peer('@y/websocket-server, an insert an update', 'websocket-server', { database }),
    peer('Hocuspocus, memory only', 'hocuspocus', { namesRoom: true }),
    peer('Hocuspocus, an insert an update', 'hocuspocus', { namesRoom: true, database }),
    peer('bare ws relay', 'relay', { isStateless: true }),
  ]))]
}

/** As large as what ours carries. */
function sampleValue(): EntryValue {
  const exact = 'Nobody in the lower town had been told that it would.'
  const target = { version: 'v'.repeat(16), selector: [{ type: 'TextPositionSelector', start: 29, end: 82 }, { type: 'TextQuoteSelector', exact, prefix: 'The river rose in the night.\n', suffix: ' 🌊 By noon the market was gone.' }] }
  return annotation.parse({ v: 1, kind: 'annotation', motivation: 'questioning', mark: 'question', target, body: 'x', written: '2026-11-22T10:00:00Z' })
}

/** Milliseconds after which a room that everybody has left is let go. */
export const idleMs = 2000

/** The rooms with everything on: sessions, rights, checks, the log with fsync, the projection. One account a client. */
async function startOurs(folder: string, nodeArgs: string[]): Promise<Subject> {
  const database = await openCrashDatabase(folder)
  const file = path.join(folder, 'memory-ours')
  const server = await startServerProcess(0, nodeArgs, {
    options: { idleMs }, program: [...withMemory, `${bundles}/rooms.mjs`], env: { MEMORY_FILE: file },
  })
  return {
    name: 'Postil, everything on', isStateless: false, namesRoom: false, pid: server.pid,
    databasePid: (await findPostmaster(path.join(folder, 'postgres')))?.pid ?? null,
    address: (room) => `${server.url}/${room}?postil=1`,
    memory: () => readMemory(server.pid, file),
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
      await fs.rm(folder, { recursive: true, force: true })
    },
  }
}

interface PeerOptions {
  folder: string
  value: EntryValue
  namesRoom: boolean
  isStateless: boolean
  /** Where it keeps each update. */
  database: { url: string; pid: number | null }
}

const withMemory = ['--expose-gc', '--import', `./${bundles}/memory.mjs`]
let made = 0

async function startPeer(name: string, program: string, { folder, value, namesRoom = false, isStateless = false, database }: Pick<PeerOptions, 'folder' | 'value'> & Partial<PeerOptions>): Promise<Subject> {
  const file = path.join(folder, `memory-${made++}`)
  const { url, pid, stop } = await startProgram(program, { MEMORY_FILE: file, ...(database === undefined ? {} : { PEER_DATABASE_URL: database.url }) })
  return {
    name, isStateless, namesRoom, pid, databasePid: database?.pid ?? null,
    address: (room) => `${url}/${room}`,
    memory: () => readMemory(pid, file),
    makeRoom: (count) => Promise.resolve({
      name: `room-${++made}`, value,
      people: Array.from({ length: count }, (_, i) => ({ handle: `p${String(i).padStart(11, '0')}`, headers: {} })),
    }),
    stop,
  }
}

/** One of the bundled servers, which says its address first. */
export async function startProgram(program: string, settings: Record<string, string>): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [...withMemory, `${bundles}/${program}.mjs`], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...settings } })
  const [line] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [])])) as Buffer[]
  if (line === undefined || child.pid === undefined) throw new Error(`${program} did not start.`)
  return { url: line.toString().trim(), pid: child.pid, stop: () => end(child) }
}

async function readMemory(pid: number, file: string): Promise<number> {
  await fs.rm(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  for (;;) {
    const text = await fs.readFile(file, 'utf8').catch(() => null)
    if (text !== null) return (JSON.parse(text) as { held: number }).held
    await pause(20)
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
