import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { type ImportLimits, runImport } from './run-import.ts'

const source = { text: 'On wells\n\nThe well of the town is the oldest thing in it, and the water is not.', fileName: 'wells.txt' }
const program = (name: string) => path.join(import.meta.dirname, 'testing', `${name}.mjs`)
const limits = (name: string, milliseconds = 60_000, memory = 100): ImportLimits => ({ program: program(name), milliseconds, memory })

async function refusal(run: Promise<unknown>): Promise<AppError> {
  const error: unknown = await run.then(() => new Error('Nothing was refused.'), (reason: unknown) => reason)
  if (error instanceof AppError) return error
  throw error
}

process.env.POSTIL_SECRET = 'nobody else\'s'
afterAll(() => {
  delete process.env.POSTIL_SECRET
})

describe('runImport', () => {
  it('gives what the importers make, from another process', async () => {
    expect(await runImport(source)).toMatchObject({ title: 'On wells', text: 'The well of the town is the oldest thing in it, and the water is not.', blocks: [{ type: 'paragraph' }] })
  })

  it('refuses what the importers refuse, with their code, sentence and field', async () => {
    expect(await refusal(runImport({ text: ' ', fileName: 'a.txt' }))).toMatchObject({ code: 'invalid', field: 'file', message: 'There is no text in this file. Choose the file that holds the reading.' })
  })

  it.each([
    ['noise', Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919 + (index >> 5) * 104_729) & 0xff)), /is not a PDF/],
    ['a web page', '<!DOCTYPE html><html><body><p>Log in to go on.</p></body></html>', /is a web page/],
    ['noise after a head', `%PDF-1.7\n${'\u0003\u00e9 obj << '.repeat(20_000)}`, /This PDF is broken/],
  ])('says of %s that is named .pdf what it is, and nothing of memory', async (_, content, sentence) => {
    const error = await refusal(runImport({ bytes: new Uint8Array(Buffer.from(content)), fileName: 'wells.pdf' }))
    expect(error.message).toMatch(sentence)
  })

  it('leaves the caller\'s bytes as they are', async () => {
    const bytes = new TextEncoder().encode(source.text)
    await runImport({ bytes, fileName: 'wells.txt' })
    expect(new TextDecoder().decode(bytes)).toBe(source.text)
  })

  it('goes on with other work while an import is busy, and ends it when its time is over', async () => {
    const { port1, port2 } = new MessageChannel()
    const answered = new Promise<number>((resolve) => { port1.once('message', resolve) })
    port2.on('message', (number: number) => { port2.postMessage(number + 1) })
    const order: string[] = []
    const run = refusal(runImport(source, limits('endless', 2000))).then((error) => { order.push(error.message); return error })
    port1.postMessage(1)
    expect(await answered).toBe(2)
    order.push('answered')
    expect((await run).code).toBe('too-large')
    expect(order).toEqual(['answered', 'This file takes too long to read. Save it anew, or split it and upload its chapters one by one.'])
    port1.close()
  })

  it('ends an import that takes too much memory, and the process lives on', async () => {
    expect(await refusal(runImport(source, limits('greedy', 60_000, 150)))).toMatchObject({ code: 'too-large', message: expect.stringMatching(/too much memory/) as string })
    expect(await runImport(source)).toMatchObject({ title: 'On wells' })
  })

  it.each([['broken', /lost its way/], ['silent', /said nothing/]])('says that a file could not be read where the importers are %s, and keeps the cause for the log', async (name, cause) => {
    const error = await refusal(runImport(source, limits(name)))
    expect(error).toMatchObject({ code: 'invalid', field: 'file', message: expect.stringMatching(/^This file could not be read/) as string })
    expect(String(error.cause)).toMatch(cause)
  })

  it('tells how many pages are done, and ends at once when it is no longer wanted', async () => {
    const wanted = new AbortController()
    const told: number[][] = []
    const run = runImport(source, limits('paged'), {
      signal: wanted.signal,
      onProgress: (done, total) => {
        told.push([done, total])
        if (done === 2) wanted.abort(new Error('No longer wanted.'))
      },
    })
    await expect(run).rejects.toThrow('No longer wanted.')
    expect(told).toEqual([[1, 3], [2, 3]])
  })

  it('reaches nobody, whatever it is talked into', async () => {
    let asked = 0
    const server = http.createServer((_, response) => { asked += 1; response.end() }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const said = await refusal(runImport({ ...source, fileName: address }, limits('reaching')))
    expect(JSON.parse(said.message)).toEqual(['An import reaches nobody.', 'An import reaches nobody.', 'An import reaches nobody.'])
    expect(asked).toBe(0)
    server.close()
  })

  it('shows an import no setting of the process', async () => {
    expect((await refusal(runImport(source, limits('curious')))).message).toBe('[]')
  })
})
