import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/domain/error.ts'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { attachment } from './attachment.ts'
import { route } from './route.ts'

beforeAll(() => setEnv(parseEnv({ DATABASE_URL: 'postgres://x', AUTH_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' })))

const context = { params: Promise.resolve({ id: 'one' }) }
const request = (init?: RequestInit) => new Request('http://localhost:3000/api/thing', init)

describe('a route', () => {
  it('sends what its handler gives as JSON, nothing as 204, and a response as it is', async () => {
    const sent = await route({ session: 'none', params: z.object({ id: z.string() }) }, ({ params }) => Promise.resolve({ seen: params.id }))(request(), context)
    expect([sent.status, await sent.json()]).toEqual([200, { seen: 'one' }])
    expect((await route({ session: 'none' }, () => Promise.resolve(undefined))(request({ method: 'POST' }), context)).status).toBe(204)
    expect(await (await route({ session: 'none' }, () => Promise.resolve(new Response('as it is')))(request(), context)).text()).toBe('as it is')
  })

  it('tells nobody what broke inside', async () => {
    const response = await route({ session: 'none' }, () => Promise.reject(new Error('secret table user_1 is gone')))(request(), context)
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({ type: 'urn:postil:problem:internal', title: 'Something went wrong here, not with you. Try again.', status: 500, code: 'internal' })
  })

  it('answers what a use case refuses with its sentence, its status and its field', async () => {
    const response = await route({ session: 'none' }, () => Promise.reject(new AppError('conflict', 'That name is taken.', { field: 'name', cause: new Error('unique') })))(request(), context)
    expect([response.status, await response.json()]).toEqual([409, { type: 'urn:postil:problem:conflict', title: 'That name is taken.', status: 409, code: 'conflict', field: 'name' }])
  })

  it('says after how many seconds what was tried too often may be tried again', async () => {
    const response = await route({ session: 'none' }, () => Promise.reject(new AppError('rate-limited', 'Try again in a minute.', { retryAfter: 42 })))(request(), context)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '42'])
  })

  it('finds nothing at an address whose parameters cannot be', async () => {
    const response = await route({ session: 'none', params: z.object({ id: z.literal('two') }) }, () => Promise.resolve({}))(request(), context)
    expect(response.status).toBe(404)
  })

  it.each([['https://evil.example', 403], ['null', 403], ['http://localhost:3000', 204], [null, 204]])('answers a POST with Origin %s: %d', async (origin, status) => {
    const headers = { host: 'localhost:3000', ...(origin === null ? {} : { origin }) }
    expect((await route({ session: 'none' }, () => Promise.resolve(undefined))(request({ method: 'POST', headers }), context)).status).toBe(status)
  })
})

describe('attachment', () => {
  it('names a file for old programs and for all', () => {
    expect(attachment('x', 'où-est-l’eau.md', 'text/plain').headers.get('content-disposition')).toBe(`attachment; filename="ou-est-l-eau.md"; filename*=UTF-8''o%C3%B9-est-l%E2%80%99eau.md`)
  })
})
