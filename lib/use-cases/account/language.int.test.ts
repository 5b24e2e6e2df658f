import { beforeAll, expect, it } from 'vitest'
import { PUT } from '@/app/api/account/language/route.ts'
import { findSession } from '@/lib/auth/session.ts'
import { makePerson } from '@/lib/testing/seminar.ts'
import { Visitor, visitorOf } from '@/lib/testing/visitor.ts'
import { useTestDatabase } from '@/server/testing/database.ts'

beforeAll(async () => {
  await useTestDatabase()
})

const choose = (visitor: Visitor, language: string) => visitor.call(PUT, '/api/account/language', { method: 'PUT', json: { language } })

it('keeps the language with the account, so that every browser of the person has it', async () => {
  const person = await makePerson('Amara Nwosu')
  const visitor = await visitorOf(person)
  expect((await choose(visitor, 'fr')).status).toBe(204)
  const other = await visitorOf(person)
  expect((await findSession(other.cookie))?.user.language).toBe('fr')
})

it('keeps it in the browser of somebody who is not signed in', async () => {
  const visitor = new Visitor()
  const response = await choose(visitor, 'fr')
  expect(response.headers.get('set-cookie')).toMatch(/^postil\.language=fr; .*HttpOnly/)
})

it('refuses a language that the interface is not written in', async () => {
  expect((await choose(new Visitor(), 'xx')).status).toBe(400)
})
