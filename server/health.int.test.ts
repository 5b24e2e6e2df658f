import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/client.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { answerHealth } from './health.ts'

let rooms: { reachesRedis(): Promise<boolean | null> } | null = null
const server = http.createServer((_request, response) => void answerHealth(response, rooms))
beforeAll(async () => {
  await useTestDatabase()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const ask = async () => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`)
  return [answer.status, await answer.json() as unknown]
}
const withRedis = (answers: boolean | null) => ({ reachesRedis: () => Promise.resolve(answers) })

it('says that it starts until the rooms are open', async () => {
  rooms = null
  expect(await ask()).toEqual([503, { status: 'starting' }])
})

it('is well where the database answers, and says of Redis only where there is one', async () => {
  rooms = withRedis(null)
  expect(await ask()).toEqual([200, { status: 'ok' }])
  rooms = withRedis(true)
  expect(await ask()).toEqual([200, { status: 'ok', redis: 'ok' }])
})

it('stays in service while Redis is away, and says so', async () => {
  rooms = withRedis(false)
  expect(await ask()).toEqual([200, { status: 'ok', redis: 'unreachable' }])
})

it('is not in service where the database does not answer', async () => {
  rooms = withRedis(true)
  const query = vi.spyOn(pool(), 'query').mockImplementationOnce(() => { throw new Error('gone') })
  expect(await ask()).toEqual([503, { status: 'database unreachable', redis: 'ok' }])
  query.mockRestore()
})
