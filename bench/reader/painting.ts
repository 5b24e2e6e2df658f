import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { meterOf, openBrowser } from './chromium.ts'
import type { SubjectName } from './page/drive.ts'
import type { BenchText } from './text.ts'

/** What one subject cost in one round. */
export interface PaintingResult {
  /** ms from the call until the marks in the window are painted. */
  settled: number
  /** ms of script alone. */
  script: number
  /** ms of main thread a live arrival, as thirty a second come in: in a debate, or after a break of the network. */
  arrival: number
  /** The same where each comes alone. */
  loneArrival: number
  /** ms of main thread a frame of scrolling. */
  scroll: number
  /** 95th percentile of the time between two frames of scrolling, ms. */
  frameP95: number
  /** µs to tell what is under the pointer, a move. */
  pointer: number
  /** Share of those moves that found a mark: who finds more than is there is quick to be wrong. */
  pointerFound: number
  /** MB of heap and DOM nodes that the marks took. */
  heap: number
  nodes: number
}

const window_ = { width: 1280, height: 800 }
const arrivals = 40
const frames = 150

/** One subject, one round, a browser of its own. */
export async function measurePainting(address: string, subject: SubjectName, { text, blocks }: BenchText, marks: readonly PaintedMark[]): Promise<PaintingResult> {
  const browser = await openBrowser()
  try {
    const page = await (await browser.newContext({ viewport: window_ })).newPage()
    page.setDefaultTimeout(120_000)
    await page.goto(address)
    await page.evaluate((html) => window.drive.show(html), renderHtml(text, blocks))
    const meter = await meterOf(page)
    const before = await meter.memory()
    const { settled, script } = await page.evaluate(([name, words, list]) => window.drive.paint(name, words, list), [subject, text, marks] as const)
    const after = await meter.memory()

    await page.evaluate(() => window.drive.jump(0.3))
    await page.evaluate(() => window.drive.idle(20))
    const arrive = async (apart: number) => {
      const from = await meter.busy()
      await page.evaluate(([n, ms]) => window.drive.arrive(n, ms), [arrivals, apart] as const)
      return ((await meter.busy()) - from) * 1000 / arrivals
    }
    const arrival = await arrive(16)
    const loneArrival = await arrive(150)

    await page.evaluate(() => window.drive.jump(0.1))
    await page.evaluate(() => window.drive.idle(10))
    const scrollFrom = await meter.busy()
    const { p95 } = await page.evaluate((n) => window.drive.scroll(n, 240), frames)
    const scrollTo = await meter.busy()
    const pointer = await page.evaluate(() => window.drive.point(5, 800))
    return {
      settled,
      script,
      arrival,
      loneArrival,
      scroll: ((scrollTo - scrollFrom) * 1000) / frames,
      frameP95: p95,
      pointer: pointer.mean,
      pointerFound: pointer.found,
      heap: after.heap - before.heap,
      nodes: after.nodes - before.nodes,
    }
  } finally {
    await browser.close()
  }
}
