import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, ApiError } from './api.ts'

afterEach(() => { vi.unstubAllGlobals() })

const answer = (body: BodyInit | null, init: ResponseInit) => {
  const fetched = vi.fn(() => Promise.resolve(new Response(body, init)))
  vi.stubGlobal('fetch', fetched)
  return fetched
}
const failure = (call: Promise<unknown>) => call.then(() => { throw new Error('It did not fail.') }, (error: unknown) => error as ApiError)

describe('api', () => {
  it('sends JSON and gives what the answer says', async () => {
    const fetched = answer('{"courseId":"c1"}', { status: 201 })
    await expect(api.post('/api/courses', { title: 'Mali' })).resolves.toEqual({ courseId: 'c1' })
    expect(fetched).toHaveBeenCalledWith('/api/courses', expect.objectContaining({ method: 'POST', body: '{"title":"Mali"}' }))
  })

  it('leaves the type of a form to the browser, which alone knows its boundary', async () => {
    const fetched = answer('{}', { status: 200 })
    await api.form('/api/courses/c1/readings', new FormData())
    const [, init] = fetched.mock.calls[0] as unknown as [string, { headers: object }]
    expect(init.headers).not.toHaveProperty('content-type')
  })

  it('gives nothing for an answer without a body', async () => {
    answer(null, { status: 204 })
    await expect(api.delete('/api/invitations/i1')).resolves.toBeUndefined()
  })

  it('throws the sentence of a problem, with its code and field', async () => {
    answer(JSON.stringify({ title: 'That date has passed.', code: 'invalid', field: 'dueAt', status: 422 }), { status: 422 })
    await expect(failure(api.put('/api/readings/r1/assignment', {}))).resolves.toMatchObject({ message: 'That date has passed.', code: 'invalid', field: 'dueAt', status: 422 })
  })

  it('says that the server cannot be reached, offline and behind a proxy that lost it', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(failure(api.get('/api/account/sessions'))).resolves.toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached') as string })
    answer('<html>Bad gateway</html>', { status: 502 })
    await expect(failure(api.get('/api/account/sessions'))).resolves.toMatchObject({ code: 'unavailable' })
  })

  it('says that something went wrong where the answer is no problem document', async () => {
    answer('<html>', { status: 500 })
    await expect(failure(api.text('/api/readings/r1/html'))).resolves.toMatchObject({ code: 'internal', message: expect.stringContaining('went wrong') as string })
  })

  it('takes an answer that breaks off for a lost connection', async () => {
    answer('{"courseId":', { status: 200 })
    await expect(failure(api.get('/api/courses'))).resolves.toBeInstanceOf(ApiError)
  })
})
