import { gzipSync } from 'node:zlib'
import { type BrowserContext, type Page } from '@playwright/test'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { keyOf } from '@/server/sync/testing/seminar.ts'
import { stockClient } from '@/server/sync/testing/stock-client.ts'
import { meterOf, openBrowser, type Memory } from './chromium.ts'
import { measureRoomMemory } from './memory.ts'
import { openSeminar, type BenchSeminar } from './seminar.ts'
import { measureShifts, type Shift } from './shifts.ts'
import type { BenchText } from './text.ts'

/** What the reading's page of the built application costs, with all the notes in its room. */
export interface RoomResult {
  notes: number
  /** Compressed, as they travel. */
  documentKB: number
  scriptKB: number
  scripts: number
  /** How often the text is in everything that was sent. */
  textTimes: number
  /** ms from navigation. */
  firstPaint: number
  /** ms from navigation until marks are painted. */
  marked: number
  /** kB of scripts that came only with the first press of a key: what one reads threads and writes with. */
  laterKB: number
  /** Everything that moved after it was painted, on three screens, at a first and a second visit. */
  shifts: Shift[]
  /** The text is there where scripts are off, and painted while scripts are still on their way. */
  withoutScript: boolean
  beforeScript: boolean
  /** ms of main thread of the whole page: an arrival (with what the margin does), a frame of scrolling. */
  arrival: number
  scroll: number
  /** What it held over the scripted reading. */
  memory: Memory[]
}

const arrivals = 30

/** `reading`: rounds of scripted reading over which its memory is watched. */
export async function measureRoom(text: BenchText, marks: readonly PaintedMark[], reading: number): Promise<RoomResult> {
  const seminar = await openSeminar(text, marks)
  const browser = await openBrowser()
  const visit = async (options: { javaScriptEnabled?: boolean } = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: seminar.origin, ...options })
    const [name = '', value = ''] = seminar.reader.cookie.split('=')
    await context.addCookies([{ name, value, url: seminar.origin }])
    // What runs these sources wraps named functions in a call that the page does not know.
    await context.addInitScript('globalThis.__name ??= (named) => named')
    return context
  }
  try {
    // Closed again, or what it does meanwhile would be measured, too.
    const once = async <T>(look: (page: Page) => Promise<T>, options?: { javaScriptEnabled?: boolean }): Promise<T> => {
      const context = await visit(options)
      const found = await look(await context.newPage())
      await context.close()
      return found
    }
    // Before all, so that the server has compiled and cached what it does.
    await once((page) => page.goto(`/readings/${seminar.readingId}`))
    const withoutScript = await once((page) => textIsShown(page, seminar), { javaScriptEnabled: false })
    const beforeScript = await once((page) => paintsBeforeScripts(page, seminar))
    const page = await (await visit()).newPage()
    const measured = await measurePage(page, seminar, text, marks)
    const memory = await measureRoomMemory(page, seminar, marks, reading)
    await page.close()
    const [name = '', value = ''] = seminar.reader.cookie.split('=')
    const shifts = await measureShifts(browser, `${seminar.origin}/readings/${seminar.readingId}`, { name, value, url: seminar.origin })
    return { notes: marks.length, withoutScript, beforeScript, shifts, memory, ...measured }
  } finally {
    await browser.close()
    await seminar.stop()
  }
}

async function measurePage(page: Page, seminar: BenchSeminar, text: BenchText, marks: readonly PaintedMark[]) {
  const sent: { type: string; body: Buffer; compressed: boolean; length: number }[] = []
  const reading: Promise<void>[] = []
  page.on('response', (response) => {
    reading.push((async () => {
      const body = await response.body().catch(() => Buffer.alloc(0))
      const { responseBodySize } = await response.request().sizes().catch(() => ({ responseBodySize: 0 }))
      sent.push({ type: response.request().resourceType(), body, compressed: response.headers()['content-encoding'] !== undefined, length: responseBodySize })
    })())
  })
  await page.addInitScript(() => {
    const seen = { marked: 0 }
    Object.assign(window, { seen })
    const look = () => {
      if ([...CSS.highlights.values()].some((highlight) => highlight.size > 0)) seen.marked = performance.now()
      else requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(`/readings/${seminar.readingId}`)
  // The page's policy forbids what Playwright's own waiting for a function is built on.
  const isMarked = () => page.evaluate(() => (window as unknown as { seen: { marked: number } }).seen.marked > 0)
  for (const until = Date.now() + 60_000; !(await isMarked());) {
    if (Date.now() > until) throw new Error('No mark was painted within a minute.')
    await page.waitForTimeout(100)
  }
  await page.locator('[data-saving="saved"]').waitFor({ timeout: 60_000 })
  // Until nothing more is asked for: all that comes without an act of the reader.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2000)
  await Promise.all(reading)
  const kilobytes = (type: string) => sent.filter((one) => one.type === type).reduce((sum, one) => sum + (one.compressed && one.length > 0 ? one.length : gzipSync(one.body).length), 0) / 1000

  const documentKB = kilobytes('document')
  const scriptKB = kilobytes('script')
  const scripts = sent.filter(({ type }) => type === 'script').length
  const textTimes = timesSent(text, sent.map(({ body }) => body))

  const meter = await meterOf(page)
  const scrollFrom = await meter.busy()
  await page.evaluate(async () => {
    for (let i = 0; i < 100; i++) {
      window.scrollBy(0, 240)
      await new Promise((resolve) => { requestAnimationFrame(resolve) })
    }
  })
  const scroll = ((await meter.busy()) - scrollFrom) * 10
  const arrival = await measureArrivals(page, seminar, marks)
  await page.keyboard.press('j')
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  await Promise.all(reading)
  const laterKB = kilobytes('script') - scriptKB
  const seen = await page.evaluate(() => (window as unknown as { seen: { marked: number } }).seen)
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)
  return {
    documentKB, scriptKB, scripts, laterKB, textTimes, firstPaint, marked: seen.marked, scroll, arrival,
  }
}

/** The most often that any of a few passages comes. */
function timesSent({ text, blocks }: BenchText, bodies: readonly Buffer[]): number {
  const passages = blocks.filter(({ type, marks }) => type === 'paragraph' && marks.length === 0).filter((_, at) => at % 97 === 0).map(({ start }) => text.slice(start, start + 120))
  const all = bodies.map((body) => body.toString('utf8'))
  return Math.max(...passages.map((passage) => all.reduce((sum, body) => sum + body.split(passage).length - 1, 0)))
}

async function textIsShown(page: Page, seminar: BenchSeminar): Promise<boolean> {
  await page.goto(`/readings/${seminar.readingId}`, { waitUntil: 'domcontentloaded' })
  return (await page.locator('.work-text [data-s]').first().boundingBox()) !== null
}

/** Scripts never come, and no socket: is the text painted? */
async function paintsBeforeScripts(page: Page, seminar: BenchSeminar): Promise<boolean> {
  await page.route('**/*.js*', () => new Promise(() => undefined))
  await page.goto(`/readings/${seminar.readingId}`, { waitUntil: 'commit' })
  const isPainted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  for (const until = Date.now() + 20_000; !(await isPainted()) && Date.now() < until;) await page.waitForTimeout(100)
  return (await page.locator('.work-text [data-s]').first().boundingBox()) !== null && isPainted()
}

/** Others' notes come one by one into the room. */
async function measureArrivals(page: Page, seminar: BenchSeminar, marks: readonly PaintedMark[]): Promise<number> {
  const { writer: { cookie, handle } } = seminar
  const client = stockClient(`${seminar.origin.replace('http', 'ws')}/sync`, seminar.roomId, cookie)
  try {
    await new Promise<void>((resolve) => { client.provider.on('sync', (synced: boolean) => { if (synced) resolve() }) })
    const meter = await meterOf(page)
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    await pause(2000)
    const from = await meter.busy()
    for (const mark of marks.slice(0, arrivals)) {
      client.entries.set(keyOf(handle), seminar.note(mark))
      await pause(200)
    }
    await pause(1000)
    return (((await meter.busy()) - from) * 1000) / arrivals
  } finally {
    client.leave()
  }
}
