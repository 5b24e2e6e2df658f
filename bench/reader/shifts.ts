import type { Browser, Page } from '@playwright/test'

/** What moved after it was painted, and by how much (Layout Instability, section 2). */
export interface Shift {
  /** The visit in which it moved. */
  visit: string
  value: number
  /** ms from navigation. */
  at: number
  /** What moved: elements by name and class, with where they stood and stand. */
  moved: string[]
}

const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  tablet: { viewport: { width: 1024, height: 1366 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
}

/** ms after the last note is there: what comes late has come. */
const quiet = 3000

/** Opens a page on screens of three sizes, each twice: as a stranger to it, and with what the first visit left in the browser's cache. */
export async function measureShifts(browser: Browser, address: string, cookie: { name: string; value: string; url: string }): Promise<Shift[]> {
  const found: Shift[] = []
  for (const [screen, options] of Object.entries(screens)) {
    const context = await browser.newContext(options)
    await context.addCookies([cookie])
    await context.addInitScript(watch)
    for (const time of ['first', 'second'] as const) {
      const page = await context.newPage()
      await page.goto(address)
      await page.locator('[data-saving="saved"]').waitFor({ timeout: 60_000 })
      await page.waitForTimeout(quiet)
      found.push(...(await shiftsOf(page)).map((shift) => ({ visit: `${screen}, ${time} visit`, ...shift })))
      await page.close()
    }
    await context.close()
  }
  return found
}

const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as { shifts: Omit<Shift, 'visit'>[] }).shifts)

/** In the page, before all else. */
function watch(): void {
  interface LayoutShift extends PerformanceEntry {
    value: number
    hadRecentInput: boolean
    sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
  }
  const shifts: { value: number; at: number; moved: string[] }[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      if (entry.hadRecentInput) continue
      shifts.push({ value: entry.value, at: Math.round(entry.startTime), moved: entry.sources.map(({ node, previousRect: a, currentRect: b }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return `${element?.localName ?? '?'}.${element?.getAttribute('class')?.slice(0, 40) ?? ''} "${(element?.textContent ?? '').slice(0, 20)}" ${a.x},${a.y} ${a.width}x${a.height} to ${b.x},${b.y} ${b.width}x${b.height}`
      }) })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
