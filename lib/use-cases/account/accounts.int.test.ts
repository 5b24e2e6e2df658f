import { beforeAll, describe, expect, it, vi } from 'vitest'
import { GET as listSessions } from '@/app/api/account/sessions/route.ts'
import { DELETE as endSession } from '@/app/api/account/sessions/[id]/route.ts'
import { POST as signOutEverywhere } from '@/app/api/account/sign-out-everywhere/route.ts'
import { POST as resetLink } from '@/app/api/courses/[courseId]/members/[userId]/reset-link/route.ts'
import { POST as changePassword } from '@/app/api/password/route.ts'
import { POST as resetPassword } from '@/app/api/password/reset/route.ts'
import { POST as signUp } from '@/app/api/sign-up/route.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { findSession } from '@/lib/auth/session.ts'
import { signInWithPassword } from '@/lib/auth/sign-in.ts'
import { db } from '@/lib/db/client.ts'
import { env, setEnv } from '@/lib/env.ts'
import { addMember, makePerson, makeSeminar, type Seminar, testPassword } from '@/lib/testing/seminar.ts'
import { problemIn, Visitor, visitorOf } from '@/lib/testing/visitor.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { makeInviteLink, makeResetLinkByAddress } from './make-account-link.ts'
import { openAccountLink } from './open-account-link.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
  seminar = await makeSeminar()
})

const post = { method: 'POST' }
const tokenIn = (url: string) => url.split('/').at(-1) ?? ''
const canSignIn = (email: string, password: string) => signInWithPassword({ email, password }, new Headers()).then(() => true, () => false)
const open = (json: unknown) => new Visitor().call(signUp, '/api/sign-up', { ...post, json })

describe('signing up', () => {
  it('is by invitation, unless the installation is open', async () => {
    const json = { name: 'Eve', email: 'eve@example.org', password: 'after those words' }
    expect(await problemIn(await open(json))).toEqual({ status: 403, code: 'forbidden', title: 'Accounts are made by invitation here. Open the link that your instructor sent you.' })
    setEnv({ ...env(), signup: 'open' })
    expect((await open(json)).status).toBe(201)
    expect(await db().user.findUnique({ where: { email: 'eve@example.org' } })).toMatchObject({ isAdmin: false, isInstructor: false })
    setEnv({ ...env(), signup: 'invite' })
  })

  it.each([
    [{ password: 'too short' }, 'password', 'A password needs at least 10 characters. A few words in a row are good.'],
    [{ password: 'fay.olsen@example.org' }, 'password', 'Your password cannot be your e-mail address.'],
    [{ password: 'aaaaaaaaaaaa' }, 'password', 'This password repeats too few characters. A few words in a row are good.'],
    [{ password: undefined }, 'password', 'Choose a password.'],
    [{ email: 'fay' }, 'email', 'Write your e-mail address, as name@university.edu.'],
    [{ name: ' \t ' }, 'name', 'Write the name that others shall see.'],
    [{ name: 'x'.repeat(81) }, 'name', 'A name can have at most 80 characters.'],
    [{ name: 'Fay\u0000' }, 'name', 'A name cannot contain control characters.'],
    [{ name: 'Fay\ud800' }, 'name', 'A name cannot contain control characters.'],
  ])('says what is wrong with %j', async (wrong, field, title) => {
    const { url } = await makeInviteLink('fay.olsen@example.org', { isAdmin: false, isInstructor: false })
    const response = await open({ link: tokenIn(url), name: 'Fay', email: 'fay.olsen@example.org', password: 'after those words', ...wrong })
    expect(await problemIn(response)).toEqual({ status: 400, code: 'invalid', field, title })
  })

  it('says what is wrong with what is no JSON at all', async () => {
    const send = (body: string, type: string) => signUp(new Request('http://localhost:3000/api/sign-up', { ...post, body, headers: { 'content-type': type } }), { params: Promise.resolve({}) })
    expect(await problemIn(await send('{', 'application/json'))).toMatchObject({ status: 400, title: 'What was sent is not valid JSON.' })
    expect(await problemIn(await send('name=x', 'text/plain'))).toMatchObject({ status: 415 })
    expect(await problemIn(await send(`"${'x'.repeat(200_000)}"`, 'application/json'))).toMatchObject({ status: 413 })
  })

  it('by a link of the installation is for the address it was made for, once', async () => {
    const { url } = await makeInviteLink('Gro@Example.org', { isAdmin: false, isInstructor: true })
    const link = tokenIn(url)
    expect(await openAccountLink(link, 'welcome')).toMatchObject({ state: 'open', purpose: 'invite', email: 'gro@example.org', isInstructor: true })
    expect(await problemIn(await open({ link, name: 'Gro', email: 'else@example.org', password: 'after those words' }))).toMatchObject({ status: 400, field: 'email', title: 'This link is for gro@example.org.' })
    expect((await open({ link, name: 'Gro', email: 'gro@example.org', password: 'after those words' })).status).toBe(201)
    expect(await db().user.findUnique({ where: { email: 'gro@example.org' } })).toMatchObject({ isInstructor: true, isAdmin: false })
    expect(await problemIn(await open({ link, name: 'Gro', email: 'gro@example.org', password: 'after those words' }))).toMatchObject({ status: 410 })
    expect(await openAccountLink(link, 'welcome')).toEqual({ state: 'gone', message: 'This link was used already. Ask for a new one.' })
  })

  it('by a link that has expired, or never was, says so', async () => {
    const { url } = await makeInviteLink('hal@example.org', { isAdmin: false, isInstructor: false })
    await db().accountLink.updateMany({ where: { email: 'hal@example.org' }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await openAccountLink(tokenIn(url), 'welcome')).toEqual({ state: 'gone', message: 'This link has expired. Ask for a new one.' })
    const json = { link: tokenIn(url), name: 'Hal', email: 'hal@example.org', password: 'after those words' }
    expect(await problemIn(await open(json))).toMatchObject({ status: 410, code: 'gone' })
    expect(await problemIn(await open({ ...json, link: 'x'.repeat(43) }))).toMatchObject({ status: 410, title: 'There is no such link. Check that you opened the whole address.' })
  })

  it('keeps a password in no form but its hash', async () => {
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: seminar.student.id } })
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a new password', () => {
  it('is set by who knows the present one, and ends the other sessions', async () => {
    const person = await makePerson('Ida Moe')
    const [here, elsewhere] = [await visitorOf(person), await visitorOf(person)]
    const ended = vi.fn()
    accessEvents().once('session-ended', ended)
    const response = await here.call(changePassword, '/api/password', { ...post, json: { current: testPassword, next: 'before those words' } })
    expect(response.status).toBe(204)
    expect(await canSignIn(person.email, 'before those words')).toBe(true)
    expect(await canSignIn(person.email, testPassword)).toBe(false)
    expect(await findSession(here.cookie)).not.toBeNull()
    expect(await findSession(elsewhere.cookie)).toBeNull()
    expect(ended).toHaveBeenCalledWith(elsewhere.sessionId)
  })

  it('is refused without the present one, and after ten tries altogether', async () => {
    const person = await makePerson('Ida Moe')
    const visitor = await visitorOf(person)
    const change = (current: string) => visitor.call(changePassword, '/api/password', { ...post, json: { current, next: 'before those words' } })
    for (let i = 0; i < 10; i++) expect(await problemIn(await change('wrong'))).toEqual({ status: 400, code: 'invalid', field: 'current', title: 'This is not your present password.' })
    expect(await problemIn(await change(testPassword))).toMatchObject({ status: 429, code: 'rate-limited' })
  })

  it('cannot be one’s own address', async () => {
    const person = await makePerson('Ida Moe')
    const change = async (who: typeof person, next: string) => (await visitorOf(who)).call(changePassword, '/api/password', { ...post, json: { current: testPassword, next } })
    expect(await problemIn(await change(person, person.email))).toMatchObject({ status: 400, field: 'next', title: 'Your password cannot be your e-mail address.' })
  })

  it('is chosen by a link of the instructor, once, and ends every session', async () => {
    const { instructor, courseId } = seminar
    const forgetful = await makePerson('Jo Lie')
    await addMember(courseId, forgetful.id, 'student')
    const visitor = await visitorOf(forgetful)
    const made = await (await visitorOf(instructor)).call(resetLink, '/api', { ...post, params: { courseId, userId: forgetful.id } })
    const token = tokenIn(((await made.json()) as { url: string }).url)
    expect(await openAccountLink(token, 'reset')).toMatchObject({ state: 'open', purpose: 'reset', email: forgetful.email })
    expect(await openAccountLink(token, 'welcome')).toMatchObject({ state: 'gone' })
    const reset = () => new Visitor().call(resetPassword, '/api/password/reset', { ...post, json: { token, password: 'before those words' } })
    expect(await (await reset()).json()).toEqual({ email: forgetful.email })
    expect(await canSignIn(forgetful.email, 'before those words')).toBe(true)
    expect(await findSession(visitor.cookie)).toBeNull()
    expect(await problemIn(await reset())).toMatchObject({ status: 410, title: 'This link was used already. Ask for a new one.' })
  })

  it('unlocks an account that was tried too often', async () => {
    const person = await makePerson('Jo Lie')
    for (let i = 0; i < 11; i++) await canSignIn(person.email, 'wrong')
    expect(await canSignIn(person.email, testPassword)).toBe(false)
    const token = tokenIn((await makeResetLinkByAddress(person.email)).url)
    await new Visitor().call(resetPassword, '/api/password/reset', { ...post, json: { token, password: 'before those words' } })
    expect(await canSignIn(person.email, 'before those words')).toBe(true)
  })

  it('is never an instructor’s to give to whoever teaches or administers', async () => {
    const { instructor, courseId } = seminar
    const ask = async (userId: string) => problemIn(await (await visitorOf(instructor)).call(resetLink, '/api', { ...post, params: { courseId, userId } }))
    const teachesElsewhere = await makePerson('Kai Aas')
    await addMember(courseId, teachesElsewhere.id, 'student')
    await addMember((await makeSeminar()).courseId, teachesElsewhere.id, 'assistant')
    const admin = await makePerson('Liv Bø', { isAdmin: true })
    await addMember(courseId, admin.id, 'student')
    const title = 'This person teaches or administers, so whoever runs this installation makes the link.'
    for (const { id } of [teachesElsewhere, admin, seminar.assistant]) expect(await ask(id)).toEqual({ status: 403, code: 'forbidden', title })
    expect(await ask(instructor.id)).toMatchObject({ status: 403 })
    expect(await ask(seminar.stranger.id)).toMatchObject({ status: 404 })
  })
})

describe('sessions', () => {
  it('are listed with the device, this one marked, and end one by one', async () => {
    const person = await makePerson('Mia Ruud')
    const [here, elsewhere] = [await visitorOf(person), await visitorOf(person)]
    const { sessions } = (await (await here.call(listSessions, '/api/account/sessions')).json()) as { sessions: { id: string; current: boolean; device: string }[] }
    expect(sessions).toHaveLength(2)
    expect(sessions.find(({ current }) => current)).toMatchObject({ id: here.sessionId, device: 'Firefox on Linux' })
    const end = () => here.call(endSession, '/api', { method: 'DELETE', params: { id: elsewhere.sessionId } })
    expect((await end()).status).toBe(204)
    expect(await findSession(elsewhere.cookie)).toBeNull()
    expect(await problemIn(await end())).toMatchObject({ status: 404, title: 'This session has ended already.' })
  })

  it('of another person are not found', async () => {
    const other = await visitorOf(seminar.other)
    const response = await (await visitorOf(seminar.student)).call(endSession, '/api', { method: 'DELETE', params: { id: other.sessionId } })
    expect(await problemIn(response)).toMatchObject({ status: 404 })
    expect(await findSession(other.cookie)).not.toBeNull()
  })

  it('end everywhere at once, this one too', async () => {
    const person = await makePerson('Mia Ruud')
    const [here, elsewhere] = [await visitorOf(person), await visitorOf(person)]
    expect((await here.call(signOutEverywhere, '/api', post)).status).toBe(204)
    expect([await findSession(here.cookie), await findSession(elsewhere.cookie)]).toEqual([null, null])
  })
})
