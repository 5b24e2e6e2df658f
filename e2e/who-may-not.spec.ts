import { WebSocket } from 'ws'
import type { Page } from '@playwright/test'
import { expectSaved, openFirstReading, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

/** Opens a socket as the person of `page` would, and gives the code it is closed with; 'open' where it is not. */
async function knock(page: Page, origin: string, path: string, headers: Record<string, string> = {}): Promise<number | 'open'> {
  const cookies = await page.context().cookies(origin)
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), ...headers } })
  return new Promise((resolve, reject) => {
    socket.on('close', (code) => resolve(code))
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0))
    socket.on('error', reject)
    socket.on('message', () => {
      resolve('open')
      socket.terminate()
    })
  })
}

test('somebody who is not a member finds neither the reading nor its room', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  const rooms: string[] = []
  amara.on('websocket', (socket) => rooms.push(new URL(socket.url()).pathname))
  await openFirstReading(amara)
  const reading = new URL(amara.url()).pathname
  const room = rooms.find((path) => path.startsWith('/sync/'))!
  expect(await knock(amara, app.origin, room)).toBe('open')
  expect(await knock(amara, app.origin, room, { origin: 'https://elsewhere.example' })).not.toBe('open')

  const stranger = await person(app.origin)
  expect(await knock(stranger, app.origin, room)).toBe(4401)
  await stranger.goto(reading)
  await expect(stranger).toHaveURL(/\/sign-in\?next=/)

  // Ingrid's own notes are hers: Amara's private room is not found by her, and neither is one that never was.
  const ingrid = await person(app.origin)
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const before = rooms.length
  await amara.reload()
  await expectSaved(amara)
  const codes = await Promise.all([...new Set(rooms.slice(before))].filter((path) => path.startsWith('/sync/')).map((path) => knock(ingrid, app.origin, path)))
  expect(codes.sort()).toEqual([4404, 'open', 'open'])
  expect(await knock(ingrid, app.origin, '/sync/abcdefghijkmnpqrstuv')).toBe(4404)

  await ingrid.goto('/readings/abcdefghijkmnpqrstuv')
  await expect(ingrid.getByRole('heading', { level: 1 })).toBeVisible()
  expect((await ingrid.request.get('/readings/abcdefghijkmnpqrstuv')).status()).toBe(404)
  expect((await stranger.request.get(`/api${reading}/notes.md`)).status()).toBe(401)
  await expectAccessible(ingrid)
})

test('the sample’s door is shut to whoever comes through a proxy or by another name', async ({ startApp, person }) => {
  const app = await startApp()
  const near = await person(app.origin)
  await near.goto(app.printedAddress())
  await expect(near.getByRole('button', { name: /Ingrid Solheim/ })).toBeVisible()
  const far = await person(app.origin, { extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' } })
  await far.goto(app.printedAddress())
  await expect(far.getByRole('button', { name: /Ingrid Solheim/ })).toHaveCount(0)
  const wrong = await person(app.origin)
  await wrong.goto('/sign-in?sample=not-the-token')
  await expect(wrong.getByRole('button', { name: /Ingrid Solheim/ })).toHaveCount(0)
})

test('ending a session elsewhere ends this page’s right to its rooms', async ({ startApp, person }) => {
  const app = await startApp()
  const [here, there] = [await person(app.origin), await person(app.origin)]
  await takeSeat(here, app.printedAddress(), 'Jonas Weidmann')
  await takeSeat(there, app.printedAddress(), 'Jonas Weidmann')
  await openFirstReading(here)
  await there.goto('/account')
  await expectAccessible(there)
  await there.getByRole('button', { name: /sign out everywhere/i }).click()
  await expect(here.locator('[data-saving]')).toHaveAttribute('data-saving', 'ended')
})
