import type * as argon2 from '@node-rs/argon2'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/api/auth/[...nextauth]/route.ts'
import { GET as listSessions } from '@/app/api/account/sessions/route.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { findSession } from '@/lib/auth/session.ts'
import { db } from '@/lib/db/client.ts'
import { makePerson, testPassword } from '@/lib/testing/seminar.ts'
import { problemIn, Visitor, visitorOf } from '@/lib/testing/visitor.ts'
import { useTestDatabase } from '@/server/testing/database.ts'

const verified = vi.hoisted(() => ({ count: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>()
  return { ...real, verify: (...args: Parameters<typeof real.verify>) => (verified.count++, real.verify(...args)) }
})

beforeAll(useTestDatabase)
beforeEach(async () => {
  await db().rateCount.deleteMany()
})

/** What lib/client/sign-in.ts does. */
async function signIn(visitor: Visitor, email: string, password: string, headers: Record<string, string> = {}) {
  const { csrfToken } = (await (await visitor.call(GET, '/api/auth/csrf', { params: { nextauth: ['csrf'] } })).json()) as { csrfToken: string }
  const form = new URLSearchParams({ email, password, csrfToken, json: 'true' })
  const response = await visitor.call(POST, '/api/auth/callback/credentials', { method: 'POST', params: { nextauth: ['callback', 'credentials'] }, form, headers })
  const text = await response.text()
  const url = (JSON.parse(text) as { url?: string }).url
  return { status: response.status, text, error: url ? new URL(url).searchParams.get('error') : null }
}

async function signOut(visitor: Visitor) {
  const { csrfToken } = (await (await visitor.call(GET, '/api/auth/csrf', { params: { nextauth: ['csrf'] } })).json()) as { csrfToken: string }
  return visitor.call(POST, '/api/auth/signout', { method: 'POST', params: { nextauth: ['signout'] }, form: new URLSearchParams({ csrfToken, json: 'true' }) })
}

describe('signing in', () => {
  it('makes a session that pages, routes and upgrades find by the cookie', async () => {
    const person = await makePerson('Ada Holm')
    const visitor = new Visitor()
    expect(await signIn(visitor, ` ${person.email.toUpperCase()} `, testPassword)).toMatchObject({ status: 200, error: null })
    const session = await findSession(visitor.cookie)
    expect(session?.user).toMatchObject(person)
    const shown = await visitor.call(GET, '/api/auth/session', { params: { nextauth: ['session'] } })
    expect(await shown.json()).toMatchObject({ user: { name: 'Ada Holm' } })
  })

  it('sets the cookie out of reach of scripts and of other sites', async () => {
    const person = await makePerson('Ada Holm')
    const visitor = new Visitor()
    const { csrfToken } = (await (await visitor.call(GET, '/api/auth/csrf', { params: { nextauth: ['csrf'] } })).json()) as { csrfToken: string }
    const form = new URLSearchParams({ email: person.email, password: testPassword, csrfToken, json: 'true' })
    const response = await visitor.call(POST, '/api/auth/callback/credentials', { method: 'POST', params: { nextauth: ['callback', 'credentials'] }, form })
    expect(response.headers.getSetCookie().find((line) => line.startsWith('postil.session='))).toMatch(/Path=\/.*HttpOnly.*SameSite=Lax/)
  })

  it('gives an unknown address the answer of a wrong password, after the same work', async () => {
    const person = await makePerson('Ada Holm')
    verified.count = 0
    const wrong = await signIn(new Visitor(), person.email, 'not the password')
    expect(verified.count).toBe(1)
    const unknown = await signIn(new Visitor(), 'nobody@example.org', 'not the password')
    expect(verified.count).toBe(2)
    expect(unknown).toEqual(wrong)
    expect(wrong).toMatchObject({ status: 401, error: 'The e-mail address or the password is wrong. Check both and try again.' })
  })

  it('gives a person of the sample seminar, who has no password, the same answer', async () => {
    const sample = await makePerson('Sample Person', { isSample: true })
    const wrong = await signIn(new Visitor(), 'nobody@example.org', 'not the password')
    expect(await signIn(new Visitor(), sample.email, 'not the password')).toEqual(wrong)
  })

  it('refuses an eleventh try at one account, whoever tries and from wherever, and whether it exists or not', async () => {
    const person = await makePerson('Ada Holm')
    for (const email of [person.email, 'nobody@example.org']) {
      for (let i = 0; i < 10; i++) await signIn(new Visitor({ 'x-postil-peer': `10.0.0.${i} direct` }), email, 'not the password')
      const refused = await signIn(new Visitor(), email, testPassword)
      expect(refused).toMatchObject({ status: 401, error: 'That was tried too often. Try again in 15 minutes.' })
    }
  })

  it('still lets others in from an address where one account is locked', async () => {
    const [locked, other] = [await makePerson('Ada Holm'), await makePerson('Bo Dahl')]
    for (let i = 0; i < 11; i++) await signIn(new Visitor(), locked.email, 'not the password')
    expect(await signIn(new Visitor(), other.email, testPassword)).toMatchObject({ status: 200, error: null })
  })

  it('lets a lecture hall of 200 in from one address', async () => {
    const people = await Promise.all(Array.from({ length: 200 }, (_, i) => makePerson(`Student ${i}`)))
    const answers: number[] = []
    for (let i = 0; i < people.length; i += 20) {
      answers.push(...(await Promise.all(people.slice(i, i + 20).map(async ({ email }) => (await signIn(new Visitor(), email, testPassword)).status))))
    }
    expect(answers.filter((status) => status !== 200)).toEqual([])
  })

  it('refuses an address that keeps trying one account after another', async () => {
    await db().rateCount.deleteMany()
    const { takeFrom, signInPerAddress } = await import('@/lib/auth/limits.ts')
    for (let i = 0; i < signInPerAddress.max; i++) await takeFrom(signInPerAddress, '203.0.113.9')
    const tired = new Visitor({ 'x-postil-peer': '203.0.113.9 direct' })
    expect((await signIn(tired, 'someone@example.org', 'not the password')).error).toMatch(/^That was tried too often/)
  })

  it('forgets the failures of an account once its person gets in', async () => {
    const person = await makePerson('Ada Holm')
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await signIn(new Visitor(), person.email, 'not the password')
      expect(await signIn(new Visitor(), person.email, testPassword)).toMatchObject({ status: 200 })
    }
  })

  it('refuses a form from another site', async () => {
    const person = await makePerson('Ada Holm')
    const visitor = new Visitor({ origin: 'https://evil.example' })
    const response = await visitor.call(POST, '/api/auth/callback/credentials', { method: 'POST', params: { nextauth: ['callback', 'credentials'] }, form: new URLSearchParams({ email: person.email, password: testPassword }) })
    expect(await problemIn(response)).toMatchObject({ status: 403, code: 'cross-origin' })
  })

  it('signs nobody in without the csrf token', async () => {
    const person = await makePerson('Ada Holm')
    const visitor = new Visitor()
    await visitor.call(POST, '/api/auth/callback/credentials', { method: 'POST', params: { nextauth: ['callback', 'credentials'] }, form: new URLSearchParams({ email: person.email, password: testPassword, json: 'true' }) })
    expect(await findSession(visitor.cookie)).toBeNull()
  })

  it('ends the session that this browser had before', async () => {
    const [first, second] = [await makePerson('Ada Holm'), await makePerson('Bo Dahl')]
    const visitor = new Visitor()
    await signIn(visitor, first.email, testPassword)
    const before = visitor.cookie
    await signIn(visitor, second.email, testPassword)
    expect(await findSession(before)).toBeNull()
    expect((await findSession(visitor.cookie))?.user.id).toBe(second.id)
  })
})

describe('a session', () => {
  it('ends for good when its person signs out, and its sockets hear of it', async () => {
    const person = await makePerson('Ada Holm')
    const visitor = new Visitor()
    await signIn(visitor, person.email, testPassword)
    const session = await findSession(visitor.cookie)
    const kept = new Map(visitor.cookies)
    const ended = vi.fn()
    accessEvents().once('session-ended', ended)
    await signOut(visitor)
    expect(ended).toHaveBeenCalledWith(session?.sessionId)
    expect(visitor.cookies.has('postil.session')).toBe(false)
    const thief = new Visitor()
    for (const [name, value] of kept) thief.cookies.set(name, value)
    expect(await findSession(thief.cookie)).toBeNull()
    expect(await problemIn(await thief.call(listSessions, '/api/account/sessions'))).toMatchObject({ status: 401, code: 'unauthenticated' })
    const shown = await thief.call(GET, '/api/auth/session', { params: { nextauth: ['session'] } })
    expect(await shown.json()).toEqual({})
  })

  it('counts no longer when its time is over', async () => {
    const visitor = await visitorOf(await makePerson('Ada Holm'))
    expect(await findSession(visitor.cookie)).not.toBeNull()
    await db().session.update({ where: { id: visitor.sessionId }, data: { expiresAt: new Date(Date.now() - 1000) } })
    expect(await findSession(visitor.cookie)).toBeNull()
  })

  it('is nobody’s when the token is forged, of another secret, or names another person’s row', async () => {
    const { encode } = await import('next-auth/jwt')
    const [one, two] = [await makePerson('Ada Holm'), await makePerson('Bo Dahl')]
    const { sessionId } = await visitorOf(one)
    const forged = await encode({ token: { sub: one.id, sid: sessionId }, secret: 'another secret of 32 characters or so' })
    expect(await findSession(`postil.session=${forged}`)).toBeNull()
    const { env } = await import('@/lib/env.ts')
    const mixed = await encode({ token: { sub: two.id, sid: sessionId }, secret: env().authSecret })
    expect(await findSession(`postil.session=${mixed}`)).toBeNull()
    expect(await findSession('postil.session=nonsense')).toBeNull()
    expect(await findSession(null)).toBeNull()
  })

  it('is found when the cookie came in chunks', async () => {
    const visitor = await visitorOf(await makePerson('Ada Holm'))
    const token = visitor.cookies.get('postil.session') ?? ''
    expect(await findSession(`other=1; postil.session.0=${token.slice(0, 50)}; postil.session.1=${token.slice(50)}`)).not.toBeNull()
  })
})
