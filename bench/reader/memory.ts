import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { meterOf, openBrowser } from './chromium.ts'
import type { BenchText } from './text.ts'

/** An hour is so many rounds: one a second, of scrolling, pointing and a mark that comes or goes. */
export const roundsOfAnHour = 3600
const samples = 6

/** Heap in MB and DOM nodes, sampled over scripted reading, after a warm-up of a tenth. */
export async function measureMemory(address: string, { text, blocks }: BenchText, marks: readonly PaintedMark[], rounds: number): Promise<{ heap: number; nodes: number }[]> {
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
    await page.goto(address)
    await page.evaluate((html) => window.drive.show(html), renderHtml(text, blocks))
    await page.evaluate(([words, list]) => window.drive.paint('ours', words, list), [text, marks] as const)
    const meter = await meterOf(page)
    await page.evaluate((n) => window.drive.read(n), Math.ceil(rounds / 10))
    const found: { heap: number; nodes: number }[] = []
    for (let at = 0; at < samples; at++) {
      const { heap, nodes } = await meter.memory()
      found.push({ heap: heap / 2 ** 20, nodes })
      await page.evaluate((n) => window.drive.read(n), Math.ceil(rounds / samples))
    }
    return found
  } finally {
    await browser.close()
  }
}
