import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { db } from '@/lib/db/client.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { env } from '@/lib/env.ts'
import { openCrashDatabase } from '@/server/sync/testing/crash-database.ts'
import { keyOf, makeSeminar, type Person, type Seminar } from '@/server/sync/testing/seminar.ts'
import { writeEntries } from '@/server/sync/write-entries.ts'
import type { BenchText } from './text.ts'

/** The built application over a database of its own, with the bench's text as a reading and the marks as notes in its room. */
export interface BenchSeminar {
  origin: string
  readingId: string
  roomId: string
  reader: Person
  writer: Person
  note(mark: PaintedMark): Annotation
  stop(): Promise<void>
}

/** A person may write 5,000 things in a room. */
const perWriter = 2500
const perUpdate = 250

export async function openSeminar(text: BenchText, marks: readonly PaintedMark[]): Promise<BenchSeminar> {
  const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-bench-'))
  const database = await openCrashDatabase(dataDir)
  const seminar = await makeSeminar()
  await db().readingVersion.update({ where: { id: seminar.versionId }, data: { text: text.text, blocks: text.blocks, html: renderHtml(text.text, text.blocks), language: 'en' } })
  const note = noteOn(text, seminar)
  for (let from = 0; from < marks.length; from += perWriter) {
    const { handle } = await seminar.add('student')
    for (let at = from; at < Math.min(marks.length, from + perWriter); at += perUpdate) {
      const entries = marks.slice(at, Math.min(at + perUpdate, from + perWriter)).map((mark) => ({ key: keyOf(handle), value: note(mark) }))
      await writeEntries({ roomId: seminar.roomId, handle, entries })
    }
  }
  const port = await freePort()
  const app = await startApp(port)
  return {
    origin: `http://localhost:${port}`, readingId: seminar.readingId, roomId: seminar.roomId, note,
    reader: await seminar.add('student'),
    writer: await seminar.add('student'),
    stop: async () => {
      if (app.exitCode === null && app.signalCode === null) {
        const gone = new Promise((resolve) => app.once('exit', resolve))
        app.kill('SIGTERM')
        await gone
      }
      await database.close()
      await fs.rm(dataDir, { recursive: true, force: true })
    },
  }
}

const noteOn = ({ text }: BenchText, { versionId }: Seminar) => ({ start, end, kind, key }: PaintedMark): Annotation => {
  const target = describeRange(text, versionId, { start, end })
  if (target === null) throw new Error(`No quotation can be made of ${start} to ${end}.`)
  return { v: 1, kind: 'annotation', motivation: 'commenting', mark: kind, target, body: `Note ${key}: what is said here is to be weighed against the page before.`, written: '2026-11-22T10:00:00Z' }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function startApp(port: number): Promise<ChildProcess> {
  const app = spawn(process.execPath, ['dist/server.mjs'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASE_URL: env().databaseUrl, AUTH_SECRET: env().authSecret, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    app.stdout.on('data', (chunk: Buffer) => { if (/https?:\/\/localhost:\d+/.test(chunk.toString())) resolve() })
    app.once('exit', (code) => reject(new Error(`The application stopped with ${code}. Build it first: npm run build.`)))
  })
  return app
}
