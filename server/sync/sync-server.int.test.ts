import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { useTestDatabase } from '@/server/testing/database.ts'
import type { Host } from './testing/host.ts'
import { startHost } from './testing/host.ts'
import type { Person, Seminar } from './testing/seminar.ts'
import { keyOf, makeSeminar } from './testing/seminar.ts'
import { stockClient } from './testing/stock-client.ts'

let seminar: Seminar
let host: Host
let ada: Person
let ben: Person
const leave: (() => void)[] = []

beforeAll(async () => {
  await useTestDatabase()
})

beforeEach(async () => {
  seminar = await makeSeminar()
  host = await startHost()
  ada = await seminar.add('student')
  ben = await seminar.add('student')
})

afterEach(async () => {
  for (const go of leave.splice(0)) go()
  await host.close()
})

const join = (person: Person, roomId = seminar.roomId) => {
  const client = stockClient(host.url, roomId, person.cookie)
  leave.push(() => client.leave())
  return client
}

describe('two unmodified clients', () => {
  it('have the same entries, each written by either', async () => {
    const a = join(ada)
    const b = join(ben)
    a.entries.set(keyOf(ada.handle), seminar.note('the lower town'))
    b.entries.set(keyOf(ben.handle), seminar.note('the market'))
    await vi.waitFor(() => expect([a.entries.size, b.entries.size]).toEqual([2, 2]))
    expect(a.entries.toJSON()).toEqual(b.entries.toJSON())
  })
})
