import http from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { type AddressPolicy, fetchSource } from './fetch-source.ts'

/** A web of our own: what it answers by path, and what it was asked. */
const pages = new Map<string, (request: http.IncomingMessage, response: http.ServerResponse) => void>()
let asked: http.IncomingMessage[] = []
const web = http.createServer((request, response) => {
  asked.push(request)
  const page = pages.get(request.url ?? '')
  if (page === undefined) response.writeHead(404).end()
  else page(request, response)
})
let origin = ''
let here: AddressPolicy
beforeAll(async () => {
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = web.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  here = { isAllowed: (address) => address === '127.0.0.1', ports: ['', String(port)] }
})
afterAll(() => new Promise((resolve) => {
  web.closeAllConnections()
  web.close(resolve)
}))
beforeEach(() => {
  pages.clear()
  asked = []
})

const serve = (path: string, headers: http.OutgoingHttpHeaders, body: string | Buffer, status = 200) => pages.set(path, (_request, response) => { response.writeHead(status, headers).end(body) })
const get = (path: string, more: Parameters<typeof fetchSource>[1] = {}) => fetchSource(origin + path, { policy: here, ...more })

async function refusal(run: Promise<unknown>): Promise<AppError> {
  const error: unknown = await run.then(() => new Error('Nothing was refused.'), (reason: unknown) => reason)
  if (error instanceof AppError) return error
  throw error
}

describe('an address', () => {
  it('gives what anybody gets there, as a file, without cookies or credentials', async () => {
    serve('/texts/On%20Wells', { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b' }, '<p>The well was dry.')
    const progress = vi.fn()
    const { fileName, mediaType, bytes } = await get('/texts/On%20Wells#part', { onProgress: progress })
    expect([fileName, mediaType, new TextDecoder().decode(bytes)]).toEqual(['On Wells.html', 'text/html', '<p>The well was dry.'])
    expect(progress).toHaveBeenLastCalledWith(20, 20)
    expect(asked[0]?.headers).not.toHaveProperty('cookie')
    expect(asked[0]?.headers).not.toHaveProperty('authorization')
    expect(asked[0]?.headers['user-agent']).toMatch(/^Postil /)
  })

  it('is followed where it leads, and named by where it ends', async () => {
    serve('/old', { location: '/new.pdf' }, '', 302)
    serve('/new.pdf', { 'content-type': 'application/octet-stream' }, '%PDF-1.7')
    expect(await get('/old')).toMatchObject({ fileName: 'new.pdf', address: `${origin}/new.pdf` })
  })

  it('gives text in the encoding that the server names as UTF-8', async () => {
    serve('/a.txt', { 'content-type': 'text/plain; charset=iso-8859-2' }, Buffer.from([0xe8, 0xf8]))
    expect(new TextDecoder().decode((await get('/a.txt')).bytes)).toBe('čř')
  })

  it('is unpacked where the server packs it unasked', async () => {
    serve('/', { 'content-type': 'text/html', 'content-encoding': 'gzip' }, zlib.gzipSync('<p>Packed'))
    expect(new TextDecoder().decode((await get('/')).bytes)).toBe('<p>Packed')
  })

  it.each([
    ['/none', 'There is no page at this address. Check it, or take it anew from your browser.', 'invalid'],
    ['/closed', 'This page is not open to everybody. Open it in your browser, save it, and upload the file.', 'invalid'],
    ['/picture', 'What is at this address is not a text that Postil can read: it takes web pages, PDF, EPUB, Word documents, Markdown and plain text.', 'unsupported-type'],
    ['/round', 'This address leads from one place to the next without end. Open it in a browser, and take the address that it ends at.', 'invalid'],
    ['/said-large', 'What is at this address is larger than 20 MB, which is the most a reading can be.', 'too-large'],
    ['/large', 'What is at this address is larger than 20 MB, which is the most a reading can be.', 'too-large'],
    ['/bomb', 'What is at this address is larger than 20 MB, which is the most a reading can be.', 'too-large'],
    ['/strange', 'This site sends its page packed in a way that Postil does not know. Save the page and upload the file.', 'unsupported-type'],
  ])('%s is refused with a sentence', async (path, message, code) => {
    serve('/closed', {}, '', 403)
    serve('/picture', { 'content-type': 'image/png' }, 'x')
    serve('/round', { location: '/round' }, '', 301)
    pages.set('/said-large', (_request, response) => { response.writeHead(200, { 'content-type': 'text/html', 'content-length': 60_000_000 }).write('x') })
    pages.set('/large', (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      const more = () => { while (response.write(Buffer.alloc(1_000_000))); }
      response.on('drain', more)
      more()
    })
    serve('/bomb', { 'content-type': 'text/html', 'content-encoding': 'br' }, zlib.brotliCompressSync(Buffer.alloc(60_000_000), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }))
    serve('/strange', { 'content-type': 'text/html', 'content-encoding': 'zstd-own' }, 'x')
    expect(await refusal(get(path))).toMatchObject({ code, message, field: 'address' })
  })

  it('is left at once when the import is cancelled', async () => {
    const wanted = new AbortController()
    pages.set('/slow', () => { wanted.abort(new Error('cancelled')) })
    await expect(get('/slow', { signal: wanted.signal })).rejects.toThrow('cancelled')
  })
})

describe('an address of what is not public', () => {
  const sentence = 'This address leads to a place that Postil does not read from: only public pages are fetched. Save the page and upload the file.'

  it.each([
    'http://127.0.0.1/', 'http://localhost/', 'http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'http://[64:ff9b::7f00:1]/', 'http://169.254.169.254/latest/meta-data/', 'http://10.1.2.3/', 'http://0.0.0.0/',
    'https://93.184.215.14:5432/', 'http://93.184.215.14:22/',
  ])('%s is not asked', async (address) => {
    expect((await refusal(fetchSource(address))).message).toBe(sentence)
  })

  it.each([
    ['file:///etc/passwd', /begin with https/], ['ftp://93.184.215.14/', /begin with https/], ['javascript:alert(1)', /begin with https/], ['gopher://x/', /begin with https/], ['nowhere', /not a web address/], ['https://me:secret@example.org/', /a name or a password/],
  ])('%s is not one to fetch', async (address, message) => {
    expect((await refusal(fetchSource(address))).message).toMatch(message)
  })

  it('is not reached by a redirect either', async () => {
    for (const [index, location] of ['http://127.0.0.2/', 'http://[::1]/', 'file:///etc/passwd', 'http://localhost:1/'].entries()) {
      serve(`/away${index}`, { location }, '', 302)
      expect((await refusal(get(`/away${index}`))).code).toBe('invalid')
    }
    expect(asked).toHaveLength(4)
  })

  it('is not reached by a name, judged by every address that the name has, in the moment of connecting', async () => {
    serve('/', { 'content-type': 'text/html' }, '<p>Inside')
    const { port } = new URL(origin)
    const judged: string[] = []
    const nothing: AddressPolicy = { isAllowed: (address) => { judged.push(address); return false }, ports: [port] }
    expect((await refusal(fetchSource(`http://localhost:${port}/`, { policy: nothing }))).message).toBe(sentence)
    expect(judged.length).toBeGreaterThan(0)
    expect(asked).toHaveLength(0)
  })
})
