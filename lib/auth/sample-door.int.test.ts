import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route.ts'
import { POST as signUp } from '@/app/api/sign-up/route.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { openSampleDoor } from '@/lib/auth/sample-door.ts'
import { findSession } from '@/lib/auth/session.ts'
import { db } from '@/lib/db/client.ts'
import { makePerson } from '@/lib/testing/seminar.ts'
import { problemIn, Visitor } from '@/lib/testing/visitor.ts'
import { ensureSetupLink } from '@/lib/use-cases/account/make-account-link.ts'
import { openSignIn } from '@/lib/use-cases/account/open-sign-in.ts'
import { useTestDatabase } from '@/server/testing/database.ts'

beforeAll(useTestDatabase)
beforeEach(async () => {
  await db().user.deleteMany()
})

const closed = 'The sample seminar opens only through the address printed at the last start, on this computer, while nobody has an account of their own.'

async function beSample(visitor: Visitor, token: string, userId: string): Promise<string | null> {
  const { csrfToken } = (await (await visitor.call(GET, '/api/auth/csrf', { params: { nextauth: ['csrf'] } })).json()) as { csrfToken: string }
  const form = new URLSearchParams({ token, userId, csrfToken, json: 'true' })
  const response = await visitor.call(POST, '/api/auth/callback/sample', { method: 'POST', params: { nextauth: ['callback', 'sample'] }, form })
  return new URL(((await response.json()) as { url: string }).url).searchParams.get('error')
}

async function makeFirstAccount() {
  const link = (await ensureSetupLink())?.split('/').at(-1)
  const json = { link, name: 'Ada Holm', email: 'ada@example.org', password: 'after those words' }
  return new Visitor().call(signUp, '/api/sign-up', { method: 'POST', json })
}

describe('the door of the sample seminar', () => {
  it('lets someone be one of its people, with the printed token on this computer', async () => {
    const person = await makePerson('Amara Nwosu', { isSample: true })
    const visitor = new Visitor()
    expect(await beSample(visitor, openSampleDoor(), person.id)).toBeNull()
    expect((await findSession(visitor.cookie))?.user).toMatchObject(person)
  })

  it('shows its people to whoever has the token, and to nobody else', async () => {
    await makePerson('Amara Nwosu', { isSample: true })
    const headers = new Headers({ 'host': 'localhost:3000', 'x-postil-peer': '127.0.0.1 direct' })
    expect((await openSignIn(openSampleDoor(), headers)).sample?.people).toMatchObject([{ name: 'Amara Nwosu', initials: 'AN' }])
    expect((await openSignIn('another token', headers)).sample).toBeNull()
    expect((await openSignIn(null, headers)).sample).toBeNull()
  })

  it.each([
    ['through a proxy or tunnel', { 'x-postil-peer': '127.0.0.1 forwarded' }],
    ['by another name of this computer', { host: 'postil.example.org' }],
    ['without the stamp of our own server', { 'x-postil-peer': '' }],
  ])('stays shut %s', async (_how, headers) => {
    const person = await makePerson('Amara Nwosu', { isSample: true })
    const token = openSampleDoor()
    const visitor = new Visitor(headers)
    expect(await beSample(visitor, token, person.id)).toBe(closed)
    expect(await findSession(visitor.cookie)).toBeNull()
    expect((await openSignIn(token, new Headers({ 'host': 'localhost', 'x-postil-peer': '127.0.0.1 direct', ...headers }))).sample).toBeNull()
  })

  it('stays shut for a token of an earlier start, and without one', async () => {
    const person = await makePerson('Amara Nwosu', { isSample: true })
    const earlier = openSampleDoor()
    openSampleDoor()
    expect(await beSample(new Visitor(), earlier, person.id)).toBe(closed)
    expect(await beSample(new Visitor(), '', person.id)).toBe(closed)
  })

  it('lets nobody be a person with an account', async () => {
    const sample = await makePerson('Amara Nwosu', { isSample: true })
    const token = openSampleDoor()
    expect(await beSample(new Visitor(), token, sample.id)).toBeNull()
    const real = await makePerson('Ada Holm')
    expect(await beSample(new Visitor(), token, real.id)).toBe(closed)
  })

  it('shuts for good with the first account, ends the sessions of its people, and tells their sockets', async () => {
    const person = await makePerson('Amara Nwosu', { isSample: true })
    const token = openSampleDoor()
    const visitor = new Visitor()
    await beSample(visitor, token, person.id)
    const session = await findSession(visitor.cookie)
    const ended = vi.fn()
    accessEvents().once('session-ended', ended)
    expect((await makeFirstAccount()).status).toBe(201)
    expect(ended).toHaveBeenCalledWith(session?.sessionId)
    expect(await findSession(visitor.cookie)).toBeNull()
    expect(await beSample(new Visitor(), token, person.id)).toBe(closed)
    expect(await beSample(new Visitor(), openSampleDoor(), person.id)).toBe(closed)
  })

  it('finds no session of its people once there is an account, even one whose row was not ended', async () => {
    const person = await makePerson('Amara Nwosu', { isSample: true })
    const visitor = new Visitor()
    await beSample(visitor, openSampleDoor(), person.id)
    await makePerson('Ada Holm')
    expect(await findSession(visitor.cookie)).toBeNull()
  })
})

describe('the setup link', () => {
  it('makes the first account an administrator’s and an instructor’s, once', async () => {
    const link = (await ensureSetupLink())?.split('/').at(-1)
    const make = (email: string) => new Visitor().call(signUp, '/api/sign-up', { method: 'POST', json: { link, name: 'Ada Holm', email, password: 'after those words' } })
    expect((await make('ada@example.org')).status).toBe(201)
    expect(await db().user.findUnique({ where: { email: 'ada@example.org' } })).toMatchObject({ isAdmin: true, isInstructor: true, isSample: false })
    expect(await problemIn(await make('second@example.org'))).toEqual({ status: 410, code: 'gone', title: 'This link was used already. Ask for a new one.' })
    expect(await ensureSetupLink()).toBeNull()
  })

  it('is worth nothing once somebody has an account', async () => {
    const link = (await ensureSetupLink())?.split('/').at(-1)
    await makePerson('Ada Holm')
    const response = await new Visitor().call(signUp, '/api/sign-up', { method: 'POST', json: { link, name: 'Eve', email: 'eve@example.org', password: 'after those words' } })
    expect(await problemIn(response)).toMatchObject({ status: 410, title: 'This installation is set up already. Sign in, or ask for an invitation.' })
  })

  it('of an earlier start ends with a new one', async () => {
    const earlier = (await ensureSetupLink())?.split('/').at(-1)
    await ensureSetupLink()
    const response = await new Visitor().call(signUp, '/api/sign-up', { method: 'POST', json: { link: earlier, name: 'Eve', email: 'eve@example.org', password: 'after those words' } })
    expect(await problemIn(response)).toMatchObject({ status: 410, code: 'gone' })
  })

  it('makes one account of two that are made by it at once', async () => {
    const link = (await ensureSetupLink())?.split('/').at(-1)
    const make = (email: string) => new Visitor().call(signUp, '/api/sign-up', { method: 'POST', json: { link, name: 'Ada Holm', email, password: 'after those words' } })
    const answers = await Promise.all([make('one@example.org'), make('two@example.org'), make('three@example.org')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 410, 410])
    expect(await db().user.count({ where: { isSample: false } })).toBe(1)
  })
})
