import type { Page } from '@playwright/test'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { keyOf } from '@/server/sync/testing/seminar.ts'
import { stockClient } from '@/server/sync/testing/stock-client.ts'
import { meterOf, openBrowser, type Memory } from './chromium.ts'
import type { BenchSeminar } from './seminar.ts'
import type { Target } from './targets.ts'
import type { BenchText } from './text.ts'

/** An hour is so many rounds: one a second, of scrolling, pointing and a mark that comes or goes. */
export const roundsOfAnHour = 3600
const samples = 6

/** After so many the text has been gone through once, 997 px a round: what is looked up block by block is known then. */
const onceThrough = 200

/** What `page` holds while `read` goes through its rounds, sampled after a warm-up of a tenth, or once through the text. */
async function sample(page: Page, rounds: number, read: (rounds: number) => Promise<void>): Promise<Memory[]> {
  const meter = await meterOf(page)
  await read(Math.max(onceThrough, Math.ceil(rounds / 10)))
  const found = [await meter.memory()]
  while (found.length < samples) {
    await read(Math.ceil(rounds / (samples - 1)))
    found.push(await meter.memory())
  }
  return found
}

/** Of the painter alone. */
export async function measureMemory(address: string, { text, blocks }: BenchText, marks: readonly PaintedMark[], rounds: number): Promise<Memory[]> {
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(address)
    await page.evaluate((html) => window.drive.show(html), renderHtml(text, blocks))
    await page.evaluate(([words, list]) => window.drive.paint('ours', words, list), [text, marks] as const)
    let round = 0
    return await sample(page, rounds, async (n) => {
      await page.evaluate(([first, count]) => window.drive.read(first, count), [round, n] as const)
      round += n
    })
  } finally {
    await browser.close()
  }
}

/** Notes that others write and rewrite all the while. */
const written = 50

/** Of the whole page of a reading, open on `page`: it is scrolled, pointed at, cards are opened and closed, and others' notes come and change. */
export async function measureRoomMemory(page: Page, seminar: BenchSeminar, marks: readonly PaintedMark[], rounds: number): Promise<Memory[]> {
  const { writer: { cookie, handle } } = seminar
  const client = stockClient(`${seminar.origin.replace('http', 'ws')}/sync`, seminar.roomId, cookie)
  const keys = Array.from({ length: written }, () => keyOf(handle))
  let round = 0
  try {
    return await sample(page, rounds, async (n) => {
      for (const end = round + n; round < end; round++) {
        const mark = marks[(round * 7) % marks.length]
        const key = keys[round % written]
        if (mark !== undefined && key !== undefined) client.entries.set(key, { ...seminar.note(mark), body: `Round ${round}.` })
        await page.evaluate((y) => { window.scrollTo(0, y % (document.documentElement.scrollHeight - innerHeight)) }, round * 997)
        await page.mouse.move(500 + (round % 40) * 5, 200 + (round % 30) * 15)
        if (round % 5 === 0) await page.keyboard.press('n')
        if (round % 5 === 2) await page.keyboard.press('Escape')
        await page.waitForTimeout(50)
      }
    })
  } finally {
    client.leave()
  }
}

/** An hour adds nothing that stays: a few percent are what collections leave at one time and not at another. */
export function flat(what: string, found: readonly Memory[]): Target[] {
  const grown = (field: keyof Memory) => (found.at(-1)?.[field] ?? NaN) / (found[0]?.[field] ?? NaN)
  return [
    { name: `${what}, heap, last of first`, measured: grown('heap'), most: 1.05, unit: '' },
    { name: `${what}, DOM nodes, last of first`, measured: grown('nodes'), most: 1.05, unit: '' },
    { name: `${what}, listeners, last of first`, measured: grown('listeners'), most: 1.05, unit: '' },
  ]
}
