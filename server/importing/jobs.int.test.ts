import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db, pool } from '@/lib/db/client.ts'
import { newId } from '@/lib/db/id.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import { importReading } from '@/lib/importing/import-reading.ts'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { claimJob, renewJob } from './job-rows.ts'
import { type Jobs, startJobs } from './jobs.ts'
import type { JobWork } from './run-job.ts'

let seminar: Seminar
let url = ''
beforeAll(async () => {
  url = (await useTestDatabase()).url
  seminar = await makeSeminar()
})
beforeEach(() => db().import.deleteMany())

const started: Jobs[] = []
afterEach(async () => {
  for (const jobs of started.splice(0)) await jobs.stop()
})

const log = { error: vi.fn() }
function start(work: Partial<JobWork> = {}, more: { together?: number; lookEvery?: number } = {}): Jobs {
  const jobs = startJobs({ databaseUrl: url, run: (source) => importReading(source), fetch: () => Promise.reject(new Error('no web here')), log, lookEvery: 200, ...more, ...work })
  started.push(jobs)
  return jobs
}

async function put(more: object = {}): Promise<string> {
  const id = newId()
  await db().import.create({ data: { id, courseId: seminar.courseId, createdById: seminar.instructor.id, fileName: 'wells.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('On wells\n\nThe well of the town is the oldest thing in it.'), ...more } })
  await pool().query(`SELECT pg_notify('postil_imports', '')`)
  return id
}

const find = (id: string) => db().import.findUniqueOrThrow({ where: { id } })

/** The row, once it is in that state. */
async function until(id: string, state: string) {
  return vi.waitFor(async () => {
    const row = await find(id)
    expect(row.state).toBe(state)
    return row
  }, { timeout: 10_000, interval: 20 })
}

/** Work that goes on until it is told. */
function endless() {
  const seen: AbortSignal[] = []
  const run: JobWork['run'] = (_source, { signal, onProgress }) => new Promise((_resolve, reject) => {
    seen.push(signal)
    onProgress(3, 12)
    signal.addEventListener('abort', () => { reject(signal.reason as Error) }, { once: true })
  })
  return { run, seen }
}

describe('the queue of imports', () => {
  it('reads what was put in, and it waits for review', async () => {
    start()
    const row = await until(await put(), 'review')
    expect(row.result).toMatchObject({ title: 'On wells', text: 'The well of the town is the oldest thing in it.' })
    expect(row).toMatchObject({ progress: null, leaseUntil: null, attempts: 1 })
  })

  it('keeps a refusal as the sentence it is', async () => {
    start()
    expect((await until(await put({ fileName: 'wells.docx' }), 'failed')).failure).toEqual({ code: 'unsupported-type', message: 'This file is named .docx but is not a Word document. Open it in a word processor, save it as .docx and upload that.' })
  })

  it('lets go of a row whose choices nobody knows, with a sentence', async () => {
    start()
    const row = await until(await put({ options: { format: 'papyrus' } }), 'failed')
    expect(row.failure).toMatchObject({ code: 'invalid' })
    expect(row.attempts).toBe(1)
  })

  it('says what broke inside to the log, and a plain sentence to the person', async () => {
    start({ run: () => Promise.reject(new Error('secret table')) })
    expect((await until(await put(), 'failed')).failure).toMatchObject({ code: 'invalid', message: expect.stringMatching(/^This could not be read/) as string })
    expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ err: expect.objectContaining({ message: 'secret table' }) as Error }), 'an import failed')
  })

  it('shows how far an import is while it runs', async () => {
    start(endless())
    const id = await put()
    await vi.waitFor(async () => { expect((await find(id)).progress).toEqual({ done: 3, total: 12, unit: 'pages' }) }, { timeout: 5000 })
  })

  it('runs as many as may, and the others in the order they came', async () => {
    const work = endless()
    start(work, { together: 2 })
    const ids = [await put(), await put(), await put()]
    await until(ids[0]!, 'running')
    await until(ids[1]!, 'running')
    expect((await find(ids[2]!)).state).toBe('queued')
    await db().import.update({ where: { id: ids[0]! }, data: { state: 'cancelled' } })
    await until(ids[2]!, 'running')
  })

  it('stops the work of one that is cancelled, told or not', async () => {
    const work = endless()
    start(work)
    const [told, untold] = [await put(), await put()]
    await until(told, 'running')
    await until(untold, 'running')
    await db().import.updateMany({ data: { state: 'cancelled' } })
    await pool().query(`SELECT pg_notify('postil_imports', $1)`, [`cancel ${told}`])
    await vi.waitFor(() => { expect(work.seen.map(({ aborted }) => aborted)).toEqual([true, true]) }, { timeout: 5000 })
    expect((await find(told)).state).toBe('cancelled')
  })

  it('is shared by processes: each import is read once', async () => {
    const read: string[] = []
    const run: JobWork['run'] = (source) => {
      read.push(source.fileName)
      return importReading(source)
    }
    start({ run })
    start({ run })
    start({ run })
    const names = Array.from({ length: 12 }, (_, index) => `text-${index}.txt`)
    const ids = await Promise.all(names.map((fileName) => put({ fileName })))
    for (const id of ids) await until(id, 'review')
    expect(read.sort()).toEqual(names.sort())
  })

  it('takes up an import whose process was killed, once its lease is over', async () => {
    const id = await put()
    expect((await claimJob(pool()))?.id).toBe(id)
    // What a kill leaves: a row that is running, and nobody who renews it.
    start()
    // The queue has been looked through: a younger one is done.
    await until(await put(), 'review')
    expect((await find(id)).state).toBe('running')
    await db().import.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } })
    expect((await until(id, 'review')).attempts).toBe(2)
  })

  it('lets a process that was given up write nothing any more', async () => {
    const id = await put()
    const first = await claimJob(pool())
    await db().import.update({ where: { id }, data: { leaseUntil: new Date(Date.now() - 1000) } })
    const second = await claimJob(pool())
    expect([await renewJob(pool(), first!, null), await renewJob(pool(), second!, null)]).toEqual([false, true])
  })

  it('gives a file up that took its process down three times', async () => {
    start()
    expect((await until(await put({ attempts: 3 }), 'failed')).failure).toMatchObject({ message: expect.stringMatching(/stopped several times/) as string })
  })

  it('lets go of what runs when the process stops, which does not count against the file', async () => {
    const id = await put()
    const jobs = start(endless())
    await until(id, 'running')
    await jobs.stop()
    started.pop()
    expect(await find(id)).toMatchObject({ state: 'queued', attempts: 0, leaseUntil: null })
  })

  it('goes on after its connections were cut', async () => {
    start()
    await until(await put(), 'review')
    await pool().query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'postil-imports' AND datname = current_database()`)
    await until(await put(), 'review')
  })

  it('fetches an address and keeps what came, so that a second attempt does not ask again', async () => {
    const fetched = vi.fn(() => Promise.resolve({ address: 'https://www.example.org/texts/wells', fileName: 'wells.html', mediaType: 'text/html', bytes: new TextEncoder().encode('<h1>On Wells</h1><p>The well was dry, and <a href="more">nobody</a> had said so.</p>') }))
    let attempts = 0
    start({ fetch: fetched, run: (source): Promise<ImportedReading> => (++attempts === 1 ? Promise.reject(new AppError('invalid', 'Not this time.')) : importReading({ ...source, format: 'html' })) })
    const id = await put({ bytes: null, address: 'https://www.example.org/wells', fileName: '' })
    expect((await until(id, 'failed')).fileName).toBe('wells.html')
    await db().import.update({ where: { id }, data: { state: 'queued' } })
    expect((await until(id, 'review')).result).toMatchObject({ container: 'example.org', text: expect.stringContaining('The well was dry') as string })
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})
