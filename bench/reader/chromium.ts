import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '@/server/cli/chromium.mjs'

/** A browser of its own for each subject and round, so that none finds the other's caches. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new Error('The bench needs Chromium. Set CHROMIUM_PATH, or install it.')
  return chromium.launch({ executablePath, args: chromiumArguments })
}

/** What a page holds after a collection. */
export interface Memory {
  /** MB of JavaScript's heap. */
  heap: number
  /** Nodes of all documents that are still held, in the page or not. */
  nodes: number
  listeners: number
}

export interface Meter {
  /** Seconds of processor time of the page's main thread: what else the machine does is not counted. */
  busy(): Promise<number>
  memory(): Promise<Memory>
  session: CDPSession
}

export async function meterOf(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await session.send('HeapProfiler.enable')
  const metrics = async () => new Map((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]))
  return {
    session,
    busy: async () => (await metrics()).get('TaskDuration') ?? 0,
    memory: async () => {
      await session.send('HeapProfiler.collectGarbage')
      const found = await metrics()
      return { heap: (found.get('JSHeapUsedSize') ?? 0) / 2 ** 20, nodes: found.get('Nodes') ?? 0, listeners: found.get('JSEventListeners') ?? 0 }
    },
  }
}
