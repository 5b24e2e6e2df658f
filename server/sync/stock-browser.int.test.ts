import { build } from 'esbuild'
import { chromium } from 'playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type * as YWebsocket from 'y-websocket'
import type * as Yjs from 'yjs'
import { chromiumArguments, findChromium } from '@/server/cli/chromium.mjs'
import { projectRoot } from '@/server/project-root.ts'
import { keyOf } from './testing/seminar.ts'
import { useRoom, waiting } from './testing/use-room.ts'

/** What the page has: the two packages as they are published. */
declare const stock: { Y: typeof Yjs; WebsocketProvider: typeof YWebsocket.WebsocketProvider }

const room = useRoom()
let browser: Browser
let script = ''
beforeAll(async () => {
  const contents = "export * as Y from 'yjs'; export { WebsocketProvider } from 'y-websocket'"
  const { outputFiles: [bundle] } = await build({ stdin: { contents, resolveDir: projectRoot }, bundle: true, format: 'iife', globalName: 'stock', write: false, logLevel: 'error' })
  script = bundle?.text ?? ''
  browser = await chromium.launch({ executablePath: (await findChromium()) ?? undefined, args: chromiumArguments })
}, 60_000)
afterAll(() => browser.close())

it('lets an unmodified client in a browser read and write, beside one in Node', async () => {
  const { origin } = new URL(room.host.url.replace('ws:', 'http:'))
  const [name = '', value = ''] = room.ada.cookie.split(/=(.*)/)
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}/`)
  await page.addScriptTag({ content: script })
  const [adas, bens] = [keyOf(room.ada.handle), keyOf(room.ben.handle)]
  const ben = room.stock(room.ben)
  ben.entries.set(bens, room.seminar.note('the market', 'From Node.'))
  const read = await page.evaluate(async ({ url, roomId, mine, note, theirs }) => {
    const doc = new stock.Y.Doc()
    const provider = new stock.WebsocketProvider(url, roomId, doc, { disableBc: true })
    const entries = doc.getMap<{ body: string }>('entries')
    entries.set(mine, note)
    const found = await new Promise<string>((resolve) => {
      const look = () => { if (provider.synced && entries.has(theirs)) resolve(entries.get(theirs)?.body ?? '') }
      doc.on('update', look)
      provider.on('sync', look)
    })
    return found
  }, { url: room.host.url, roomId: room.roomId, mine: adas, note: room.seminar.note('The river', 'From the browser.'), theirs: bens })
  expect(read).toBe('From Node.')
  await vi.waitFor(() => expect(ben.entries.get(adas)).toMatchObject({ body: 'From the browser.' }), waiting)
  await context.close()
}, 60_000)
